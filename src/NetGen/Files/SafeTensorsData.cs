using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Files;

/// <summary>
/// The bytes of a safetensors file: the padded header, and elements, little-endian whatever the machine: written as F32 or F64, read also
/// from F16 and BF16.
/// </summary>
internal static class SafeTensorsData
{
    private const int Alignment = 8;
    private const int BufferBytes = 1 << 14;

    /// <summary>The element types that can be read, for messages.</summary>
    public const string ReadableTypes = "F32, F64, F16 or BF16";

    /// <summary>Whether weights can be read from an element type.</summary>
    public static bool IsReadable(string elementType) => elementType is "F32" or "F64" or "F16" or "BF16";

    /// <summary>The element type that a network's scalar is written as.</summary>
    /// <exception cref="NotSupportedException">It is neither float nor double.</exception>
    public static string ElementType<T>() =>
        typeof(T) == typeof(float) ? "F32" :
        typeof(T) == typeof(double) ? "F64" :
        throw new NotSupportedException($"Weights of type {typeof(T).Name} cannot be saved; expected float or double.");

    /// <summary>Writes the header, padded with spaces so that the data begins at a multiple of 8 bytes.</summary>
    public static void WriteHeader(Stream stream, SafeTensorsHeader header)
    {
        byte[] json = SafeTensorsJson.Write(header);
        int padded = (json.Length + Alignment - 1) / Alignment * Alignment;
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded);
        stream.Write(length);
        stream.Write(json);
        stream.Write("        "u8[..(padded - json.Length)]);
    }

    /// <summary>Writes elements in the scalar's own type.</summary>
    public static void WriteElements<T>(Stream stream, ReadOnlySpan<T> elements) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int size = typeof(T) == typeof(float) ? sizeof(float) : sizeof(double);
        var buffer = new byte[BufferBytes];
        while (!elements.IsEmpty)
        {
            ReadOnlySpan<T> part = elements[..Math.Min(buffer.Length / size, elements.Length)];
            for (int i = 0; i < part.Length; i++)
            {
                Span<byte> bytes = buffer.AsSpan(i * size, size);
                if (size == sizeof(float))
                {
                    BinaryPrimitives.WriteSingleLittleEndian(bytes, float.CreateTruncating(part[i]));
                }
                else
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes, double.CreateTruncating(part[i]));
                }
            }

            stream.Write(buffer, 0, part.Length * size);
            elements = elements[part.Length..];
        }
    }

    /// <summary>Reads elements of a file's type into the network's scalar; a double too large for a float becomes infinite.</summary>
    /// <param name="stream">Stands at the tensor's data.</param>
    /// <param name="elementType">One that is readable.</param>
    /// <param name="elements">Receives them.</param>
    /// <exception cref="EndOfStreamException">The stream ends first.</exception>
    public static void ReadElements<T>(Stream stream, string elementType, Span<T> elements) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (BitConverter.IsLittleEndian && elementType == ElementType<T>())
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(elements));
            return;
        }

        int size = SafeTensor.ElementSize(elementType)!.Value;
        var buffer = new byte[BufferBytes];
        while (!elements.IsEmpty)
        {
            Span<T> part = elements[..Math.Min(buffer.Length / size, elements.Length)];
            stream.ReadExactly(buffer, 0, part.Length * size);
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = Element<T>(buffer.AsSpan(i * size, size), elementType);
            }

            elements = elements[part.Length..];
        }
    }

    private static T Element<T>(ReadOnlySpan<byte> bytes, string elementType) where T : unmanaged, IFloatingPointIeee754<T> =>
        elementType switch
        {
            "F32" => T.CreateTruncating(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
            "F64" => T.CreateTruncating(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
            "F16" => T.CreateTruncating(BinaryPrimitives.ReadHalfLittleEndian(bytes)),
            // The upper half of an F32.
            "BF16" => T.CreateTruncating(BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16)),
            _ => throw new ArgumentOutOfRangeException(nameof(elementType), elementType, $"Expected {ReadableTypes}."),
        };

    /// <summary>Passes over what is not read.</summary>
    /// <exception cref="EndOfStreamException">The stream ends first.</exception>
    public static void Skip(Stream stream, long bytes)
    {
        if (stream.CanSeek)
        {
            stream.Seek(bytes, SeekOrigin.Current);
            return;
        }

        var buffer = new byte[BufferBytes];
        for (; bytes > 0; bytes -= Math.Min(bytes, buffer.Length))
        {
            stream.ReadExactly(buffer, 0, (int)Math.Min(bytes, buffer.Length));
        }
    }
}
