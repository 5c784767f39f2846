namespace NetGen.Data.Streaming;

/// <summary>Where the rows of an IDX file are: what its header says, held against the file's length.</summary>
/// <param name="Path">The file.</param>
/// <param name="Count">Its rows.</param>
/// <param name="RowLength">Bytes of a row.</param>
/// <param name="Start">Bytes of the header.</param>
/// <param name="IsPacked">Whether it is gzip.</param>
internal sealed record IdxRows(string Path, int Count, int RowLength, int Start, bool IsPacked)
{
    /// <exception cref="DataFormatException">It is no IDX file of bytes with such a rank, or its length is not what the header says.</exception>
    public static IdxRows Of(string path, int minRank, int maxRank)
    {
        using FileStream file = File.OpenRead(path);
        using Stream content = Gzip.Open(file, path);
        int[] extents = IdxFile.ReadExtents(content, path, minRank, maxRank, long.MaxValue);
        long rowLength = extents[1..].Aggregate(1L, (product, extent) => product * extent);
        if (rowLength > Array.MaxLength)
        {
            throw new DataFormatException($"{path}: a sample has {rowLength} bytes; no array holds so many.");
        }

        var rows = new IdxRows(path, extents[0], (int)rowLength, IdxFile.HeaderLength(extents.Length), content != file);
        (long expected, long found) = (extents[0] * rowLength, file.Length - rows.Start);
        if (!rows.IsPacked && found != expected)
        {
            throw new DataFormatException(
                $"{path}: expected {expected} elements after the header; {(found < expected ? $"the file ends after {found}" : "found more")}.");
        }

        return rows;
    }

    /// <summary>The rows from one on; of a packed file only from the first.</summary>
    public IdxStream Open(int first) => new(this, first);
}

/// <summary>An open IDX file, read row by row.</summary>
internal sealed class IdxStream : IDisposable
{
    private readonly IdxRows rows;
    private readonly FileStream file;
    private readonly Stream content;
    private int next;

    public IdxStream(IdxRows rows, int first)
    {
        this.rows = rows;
        next = first;
        file = File.OpenRead(rows.Path);
        content = Gzip.Open(file, rows.Path);
        if (rows.IsPacked)
        {
            content.ReadAtLeast(new byte[rows.Start], rows.Start, throwOnEndOfStream: false);
        }
        else
        {
            file.Position = rows.Start + ((long)first * rows.RowLength);
        }
    }

    /// <summary>The bytes of the next rows.</summary>
    /// <exception cref="DataFormatException">The file ends before, or behind the last row is something else.</exception>
    public byte[] Read(int count)
    {
        var values = new byte[checked(count * rows.RowLength)];
        int found = content.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (found < values.Length)
        {
            throw new DataFormatException($"{rows.Path}: expected {rows.Count} samples; the file ends in sample {next + (found / rows.RowLength)}.");
        }

        next += count;
        if (next == rows.Count && content.ReadByte() >= 0)
        {
            throw new DataFormatException($"{rows.Path}: expected {rows.Count} samples; found more.");
        }

        return values;
    }

    public void Dispose()
    {
        content.Dispose();
        file.Dispose();
    }
}
