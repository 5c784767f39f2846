using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace NetGen.Reports.Charts;

/// <summary>Small pictures inside a page, as PNG (ISO/IEC 15948) in a data address.</summary>
internal static class PngImage
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="pixels">Row-major, channels last.</param>
    public static string Address(int width, int height, int channels, byte[] pixels) =>
        $"data:image/png;base64,{Convert.ToBase64String(File(width, height, channels, pixels))}";

    /// <summary>The same as a file.</summary>
    public static byte[] File(int width, int height, int channels, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // Eight bits a channel; colour type 0 is grey, 2 is colour.
        (header[8], header[9]) = (8, (byte)(channels == 1 ? 0 : 2));
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compressed(width * channels, height, pixels));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(int rowLength, int height, byte[] pixels)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                zlib.WriteByte(0); // no filter
                zlib.Write(pixels, row * rowLength, rowLength);
            }
        }

        return data.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        var checksum = new Crc32();
        checksum.Append(kind);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
