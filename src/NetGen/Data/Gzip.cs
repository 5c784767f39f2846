using System.IO.Compression;

namespace NetGen.Data;

/// <summary>Tells gzip from plain data by its first two bytes (RFC 1952 §2.3.1), whatever the file is called.</summary>
internal static class Gzip
{
    /// <summary>The content from the present position, unpacked if it is gzip; the stream stays the caller's to close.</summary>
    /// <exception cref="InvalidDataException">On reading: the packed data is damaged.</exception>
    public static Stream Open(Stream stream)
    {
        if (!stream.CanSeek)
        {
            // A pipe cannot be looked at without being consumed.
            var copy = new MemoryStream();
            stream.CopyTo(copy);
            copy.Position = 0;
            stream = copy;
        }

        long start = stream.Position;
        Span<byte> magic = stackalloc byte[2];
        bool packed = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        stream.Position = start;
        return packed ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
    }

    /// <summary>Reads from a source, and names it where its gzip data is damaged.</summary>
    /// <exception cref="DataFormatException">It is.</exception>
    public static TResult Named<TResult>(string source, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            throw new DataFormatException($"{source}: its gzip data is damaged: {e.Message}", e);
        }
    }
}
