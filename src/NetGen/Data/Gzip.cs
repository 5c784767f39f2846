using System.IO.Compression;

namespace NetGen.Data;

/// <summary>Tells gzip from plain data by its first two bytes (RFC 1952 §2.3.1), whatever the file is called.</summary>
internal static class Gzip
{
    /// <summary>The content from the present position, unpacked if it is gzip; the stream stays the caller's to close.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="sourceName">What messages call it.</param>
    /// <exception cref="DataFormatException">On reading: the packed data is damaged, or is far larger than any real file.</exception>
    public static Stream Open(Stream stream, string sourceName)
    {
        var magic = new byte[2];
        long start = stream.CanSeek ? stream.Position : 0;
        int found = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        bool packed = found == 2 && magic is [0x1F, 0x8B];
        if (!stream.CanSeek)
        {
            // A pipe cannot be looked at without being consumed.
            stream = new JoinedStream(new MemoryStream(magic, 0, found), stream);
        }
        else
        {
            stream.Position = start;
        }

        return packed ? new GzipContent(stream, sourceName) : stream;
    }

    /// <summary>Why a source could not be read: its archive is damaged, where it is, whatever the damage made of the content; else what
    /// was found there.</summary>
    /// <param name="content">What <see cref="Open"/> gave; an archive is read to its end.</param>
    /// <param name="found">What was found.</param>
    public static DataFormatException Cause(Stream content, DataFormatException found) => (content as GzipContent)?.FindDamage() ?? found;
}

/// <summary>
/// The content of gzip data. .NET's reader takes an archive that was cut off for one that ends there, so a member of our own is put behind
/// it: it comes out only where all that stands before it was whole; what is unpacked once it has been begun may be anything, and is kept
/// back until it has come. At most so many times as much comes out as went in.
/// </summary>
internal sealed class GzipContent(Stream packed, string sourceName) : ReadOnlyStream
{
    // Text of tables packs to a tenth, rarely to a fiftieth; a bomb to a thousandth. Small files may be what they like.
    private const int LargestRatio = 100;
    private const int AnyContent = 1 << 20;

    private static readonly byte[] Seal = [0x9E, 0x37, 0x79, 0xB9, 0x7F, 0x4A, 0x7C, 0x15, 0xF3, 0x9C, 0xC0, 0x60, 0x5C, 0xED, 0xC8, 0x34];
    private static readonly byte[] PackedSeal = Packed(Seal);

    private readonly JoinedStream source = new(packed, new MemoryStream(PackedSeal));
    private byte[] window = new byte[1 << 13];
    private DataFormatException? damage;
    private GZipStream? unpacked;
    private long count;
    private int start;
    private int end;
    private bool ended;

    public override int Read(Span<byte> buffer)
    {
        while ((end - start <= Seal.Length || source.IsAtLast) && !ended)
        {
            Fill();
        }

        int available = end - start - Seal.Length;
        int read = Math.Min(buffer.Length, available);
        window.AsSpan(start, read).CopyTo(buffer);
        start += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        unpacked?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Reads on to the end, for what is wrong with the archive; null where nothing is.</summary>
    public DataFormatException? FindDamage()
    {
        var passed = new byte[1 << 13];
        try
        {
            while (damage is null && Read(passed) > 0)
            {
            }
        }
        catch (DataFormatException)
        {
            // It is kept.
        }

        return damage;
    }

    private void Fill()
    {
        window.AsSpan(start, end - start).CopyTo(window);
        (start, end) = (0, end - start);
        if (end == window.Length)
        {
            Array.Resize(ref window, 2 * end);
        }

        try
        {
            unpacked ??= new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
            int read = unpacked.Read(window, end, window.Length - end);
            end += read;
            count += read;
            ended = read == 0;
        }
        catch (InvalidDataException e)
        {
            throw Damaged("it is cut off, was changed, or its checksum is wrong", e);
        }

        if (ended && !window.AsSpan(start, end - start).EndsWith(Seal))
        {
            throw Damaged("it is cut off, or something else follows it");
        }

        if (count > AnyContent + (LargestRatio * source.Count))
        {
            throw damage = new DataFormatException(FormattableString.Invariant(
                $"{sourceName}: its gzip data unpacks to more than {LargestRatio} times its size; if it is no gzip bomb, unpack the file and read that."));
        }
    }

    private DataFormatException Damaged(string how, Exception? cause = null) =>
        damage = new($"{sourceName}: its gzip data is damaged: {how}.", cause);

    private static byte[] Packed(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }
}
