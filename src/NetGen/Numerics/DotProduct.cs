using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>Sums of products. The order of addition depends on the length alone, so the bits do too.</summary>
internal static class DotProduct
{
    /// <summary>Σ left[i]·right[i] of spans of equal length.</summary>
    public static T Of<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T x = ref MemoryMarshal.GetReference(left);
        ref T y = ref MemoryMarshal.GetReference(right);
        nuint width = (nuint)Vector256<T>.Count;
        nuint length = (nuint)Math.Min(left.Length, right.Length);
        // Four sums, because one would wait for its own addition.
        var (sum0, sum1, sum2, sum3) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        nuint i = 0;
        for (; i + (4 * width) <= length; i += 4 * width)
        {
            sum0 += Vector256.LoadUnsafe(ref x, i) * Vector256.LoadUnsafe(ref y, i);
            sum1 += Vector256.LoadUnsafe(ref x, i + width) * Vector256.LoadUnsafe(ref y, i + width);
            sum2 += Vector256.LoadUnsafe(ref x, i + (2 * width)) * Vector256.LoadUnsafe(ref y, i + (2 * width));
            sum3 += Vector256.LoadUnsafe(ref x, i + (3 * width)) * Vector256.LoadUnsafe(ref y, i + (3 * width));
        }

        for (; i + width <= length; i += width)
        {
            sum0 += Vector256.LoadUnsafe(ref x, i) * Vector256.LoadUnsafe(ref y, i);
        }

        T sum = Vector256.Sum(sum0 + sum1 + (sum2 + sum3));
        for (; i < length; i++)
        {
            sum += left[(int)i] * right[(int)i];
        }

        return sum;
    }
}
