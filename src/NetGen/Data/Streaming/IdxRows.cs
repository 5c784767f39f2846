namespace NetGen.Data.Streaming;

/// <summary>Where the rows of an IDX file are: what its header says, held against the file's length.</summary>
/// <param name="Header">What the header says.</param>
/// <param name="RowLength">Bytes of a row.</param>
/// <param name="IsPacked">Whether it is gzip.</param>
internal sealed record IdxRows(IdxHeader Header, int RowLength, bool IsPacked)
{
    public string Path => Header.Path;

    public int Count => Header.Count;

    /// <summary>A file of images.</summary>
    /// <exception cref="DataFormatException">It is no IDX file of images, or its length is not what the header says.</exception>
    public static IdxRows OfImages(string path) => Of(path, IdxHeader.OfImages);

    /// <summary>A file of labels or real targets.</summary>
    /// <inheritdoc cref="OfImages"/>
    public static IdxRows OfAnswers(string path) => Of(path, IdxHeader.OfAnswers);

    /// <summary>The rows from one on; of a packed file only from the first.</summary>
    public IdxStream Open(int first) => new(this, first);

    private static IdxRows Of(string path, Func<Stream, string, long, IdxHeader> readHeader)
    {
        using FileStream file = DataFile.Open(path, "an IDX file");
        using Stream content = Gzip.Open(file, path);
        try
        {
            return Of(file, content, path, readHeader);
        }
        catch (DataFormatException e)
        {
            throw Gzip.Cause(content, e);
        }
    }

    private static IdxRows Of(FileStream file, Stream content, string path, Func<Stream, string, long, IdxHeader> readHeader)
    {
        IdxHeader header = readHeader(content, path, long.MaxValue);
        long rowLength = header.RowElements * header.Element.Size;
        if (rowLength > Array.MaxLength)
        {
            throw new DataFormatException($"{path}: a sample has {rowLength} bytes; no array holds so many.");
        }

        if (content == file)
        {
            header.RequireBytes(file.Length - header.Length);
        }

        return new IdxRows(header, (int)rowLength, content != file);
    }
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
        file = DataFile.Open(rows.Path, "an IDX file");
        content = Gzip.Open(file, rows.Path);
        if (rows.IsPacked)
        {
            content.ReadAtLeast(new byte[rows.Header.Length], rows.Header.Length, throwOnEndOfStream: false);
        }
        else
        {
            file.Position = rows.Header.Length + ((long)first * rows.RowLength);
        }
    }

    /// <summary>The bytes of the next rows.</summary>
    /// <exception cref="DataFormatException">The file ends before, or behind the last row is something else.</exception>
    public byte[] Read(int count)
    {
        int length = count * rows.RowLength;
        byte[] values = UnsureBytes.Read(content, length, out int found);
        if (found < length)
        {
            throw Ended($"the file ends in sample {next + (found / rows.RowLength)}");
        }

        next += count;
        if (next == rows.Count && content.ReadByte() >= 0)
        {
            throw Ended("found more");
        }

        return values;
    }

    private DataFormatException Ended(string how) =>
        Gzip.Cause(content, new DataFormatException($"{rows.Path}: expected {Counted.Of(rows.Count, "sample")}; {how}."));

    public void Dispose()
    {
        content.Dispose();
        file.Dispose();
    }
}
