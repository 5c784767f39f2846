using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Images;

/// <summary>
/// The frame of a PNG file (ISO/IEC 15948): its chunks, held against what is there before a decoder makes room for what they promise.
/// </summary>
internal static class PngFile
{
    private const int HeadLength = 13;
    private const int ChunkFrame = 12;

    /// <summary>What begins every PNG file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The data of the first chunk of a type; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, ReadOnlySpan<byte> type)
    {
        for (int at = Signature.Length; at + ChunkFrame <= file.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - ChunkFrame)
            {
                break;
            }

            if (file.Slice(at + 4, 4).SequenceEqual(type))
            {
                return file.Slice(at + 8, (int)length);
            }

            at += ChunkFrame + (int)length;
        }

        return [];
    }

    /// <summary>Throws unless all chunks are there, and the image data unpacks to exactly the pixels that the head promises.</summary>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public static void RequireWhole(byte[] file)
    {
        using var data = new MemoryStream();
        ReadOnlySpan<byte> head = [];
        bool ended = false;
        for (int at = Signature.Length; !ended;)
        {
            uint length = at + ChunkFrame <= file.Length ? BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)) : uint.MaxValue;
            if (length > file.Length - at - ChunkFrame)
            {
                throw new InvalidDataException($"the chunk at byte {at} goes beyond the file's end.");
            }

            ReadOnlySpan<byte> type = file.AsSpan(at + 4, 4);
            ReadOnlySpan<byte> content = file.AsSpan(at + 8, (int)length);
            head = type.SequenceEqual("IHDR"u8) ? content : head;
            if (type.SequenceEqual("IDAT"u8))
            {
                data.Write(content);
            }

            ended = type.SequenceEqual("IEND"u8);
            at += ChunkFrame + (int)length;
        }

        if (head.Length != HeadLength)
        {
            throw new InvalidDataException("it has no head (IHDR).");
        }

        data.Position = 0;
        RequireUnpacked(data, RawLength(head));
    }

    private static void RequireUnpacked(MemoryStream data, long expected)
    {
        using var pixels = new ZLibStream(data, CompressionMode.Decompress);
        var buffer = new byte[1 << 13];
        long found = 0;
        for (int read; found <= expected && (read = pixels.Read(buffer)) > 0;)
        {
            found += read;
        }

        if (found != expected)
        {
            throw new InvalidDataException(FormattableString.Invariant($"its image data unpacks to {(found < expected ? $"{found}" : "more")} bytes; its head promises {expected}."));
        }
    }

    /// <summary>Bytes of the filtered rows; of an interlaced image (Adam7), of all seven passes.</summary>
    private static long RawLength(ReadOnlySpan<byte> head)
    {
        (uint width, uint height) = (BinaryPrimitives.ReadUInt32BigEndian(head), BinaryPrimitives.ReadUInt32BigEndian(head[4..]));
        int channels = head[9] switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => throw new InvalidDataException($"there is no colour type {head[9]}.")
        };
        long bits = (long)channels * head[8];
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue || head[8] is not (1 or 2 or 4 or 8 or 16))
        {
            throw new InvalidDataException($"{height}×{width} pixels of {head[8]} bits are no image.");
        }

        if (head[12] == 0)
        {
            return Rows(0, 0, 1, 1);
        }

        return Rows(0, 0, 8, 8) + Rows(4, 0, 8, 8) + Rows(0, 4, 4, 8) + Rows(2, 0, 4, 4) + Rows(0, 2, 2, 4) + Rows(1, 0, 2, 2)
            + Rows(0, 1, 1, 2);

        // Each row begins with a byte for its filter; an empty pass has none.
        long Rows(int x, int y, int across, int down)
        {
            long columns = (width - x + across - 1) / across;
            long rows = (height - y + down - 1) / down;
            return columns > 0 && rows > 0 ? rows * (1 + (((columns * bits) + 7) / 8)) : 0;
        }
    }
}
