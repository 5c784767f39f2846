using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>Arithmetic on whole tensors, element by element.</summary>
internal static class Elementwise
{
    /// <summary>values ← values − terms.</summary>
    public static void Subtract<T>(Span<T> values, ReadOnlySpan<T> terms) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T first = ref MemoryMarshal.GetReference(values);
        ref T others = ref MemoryMarshal.GetReference(terms[..values.Length]);
        int i = 0;
        for (; i <= values.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            (Vector256.LoadUnsafe(ref first, (nuint)i) - Vector256.LoadUnsafe(ref others, (nuint)i)).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] -= terms[i];
        }
    }

    /// <summary>sum ← sum + terms.</summary>
    public static void Add<T>(Span<T> sum, ReadOnlySpan<T> terms) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T sums = ref MemoryMarshal.GetReference(sum);
        ref T others = ref MemoryMarshal.GetReference(terms[..sum.Length]);
        int i = 0;
        for (; i <= sum.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            (Vector256.LoadUnsafe(ref sums, (nuint)i) + Vector256.LoadUnsafe(ref others, (nuint)i)).StoreUnsafe(ref sums, (nuint)i);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += terms[i];
        }
    }
}
