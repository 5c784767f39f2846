using System.Buffers.Binary;

namespace NetGen.Data;

/// <summary>An element type of the IDX format; numbers are big-endian.</summary>
/// <param name="Code">The byte that stands for it.</param>
/// <param name="Size">Bytes of an element.</param>
/// <param name="IsWhole">Whether its elements are whole numbers, and so can be labels.</param>
internal sealed record IdxElement(byte Code, int Size, bool IsWhole)
{
    private const byte UnsignedByte = 0x08;

    private static readonly IdxElement[] All =
    [
        new(UnsignedByte, 1, true), new(0x09, 1, true), new(0x0B, 2, true), new(0x0C, 4, true), new(0x0D, 4, false), new(0x0E, 8, false),
    ];

    /// <exception cref="DataFormatException">There is no such type.</exception>
    public static IdxElement Of(byte code, string path) => Array.Find(All, type => type.Code == code) ?? throw new DataFormatException(
        $"{path}: expected elements of type 08 (unsigned byte), 09 (signed byte), 0B, 0C (integers of 16 and 32 bits), 0D or 0E (float, double) at byte 2; found {code:X2}.");

    /// <summary>Elements as inputs: unsigned bytes as they are, others as single-precision numbers.</summary>
    /// <param name="bytes">The elements.</param>
    /// <param name="path">What messages call the file.</param>
    /// <param name="first">The number of the first element in the file.</param>
    /// <exception cref="DataFormatException">One is not finite, or too large.</exception>
    public InputValues Inputs(byte[] bytes, string path, long first) =>
        Code == UnsignedByte ? new(bytes) : new(Numbers(bytes, path, first));

    /// <inheritdoc cref="Inputs"/>
    public float[] Numbers(ReadOnlySpan<byte> bytes, string path, long first)
    {
        var numbers = new float[bytes.Length / Size];
        for (int i = 0; i < numbers.Length; i++)
        {
            double number = Element(bytes.Slice(i * Size, Size));
            numbers[i] = (float)number;
            if (!float.IsFinite(numbers[i]))
            {
                throw new DataFormatException(FormattableString.Invariant($"{path}: expected finite numbers of single precision; element {first + i} is {number}."));
            }
        }

        return numbers;
    }

    /// <summary>Elements as labels. Only where <see cref="IsWhole"/>.</summary>
    public int[] Labels(ReadOnlySpan<byte> bytes)
    {
        var labels = new int[bytes.Length / Size];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (int)Element(bytes.Slice(i * Size, Size));
        }

        return labels;
    }

    private double Element(ReadOnlySpan<byte> bytes) => Code switch
    {
        UnsignedByte => bytes[0],
        0x09 => (sbyte)bytes[0],
        0x0B => BinaryPrimitives.ReadInt16BigEndian(bytes),
        0x0C => BinaryPrimitives.ReadInt32BigEndian(bytes),
        0x0D => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
