using System.Buffers.Binary;
using System.Globalization;

namespace NetGen.Data;

/// <summary>
/// A file in the IDX format of LeCun, Cortes and Burges: 0, 0, element type, rank, the extents as 32-bit big-endian numbers, the
/// elements row-major. Only unsigned bytes, which is what image and label files hold.
/// </summary>
internal sealed class IdxFile
{
    private const byte UnsignedByte = 0x08;

    // A header may promise anything: memory grows with what the file really holds.
    private const int FirstChunk = 1 << 20;

    private IdxFile(int[] extents, byte[] values)
    {
        Extents = extents;
        Values = values;
    }

    /// <summary>The shape; the first extent counts the samples and no extent is 0.</summary>
    public int[] Extents { get; }

    /// <summary>The elements, row-major.</summary>
    public byte[] Values { get; }

    /// <summary>Reads a file, plain or gzip.</summary>
    /// <exception cref="DataFormatException">It is no IDX file of bytes with such a rank, or is cut short or too long.</exception>
    public static IdxFile Read(string path, int minRank, int maxRank)
    {
        using FileStream file = File.OpenRead(path);
        using Stream stream = Gzip.Open(file, path);
        int[] extents = ReadExtents(stream, path, minRank, maxRank, Array.MaxLength);
        return new IdxFile(extents, ReadValues(stream, extents.Aggregate((product, extent) => product * extent), path));
    }

    /// <summary>Throws unless there is a label for each image.</summary>
    /// <exception cref="DataFormatException">There is not.</exception>
    public static void RequirePair(string imagesPath, int images, string labelsPath, int labels)
    {
        if (images != labels)
        {
            throw new DataFormatException($"{labelsPath}: expected {images} labels, one for each image of {imagesPath}; found {labels}.");
        }
    }

    /// <summary>Bytes before the elements.</summary>
    public static int HeaderLength(int rank) => 4 + (4 * rank);

    /// <summary>Reads the header: the shape.</summary>
    /// <exception cref="DataFormatException">It is none of such a rank, or of more elements than are wanted.</exception>
    public static int[] ReadExtents(Stream stream, string path, int minRank, int maxRank, long mostElements)
    {
        Span<byte> magic = stackalloc byte[4];
        ReadHeader(stream, magic, path, "the magic number");
        if (magic[0] != 0 || magic[1] != 0)
        {
            throw new DataFormatException(
                $"{path}: expected an IDX file, which begins with the bytes 00 00; found {Convert.ToHexString(magic)}.");
        }

        if (magic[2] != UnsignedByte)
        {
            throw new DataFormatException($"{path}: expected elements of type 08 (unsigned byte) at byte 2; found {magic[2]:X2}.");
        }

        if (magic[3] < minRank || magic[3] > maxRank)
        {
            string expected = minRank == maxRank ? $"{minRank}" : $"{minRank} to {maxRank}";
            throw new DataFormatException($"{path}: expected {expected} dimensions at byte 3; found {magic[3]}.");
        }

        var extents = new int[magic[3]];
        long length = 1;
        Span<byte> bytes = stackalloc byte[4];
        for (int i = 0; i < extents.Length; i++)
        {
            ReadHeader(stream, bytes, path, $"the extent of dimension {i}");
            uint extent = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            length = extent is > 0 and <= int.MaxValue && length <= mostElements / extent ? length * extent : 0;
            if (length == 0)
            {
                throw new DataFormatException(string.Create(CultureInfo.InvariantCulture,
                    $"{path}: the extent of dimension {i} is {extent}; expected at least 1 and fewer than 2^{(mostElements > int.MaxValue ? 63 : 31)} elements in all."));
            }

            extents[i] = (int)extent;
        }

        return extents;
    }

    private static void ReadHeader(Stream stream, Span<byte> bytes, string path, string what)
    {
        int found = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (found < bytes.Length)
        {
            throw new DataFormatException($"{path}: expected {bytes.Length} bytes of {what}; the file ends after {found}.");
        }
    }

    private static byte[] ReadValues(Stream stream, int length, string path)
    {
        var values = new byte[Math.Min(length, FirstChunk)];
        int found = 0;
        while (true)
        {
            found += stream.ReadAtLeast(values.AsSpan(found), values.Length - found, throwOnEndOfStream: false);
            if (found < values.Length)
            {
                throw new DataFormatException($"{path}: expected {length} elements after the header; the file ends after {found}.");
            }

            if (found == length)
            {
                break;
            }

            Array.Resize(ref values, (int)Math.Min(length, 2L * values.Length));
        }

        if (stream.ReadByte() >= 0)
        {
            throw new DataFormatException($"{path}: expected {length} elements after the header; found more.");
        }

        return values;
    }
}
