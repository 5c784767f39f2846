using System.Buffers.Binary;
using System.Numerics;

namespace NetGen.Files;

/// <summary>The bytes of a safetensors file: the padded header, and elements as little-endian F32 or F64 whatever the machine.</summary>
internal static class SafeTensorsData
{
    private const int Alignment = 8;
    private const int BufferBytes = 1 << 14;

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
    /// <param name="elementType">"F32" or "F64".</param>
    /// <param name="elements">Receives them.</param>
    /// <exception cref="EndOfStreamException">The stream ends first.</exception>
    public static void ReadElements<T>(Stream stream, string elementType, Span<T> elements) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int size = elementType == "F32" ? sizeof(float) : sizeof(double);
        var buffer = new byte[BufferBytes];
        while (!elements.IsEmpty)
        {
            Span<T> part = elements[..Math.Min(buffer.Length / size, elements.Length)];
            stream.ReadExactly(buffer, 0, part.Length * size);
            for (int i = 0; i < part.Length; i++)
            {
                ReadOnlySpan<byte> bytes = buffer.AsSpan(i * size, size);
                part[i] = size == sizeof(float)
                    ? T.CreateTruncating(BinaryPrimitives.ReadSingleLittleEndian(bytes))
                    : T.CreateTruncating(BinaryPrimitives.ReadDoubleLittleEndian(bytes));
            }

            elements = elements[part.Length..];
        }
    }
}
