using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>Reductions across the lanes of vectors, for generated kernels. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HorizontalSums
{
    /// <summary>The sums of four vectors' lanes, side by side from a lane that is a multiple of four on; 0 in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, int first = 0)
    {
        var sums = FourOf(a, b, c, d);
        return first == 0 ? sums.ToVector256() : Vector256.Create(Vector128<float>.Zero, sums);
    }

    /// <inheritdoc cref="Of(Vector256{float}, Vector256{float}, Vector256{float}, Vector256{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d) =>
        Vector256.Create(Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d));

    /// <inheritdoc cref="Of(Vector256{float}, Vector256{float}, Vector256{float}, Vector256{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, int first = 0)
    {
        var sums = FourOf(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(),
            d.GetLower() + d.GetUpper());
        var half = first % 8 == 0 ? sums.ToVector256() : Vector256.Create(Vector128<float>.Zero, sums);
        return first < 8 ? half.ToVector512() : Vector512.Create(Vector256<float>.Zero, half);
    }

    /// <inheritdoc cref="Of(Vector256{float}, Vector256{float}, Vector256{float}, Vector256{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, int first = 0)
    {
        var sums = Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());
        return first == 0 ? sums.ToVector512() : Vector512.Create(Vector256<double>.Zero, sums);
    }

    /// <inheritdoc cref="Of(Vector256{float}, Vector256{float}, Vector256{float}, Vector256{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        if (Sse3.IsSupported)
            return Sse3.HorizontalAdd(Sse3.HorizontalAdd(a, b), Sse3.HorizontalAdd(c, d));
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.AddPairwise(AdvSimd.Arm64.AddPairwise(a, b), AdvSimd.Arm64.AddPairwise(c, d));
        return Vector128.Create(Vector128.Sum(a), Vector128.Sum(b), Vector128.Sum(c), Vector128.Sum(d));
    }

    /// <summary>The sums of two vectors' lanes, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Of(Vector128<double> a, Vector128<double> b) => Vector128.Create(Vector128.Sum(a), Vector128.Sum(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FourOf(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (!Avx.IsSupported)
            return Vector128.Create(Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d));
        // Pairwise sums within each half: (a, b, c, d) low and high; the halves add up to the four sums.
        var sums = Avx.HorizontalAdd(Avx.HorizontalAdd(a, b), Avx.HorizontalAdd(c, d));
        return sums.GetLower() + sums.GetUpper();
    }

    /// <summary>The largest lane; NaN when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector128<float> value)
    {
        var two = Vector128.Max(value, Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Max(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector128<double> value) =>
        Vector128.Max(value, Vector128.Shuffle(value, Vector128.Create(1L, 0L))).ToScalar();

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector256<float> value) => Max(Vector128.Max(value.GetLower(), value.GetUpper()));

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector256<double> value) => Max(Vector128.Max(value.GetLower(), value.GetUpper()));

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> value) => Max(Vector256.Max(value.GetLower(), value.GetUpper()));

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector512<double> value) => Max(Vector256.Max(value.GetLower(), value.GetUpper()));
}
