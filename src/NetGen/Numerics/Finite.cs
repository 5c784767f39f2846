using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Finds NaN and infinities in memory, at the speed of memory: values in, yes or no out. Used by generated code. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Finite
{
    // One value, as of a step of a stream, is looked at without a call.

    /// <summary>Whether no value is NaN or infinite. True for an empty span.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(ReadOnlySpan<float> values) => values.Length == 1 ? float.IsFinite(values[0]) : AllFinite(values, 1);

    /// <inheritdoc cref="All(ReadOnlySpan{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(ReadOnlySpan<double> values) => values.Length == 1 ? double.IsFinite(values[0]) : AllFinite(values, 1);

    /// <summary>
    /// Whether every value stays finite when it is multiplied: gradients by the learning rate, before they reach the weights.
    /// </summary>
    public static bool All(ReadOnlySpan<float> values, float factor) => AllFinite(values, factor);

    /// <inheritdoc cref="All(ReadOnlySpan{float}, float)"/>
    public static bool All(ReadOnlySpan<double> values, double factor) => AllFinite(values, factor);

    /// <summary>The index of the first NaN or infinity; −1 when all values are finite.</summary>
    public static int IndexOfFirstNonFinite(ReadOnlySpan<float> values) => IndexOfFirst(values);

    /// <inheritdoc cref="IndexOfFirstNonFinite(ReadOnlySpan{float})"/>
    public static int IndexOfFirstNonFinite(ReadOnlySpan<double> values) => IndexOfFirst(values);

    internal static bool AllFinite<T>(ReadOnlySpan<T> values, T factor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // 0·v is 0 for finite v and NaN otherwise, and NaN stays in a sum. Four sums, because one would wait for its own addition.
        ref var origin = ref MemoryMarshal.GetReference(values);
        var width = Vector256<T>.Count;
        if (values.Length < width)
            return AllFiniteOfFew(ref origin, values.Length, factor);
        var times = Vector256.Create(factor);
        var (sum0, sum1, sum2, sum3) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        var i = 0;
        for (; i <= values.Length - 4 * width; i += 4 * width)
        {
            ref var block = ref Unsafe.Add(ref origin, i);
            sum0 += Vector256.LoadUnsafe(ref block) * times * Vector256<T>.Zero;
            sum1 += Vector256.LoadUnsafe(ref block, (nuint)width) * times * Vector256<T>.Zero;
            sum2 += Vector256.LoadUnsafe(ref block, (nuint)(2 * width)) * times * Vector256<T>.Zero;
            sum3 += Vector256.LoadUnsafe(ref block, (nuint)(3 * width)) * times * Vector256<T>.Zero;
        }

        for (; i <= values.Length - width; i += width)
        {
            sum0 += Vector256.LoadUnsafe(ref Unsafe.Add(ref origin, i)) * times * Vector256<T>.Zero;
        }

        // The last ones once more: to look twice is quicker than to look one by one.
        sum1 += Vector256.LoadUnsafe(ref Unsafe.Add(ref origin, values.Length - width)) * times * Vector256<T>.Zero;
        var sum = sum0 + sum1 + (sum2 + sum3);
        return Vector256.EqualsAll(sum, sum);
    }

    private static bool AllFiniteOfFew<T>(ref T origin, int count, T factor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var width = Vector128<T>.Count;
        if (count >= width)
        {
            var times = Vector128.Create(factor);
            var first = Vector128.LoadUnsafe(ref origin) * times * Vector128<T>.Zero;
            var sum = first + (Vector128.LoadUnsafe(ref Unsafe.Add(ref origin, count - width)) * times * Vector128<T>.Zero);
            return Vector128.EqualsAll(sum, sum);
        }

        var rest = T.Zero;
        for (var i = 0; i < count; i++)
        {
            rest += Unsafe.Add(ref origin, i) * factor * T.Zero;
        }

        return rest == T.Zero;
    }

    private static int IndexOfFirst<T>(ReadOnlySpan<T> values) where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int block = 1024;
        for (var start = 0; start < values.Length; start += block)
        {
            var part = values.Slice(start, Math.Min(block, values.Length - start));
            if (AllFinite(part, T.One))
            {
                continue;
            }

            for (var i = 0; i < part.Length; i++)
            {
                if (!T.IsFinite(part[i]))
                {
                    return start + i;
                }
            }
        }

        return -1;
    }
}
