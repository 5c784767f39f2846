using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace NetGen.Numerics;

// eˣ = 2ⁿ·eʳ with n the integer nearest to x/ln 2 and the reduced argument |r| ≤ ½ ln 2.
public static partial class VectorMath
{
    // Adding 1½·2²³ (1½·2⁵²) to a number rounds it to an integer and leaves that integer in the low bits of the sum.
    private const float RoundingShift = 12582912f;
    private const double RoundingShiftDouble = 6755399441055744.0;

    /// <summary>eˣ. Within 1.5 ulp, denormal results included; overflows to infinity above 88.72, underflows to 0 below −103.97.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // n + 254 comes as the sum of two biased exponents: 2ⁿ itself may be out of range, its two halves are not, and only the last
        // product rounds.
        var r = Reduce(Clamp(-104f, x, 89f), bias: 254f, out var biased);
        var half = ShiftRightLogical(biased, 1);
        var scale = ShiftLeft(half, 23).AsSingle();
        var otherScale = ShiftLeft(biased - half, 23).AsSingle();
        return (One + ExpM1OfReduced(r)) * scale * otherScale;
    }

    /// <summary>eˣ. Within 1.5 ulp, denormal results included; overflows to infinity above 709.78, underflows to 0 below −745.13.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        var r = Reduce(Clamp(-746.0, x, 710.0), bias: 2046.0, out var biased);
        var half = ShiftRightLogical(biased, 1);
        var scale = ShiftLeft(half, 52).AsDouble();
        var otherScale = ShiftLeft(biased - half, 52).AsDouble();
        return (OneDouble + ExpM1OfReduced(r)) * scale * otherScale;
    }

    /// <summary>
    /// eˣ − 1 without cancellation near 0. Within 2.5 ulp; −1 for very negative x, infinity above 88.72; keeps the sign of zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpM1(Vector256<float> x)
    {
        // 2·(2ⁿ⁻¹·(eʳ − 1) + (2ⁿ⁻¹ − ½)): n − 1, because 2¹²⁸ has no float.
        var r = Reduce(Clamp(-25f, x, 89f), bias: 126f, out var biased);
        var scale = ShiftLeft(biased, 23).AsSingle();
        var half = MultiplyAddEstimate(scale, ExpM1OfReduced(r), scale - Create(0.5f));
        return WithSignOf(x, half + half);
    }

    /// <summary>
    /// eˣ − 1 without cancellation near 0. Within 2.5 ulp; −1 for very negative x, infinity above 709.78; keeps the sign of zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpM1(Vector256<double> x)
    {
        var r = Reduce(Clamp(-50.0, x, 710.0), bias: 1022.0, out var biased);
        var scale = ShiftLeft(biased, 52).AsDouble();
        var half = MultiplyAddEstimate(scale, ExpM1OfReduced(r), scale - Create(0.5));
        return WithSignOf(x, half + half);
    }

    /// <summary>eˣ of one number, as the vector form.</summary>
    public static float Exp(float x) => Exp(Create(x)).ToScalar();

    /// <summary>eˣ of one number, as the vector form.</summary>
    public static double Exp(double x) => Exp(Create(x)).ToScalar();

    /// <summary>eˣ − 1 of one number, as the vector form.</summary>
    public static float ExpM1(float x) => ExpM1(Create(x)).ToScalar();

    /// <summary>eˣ − 1 of one number, as the vector form.</summary>
    public static double ExpM1(double x) => ExpM1(Create(x)).ToScalar();

    private static Vector256<float> One => Vector256<float>.One;

    private static Vector256<double> OneDouble => Vector256<double>.One;

    /// <summary>
    /// r = x − n·ln 2; the low bits of <paramref name="biased"/> hold n + bias, ready to be shifted into an exponent field.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reduce(Vector256<float> x, float bias, out Vector256<int> biased)
    {
        var shift = Create(RoundingShift + bias);
        var shifted = MultiplyAddEstimate(x, Create(1.442695f), shift);
        biased = shifted.AsInt32();
        var n = shifted - shift;
        return MultiplyAddEstimate(n, Create(-Ln2Low), MultiplyAddEstimate(n, Create(-Ln2High), x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Reduce(Vector256<double> x, double bias, out Vector256<long> biased)
    {
        var shift = Create(RoundingShiftDouble + bias);
        var shifted = MultiplyAddEstimate(x, Create(1.4426950408889634), shift);
        biased = shifted.AsInt64();
        var n = shifted - shift;
        return MultiplyAddEstimate(n, Create(-Ln2LowDouble), MultiplyAddEstimate(n, Create(-Ln2HighDouble), x));
    }

    /// <summary>eʳ − 1 = r + r²·q(r) for |r| ≤ ½ ln 2; relative error of the fit 2⁻²⁶.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpM1OfReduced(Vector256<float> r)
    {
        var q = Create(0.0013882524f);
        q = MultiplyAddEstimate(q, r, Create(0.0083665205f));
        q = MultiplyAddEstimate(q, r, Create(0.0416672f));
        q = MultiplyAddEstimate(q, r, Create(0.16666543f));
        q = MultiplyAddEstimate(q, r, Create(0.49999997f));
        return MultiplyAddEstimate(r * r, q, r);
    }

    /// <summary>eʳ − 1 = r + r²·q(r) for |r| ≤ ½ ln 2; relative error of the fit 2⁻⁵⁵.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpM1OfReduced(Vector256<double> r)
    {
        var q = Create(2.50537770731996e-08);
        q = MultiplyAddEstimate(q, r, Create(2.762603781926261e-07));
        q = MultiplyAddEstimate(q, r, Create(2.755740753598852e-06));
        q = MultiplyAddEstimate(q, r, Create(2.4801505273986966e-05));
        q = MultiplyAddEstimate(q, r, Create(0.00019841269719014627));
        q = MultiplyAddEstimate(q, r, Create(0.0013888888931564694));
        q = MultiplyAddEstimate(q, r, Create(0.008333333333389549));
        q = MultiplyAddEstimate(q, r, Create(0.04166666666657676));
        q = MultiplyAddEstimate(q, r, Create(0.16666666666666588));
        q = MultiplyAddEstimate(q, r, Create(0.5000000000000006));
        return MultiplyAddEstimate(r * r, q, r);
    }
}
