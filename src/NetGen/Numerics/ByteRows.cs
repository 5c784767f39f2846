using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>Bytes as floating-point numbers, a row at a time.</summary>
internal static class ByteRows
{
    /// <summary>to[i] = from[i].</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="to">Receives as many values.</param>
    public static void Convert<T>(ReadOnlySpan<byte> from, Span<T> to) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Convert(from, MemoryMarshal.Cast<T, float>(to));
            return;
        }

        for (int i = 0; i < from.Length; i++)
        {
            to[i] = T.CreateTruncating(from[i]);
        }
    }

    private static void Convert(ReadOnlySpan<byte> from, Span<float> to)
    {
        to = to[..from.Length];
        int i = 0;
        for (; i <= from.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.Create(from.Slice(i, Vector128<byte>.Count)));
            Store(low, to[i..]);
            Store(high, to[(i + Vector128<ushort>.Count)..]);
        }

        for (; i < from.Length; i++)
        {
            to[i] = from[i];
        }
    }

    private static void Store(Vector128<ushort> values, Span<float> to)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(values);
        Vector256.ConvertToSingle(Vector256.Create(low, high).AsInt32()).CopyTo(to);
    }
}
