using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Fuzz;

/// <summary>IDX files of every element type and rank whose header and length mostly agree.</summary>
internal static class IdxMutations
{
    public static byte[][] Files { get; } =
    [
        [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, .. Enumerable.Range(0, 12).Select(i => (byte)(i * 20))],
        [0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2],
        [0, 0, 0x0D, 2, 0, 0, 0, 3, 0, 0, 0, 2, .. Enumerable.Repeat<byte[]>([0x3F, 0x80, 0, 0], 6).SelectMany(value => value)],
        [0, 0, 0x0C, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2],
    ];

    public static byte[] Of(byte[] file, Random random)
    {
        byte[] changed = [.. file];
        int at = random.Next(3) == 0 ? 2 : 4 + (4 * random.Next(Math.Max(1, (int)changed[3])));
        if (at == 2)
            changed[2] = (byte)random.Next(7, 16);
        else if (at + 4 <= changed.Length)
            BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(at), (uint)(random.Next(3) == 0 ? random.NextInt64(1L << 32) : random.Next(8)));
        if (random.Next(4) == 0)
            changed[3] = (byte)random.Next(6);
        // As many bytes as the header says, where that is a number one can write.
        long length = changed[2] switch { 0x0B => 2, 0x0C or 0x0D => 4, 0x0E => 8, _ => 1 };
        int start = 4 + (4 * changed[3]);
        for (int i = 4; i + 4 <= Math.Min(start, changed.Length); i += 4)
            length = Math.Min(1 << 20, length * BinaryPrimitives.ReadUInt32BigEndian(changed.AsSpan(i)));
        if (length > 4096 || random.Next(4) == 0)
            return changed;
        var data = new byte[length];
        random.NextBytes(data);
        return [.. changed[..Math.Min(start, changed.Length)], .. data];
    }
}

/// <summary>Images with chunks, segments and fields that lie, under checksums that are right.</summary>
internal static class ImageMutations
{
    private static readonly byte[] Exif = [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];

    public static byte[][] Files { get; } =
    [
        PngBytes.Of(3, 5, 3, [.. Enumerable.Range(0, 45).Select(i => (byte)(i * 5))]), PngBytes.Of(4, 4, 4, [.. Enumerable.Range(0, 64).Select(i => (byte)(i * 4))]), PngBytes.Of(6, 4, 1, new byte[24]),
        Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        TestData.Bytes("grey-baseline.jpg"), TestData.Bytes("colour-progressive.jpg"), Bitmap(24, 3, 2), Bitmap(8, 4, 4), [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2, 0, 24, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ];

    public static byte[] Of(byte[] file, Random random) => file switch
    {
        [0x89, ..] => OfPng(file, random),
        [0xFF, 0xD8, ..] => OfJpeg(file, random),
        _ => ByteMutations.Of(file, Files[^1], random),
    };

    private static byte[] OfPng(byte[] file, Random random)
    {
        var chunks = new List<(string Type, byte[] Data)>();
        for (int at = 8; at + 12 <= file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        int chosen = random.Next(chunks.Count);
        (string type, byte[] data) = chunks[chosen];
        switch (random.Next(6))
        {
            case 0:
                chunks.RemoveAt(chosen);
                break;
            case 1:
                chunks.Insert(chosen, chunks[random.Next(chunks.Count)]);
                break;
            case 2:
                chunks.Insert(1, ("eXIf", ByteMutations.Of(Exif, Exif, random)));
                break;
            case 3:
                chunks.Insert(1, (random.Next(2) == 0 ? "PLTE" : "tRNS", new byte[random.Next(10)]));
                break;
            default:
                chunks[chosen] = (type, type == "IDAT" ? Zlib(ByteMutations.Of(Unzlib(data), data, random)) : ByteMutations.Of(data, data, random));
                break;
        }

        return [.. file[..8], .. chunks.SelectMany(chunk => PngBytes.Chunk(chunk.Type, chunk.Data))];
    }

    private static byte[] OfJpeg(byte[] file, Random random)
    {
        var segments = new List<byte[]>();
        int at = 2;
        for (; file[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)))
            segments.Add(file[at..(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)))]);
        byte[] scan = file[at..];
        int chosen = random.Next(segments.Count);
        switch (random.Next(5))
        {
            case 0:
                segments.RemoveAt(chosen);
                break;
            case 1:
                segments.Insert(chosen, segments[random.Next(segments.Count)]);
                break;
            case 2:
                segments.Insert(0, Segment([0xFF, 0xE1], [.. "Exif\0\0"u8, .. ByteMutations.Of(Exif, Exif, random)]));
                break;
            case 3:
                scan = ByteMutations.Of(scan, scan, random);
                break;
            default:
                segments[chosen] = Segment(segments[chosen][..2], ByteMutations.Of(segments[chosen][4..], scan, random));
                break;
        }

        return [0xFF, 0xD8, .. segments.SelectMany(segment => segment), .. scan];
    }

    private static byte[] Segment(byte[] marker, byte[] data) => [.. marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Bitmap(int bits, int height, int width)
    {
        int palette = bits == 8 ? 1024 : 0;
        int row = ((width * bits / 8) + 3) / 4 * 4;
        var file = new byte[54 + palette + (row * height)];
        (file[0], file[1], file[14], file[26], file[28]) = ((byte)'B', (byte)'M', 40, 1, (byte)bits);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54 + palette);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        return file;
    }

    private static byte[] Zlib(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(data);
        return packed.ToArray();
    }

    private static byte[] Unzlib(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zlib.CopyTo(content);
        return content.ToArray();
    }
}

/// <summary>Safetensors files whose header changes and whose length stays right.</summary>
internal static class SafeTensorsMutations
{
    public static byte[] Of(byte[] file, Func<string, string> change)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(file);
        byte[] header = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(file, 8, length)));
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        return [.. prefix, .. header, .. file[(8 + length)..]];
    }
}
