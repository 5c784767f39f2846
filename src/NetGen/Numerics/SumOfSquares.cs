using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Σ v², summed in double: no float's square is lost to overflow or underflow. Always in the same order. Used by generated code.
/// Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SumOfSquares
{
    /// <summary>Of floats.</summary>
    public static double Of(ReadOnlySpan<float> values)
    {
        ref var origin = ref MemoryMarshal.GetReference(values);
        var (sum0, sum1) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (sum2, sum3) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i <= values.Length - 16; i += 16)
        {
            var (a, b) = Vector256.Widen(Vector256.LoadUnsafe(ref origin, (nuint)i));
            var (c, d) = Vector256.Widen(Vector256.LoadUnsafe(ref origin, (nuint)(i + 8)));
            sum0 += a * a;
            sum1 += b * b;
            sum2 += c * c;
            sum3 += d * d;
        }
        var sum = Vector256.Sum(sum0 + sum1 + (sum2 + sum3));
        for (; i < values.Length; i++)
            sum += (double)values[i] * values[i];
        return sum;
    }

    /// <summary>Of doubles; overflows for values above 1e154, as their squares do.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        ref var origin = ref MemoryMarshal.GetReference(values);
        var (sum0, sum1) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref origin, (nuint)i), Vector256.LoadUnsafe(ref origin, (nuint)(i + 4)));
            sum0 += a * a;
            sum1 += b * b;
        }
        var sum = Vector256.Sum(sum0 + sum1);
        for (; i < values.Length; i++)
            sum += values[i] * values[i];
        return sum;
    }
}
