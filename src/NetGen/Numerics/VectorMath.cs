using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Elementary functions of eight floats or four doubles at a time: vectors in, vectors out, no knowledge of networks. Generated kernels
/// inline them; the scalar overloads are for the ends of rows and give the same bits. Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// Each function states its error bound in units in the last place (ulp) of the exact result; tests hold it over the whole range,
/// infinities and denormals included, with and without fused multiply-add. NaN gives NaN. Written in cross-platform vectors only, so the
/// same source serves 256-bit, 128-bit and scalar machines; the last bits of a result may differ between machines with and without
/// fused multiply-add, never between two calls on one machine.
/// </para>
/// <para>
/// The polynomials are minimax fits (Remez 1934) made for these intervals; where a file speaks of a "reduced" argument, the method is that
/// of Cody and Waite, Software Manual for the Elementary Functions, 1980.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    // ln 2 in two parts. The first has so few bits that its product with any binary exponent is exact.
    private const float Ln2High = 45426f / 65536f;
    private const float Ln2Low = 1.4286068e-6f;
    private const double Ln2HighDouble = 3048493539143.0 / 4398046511104.0;
    private const double Ln2LowDouble = 5.497923018708371e-14;

    // MinNative and MaxNative give their second operand when either is NaN: the value that may be NaN stands there, and the limit first.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Clamp(float low, Vector256<float> x, float high) =>
        Vector256.MinNative(Vector256.Create(high), Vector256.MaxNative(Vector256.Create(low), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Clamp(double low, Vector256<double> x, double high) =>
        Vector256.MinNative(Vector256.Create(high), Vector256.MaxNative(Vector256.Create(low), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> WithSignOf(Vector256<float> sign, Vector256<float> magnitude) =>
        magnitude | (sign & Vector256.Create(-0f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> WithSignOf(Vector256<double> sign, Vector256<double> magnitude) =>
        magnitude | (sign & Vector256.Create(-0.0));
}
