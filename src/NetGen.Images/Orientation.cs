using System.Buffers.Binary;

namespace NetGen.Images;

/// <summary>
/// How a camera says that a photo is to be turned: tag 0x0112 of EXIF (CIPA DC-008), in a JPEG's APP1 segment or a PNG's eXIf chunk.
/// </summary>
internal static class Orientation
{
    private const int Upright = 1;
    private const ushort Tag = 0x0112;
    private const int EntryLength = 12;

    /// <summary>1 to 8 as EXIF counts them; 1 where the file says nothing that can be read.</summary>
    public static int Of(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? OfJpeg(file) :
        file.StartsWith(PngFile.Signature) ? OfTiff(PngFile.Chunk(file, "eXIf"u8)) :
        Upright;

    /// <summary>The pixels as they are to be seen.</summary>
    /// <param name="pixels">height × width × channels bytes.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="orientation">1 to 8.</param>
    /// <returns>The pixels, and their height and width, which change places where the image is turned by a quarter.</returns>
    public static (byte[] Pixels, int Height, int Width) Apply(byte[] pixels, int height, int width, int orientation)
    {
        if (orientation == Upright)
        {
            return (pixels, height, width);
        }

        int channels = pixels.Length / (height * width);
        var turned = new byte[pixels.Length];
        bool swaps = orientation >= 5;
        (int rows, int columns) = swaps ? (width, height) : (height, width);
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                (int row, int column) = orientation switch
                {
                    2 => (y, width - 1 - x),
                    3 => (height - 1 - y, width - 1 - x),
                    4 => (height - 1 - y, x),
                    5 => (x, y),
                    6 => (height - 1 - x, y),
                    7 => (height - 1 - x, width - 1 - y),
                    _ => (x, width - 1 - y),
                };
                pixels.AsSpan(((row * width) + column) * channels, channels).CopyTo(turned.AsSpan(((y * columns) + x) * channels));
            }
        }

        return (turned, rows, columns);
    }

    private static int OfJpeg(ReadOnlySpan<byte> file)
    {
        for (int at = 2; at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] is not (0xDA or 0xD9);)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            ReadOnlySpan<byte> segment = file[Math.Min(at + 4, file.Length)..Math.Clamp(at + 2 + length, at + 4, file.Length)];
            if (file[at + 1] == 0xE1 && segment.StartsWith("Exif\0\0"u8))
            {
                return OfTiff(segment[6..]);
            }

            at += 2 + Math.Max(length, 2);
        }

        return Upright;
    }

    /// <summary>
    /// The first directory of a TIFF header: byte order, 42, the directory's place; a count and entries of tag, type, count, value.
    /// </summary>
    private static int OfTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return Upright;
        }

        bool little = tiff[0] == 'I';
        uint directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        int count = directory <= tiff.Length - 2 ? Short(tiff[(int)directory..], little) : 0;
        for (int i = 0; i < count; i++)
        {
            long at = directory + 2L + (EntryLength * i);
            if (at + EntryLength > tiff.Length)
            {
                return Upright;
            }

            ReadOnlySpan<byte> entry = tiff[(int)at..];
            if (Short(entry, little) == Tag)
            {
                return Short(entry[8..], little) is var orientation and >= 1 and <= 8 ? orientation : Upright;
            }
        }

        return Upright;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
