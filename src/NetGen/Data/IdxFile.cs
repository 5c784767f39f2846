namespace NetGen.Data;

/// <summary>A whole IDX file: its head and the bytes of its elements.</summary>
internal sealed record IdxFile(IdxHeader Header, byte[] Bytes)
{
    /// <summary>Reads a file of images, plain or gzip.</summary>
    /// <exception cref="DataFormatException">It is no IDX file of images, or is cut short or too long.</exception>
    public static IdxFile ReadImages(string path) => Read(path, IdxHeader.OfImages);

    /// <summary>Reads a file of labels or real targets, plain or gzip.</summary>
    /// <inheritdoc cref="ReadImages"/>
    public static IdxFile ReadAnswers(string path) => Read(path, IdxHeader.OfAnswers);

    private static IdxFile Read(string path, Func<Stream, string, long, IdxHeader> readHeader)
    {
        using FileStream file = DataFile.Open(path, "an IDX file");
        using Stream stream = Gzip.Open(file, path);
        try
        {
            return Read(file, stream, path, readHeader);
        }
        catch (DataFormatException e)
        {
            throw Gzip.Cause(stream, e);
        }
    }

    private static IdxFile Read(FileStream file, Stream stream, string path, Func<Stream, string, long, IdxHeader> readHeader)
    {
        IdxHeader header = readHeader(stream, path, Array.MaxLength);
        if (stream == file)
        {
            header.RequireBytes(file.Length - header.Length);
        }

        var content = UnsureBytes.Read(stream, (int)(header.Count * header.RowElements * header.Element.Size), out int found);
        header.RequireBytes(found == content.Length && stream.ReadByte() >= 0 ? found + 1L : found);
        return new IdxFile(header, content);
    }
}

/// <summary>Bytes that a header promises and nobody has seen: memory grows with what is there.</summary>
internal static class UnsureBytes
{
    private const int FirstChunk = 1 << 16;

    /// <summary>Reads so many bytes, or those there are.</summary>
    /// <param name="stream">Where they are.</param>
    /// <param name="length">How many are promised.</param>
    /// <param name="found">How many there were.</param>
    /// <returns>All of them; fewer than were promised, with anything behind those that were found, where they were not there.</returns>
    public static byte[] Read(Stream stream, int length, out int found)
    {
        var bytes = new byte[Math.Min(length, FirstChunk)];
        found = 0;
        while (true)
        {
            found += stream.ReadAtLeast(bytes.AsSpan(found), bytes.Length - found, throwOnEndOfStream: false);
            if (found < bytes.Length || found == length)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
        }
    }
}
