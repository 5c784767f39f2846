using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Steps of the transposition of a square of vectors, for generated kernels: two vectors cut into stretches of so many lanes, a power of
/// two, become the even stretches of both in turn and the odd ones. Done for half the lanes, a quarter, … one, to each vector and the one
/// so far behind it, rows become columns. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>The even stretches of both in turn: a's first, b's first, a's third, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Even(Vector512<float> a, Vector512<float> b, int distance)
    {
        if (distance == 8)
            return Vector512.Create(a.GetLower(), b.GetLower());
        if (!Avx512F.IsSupported)
            return Vector512.Create(Even(a.GetLower(), b.GetLower(), distance), Even(a.GetUpper(), b.GetUpper(), distance));
        return distance switch
        {
            4 => Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27), b),
            2 => Avx512F.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle(),
            _ => Avx512F.PermuteVar16x32x2(a, Vector512.Create(0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30), b),
        };
    }

    /// <summary>The odd stretches of both in turn: a's second, b's second, a's fourth, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odd(Vector512<float> a, Vector512<float> b, int distance)
    {
        if (!Avx512F.IsSupported)
        {
            return distance == 8 ? Vector512.Create(a.GetUpper(), b.GetUpper())
                : Vector512.Create(Odd(a.GetLower(), b.GetLower(), distance), Odd(a.GetUpper(), b.GetUpper(), distance));
        }

        return distance switch
        {
            8 => Avx512F.Shuffle4x128(a, b, 0b11_10_11_10),
            4 => Avx512F.PermuteVar16x32x2(a, Vector512.Create(4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31), b),
            2 => Avx512F.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle(),
            _ => Avx512F.PermuteVar16x32x2(a, Vector512.Create(1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31), b),
        };
    }

    /// <inheritdoc cref="Even(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Even(Vector512<double> a, Vector512<double> b, int distance)
    {
        if (distance == 4)
            return Vector512.Create(a.GetLower(), b.GetLower());
        if (!Avx512F.IsSupported)
            return Vector512.Create(Even(a.GetLower(), b.GetLower(), distance), Even(a.GetUpper(), b.GetUpper(), distance));
        return distance == 2 ? Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 1, 8, 9, 4, 5, 12, 13), b) : Avx512F.UnpackLow(a, b);
    }

    /// <inheritdoc cref="Odd(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Odd(Vector512<double> a, Vector512<double> b, int distance)
    {
        if (!Avx512F.IsSupported)
        {
            return distance == 4 ? Vector512.Create(a.GetUpper(), b.GetUpper())
                : Vector512.Create(Odd(a.GetLower(), b.GetLower(), distance), Odd(a.GetUpper(), b.GetUpper(), distance));
        }

        return distance switch
        {
            4 => Avx512F.Shuffle4x128(a, b, 0b11_10_11_10),
            2 => Avx512F.PermuteVar8x64x2(a, Vector512.Create(2L, 3, 10, 11, 6, 7, 14, 15), b),
            _ => Avx512F.UnpackHigh(a, b),
        };
    }

    /// <inheritdoc cref="Even(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Even(Vector256<float> a, Vector256<float> b, int distance)
    {
        if (distance == 4)
            return Vector256.Create(a.GetLower(), b.GetLower());
        if (!Avx.IsSupported)
            return Vector256.Create(Even(a.GetLower(), b.GetLower(), distance), Even(a.GetUpper(), b.GetUpper(), distance));
        return distance == 2
            ? Avx.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle()
            : Avx.Blend(a, Avx.DuplicateEvenIndexed(b), 0b1010_1010);
    }

    /// <inheritdoc cref="Odd(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odd(Vector256<float> a, Vector256<float> b, int distance)
    {
        if (!Avx.IsSupported)
        {
            return distance == 4 ? Vector256.Create(a.GetUpper(), b.GetUpper())
                : Vector256.Create(Odd(a.GetLower(), b.GetLower(), distance), Odd(a.GetUpper(), b.GetUpper(), distance));
        }

        return distance switch
        {
            4 => Avx.Permute2x128(a, b, 0x31),
            2 => Avx.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle(),
            _ => Avx.Blend(Avx.DuplicateOddIndexed(a), b, 0b1010_1010),
        };
    }

    /// <inheritdoc cref="Even(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Even(Vector256<double> a, Vector256<double> b, int distance)
    {
        if (distance == 2)
            return Vector256.Create(a.GetLower(), b.GetLower());
        return Avx.IsSupported ? Avx.UnpackLow(a, b)
            : Vector256.Create(Even(a.GetLower(), b.GetLower(), 1), Even(a.GetUpper(), b.GetUpper(), 1));
    }

    /// <inheritdoc cref="Odd(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Odd(Vector256<double> a, Vector256<double> b, int distance)
    {
        if (distance == 2)
            return Avx.IsSupported ? Avx.Permute2x128(a, b, 0x31) : Vector256.Create(a.GetUpper(), b.GetUpper());
        return Avx.IsSupported ? Avx.UnpackHigh(a, b)
            : Vector256.Create(Odd(a.GetLower(), b.GetLower(), 1), Odd(a.GetUpper(), b.GetUpper(), 1));
    }

    /// <inheritdoc cref="Even(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Even(Vector128<float> a, Vector128<float> b, int distance)
    {
        if (distance == 2)
            return Sse.IsSupported ? Sse.MoveLowToHigh(a, b) : Vector128.Create(a.GetLower(), b.GetLower());
        return AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.TransposeEven(a, b)
            : Vector128.ConditionalSelect(Vector128.Create(-1, 0, -1, 0).AsSingle(), a, Vector128.Shuffle(b, Vector128.Create(0, 0, 2, 2)));
    }

    /// <inheritdoc cref="Odd(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Odd(Vector128<float> a, Vector128<float> b, int distance)
    {
        if (distance == 2)
            return Sse.IsSupported ? Sse.MoveHighToLow(b, a) : Vector128.Create(a.GetUpper(), b.GetUpper());
        return AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.TransposeOdd(a, b)
            : Vector128.ConditionalSelect(Vector128.Create(-1, 0, -1, 0).AsSingle(), Vector128.Shuffle(a, Vector128.Create(1, 1, 3, 3)), b);
    }

    /// <inheritdoc cref="Even(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Even(Vector128<double> a, Vector128<double> b, int distance) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b) : Vector128.Create(a.GetLower(), b.GetLower());

    /// <inheritdoc cref="Odd(Vector512{float}, Vector512{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Odd(Vector128<double> a, Vector128<double> b, int distance) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b) : Vector128.Create(a.GetUpper(), b.GetUpper());
}
