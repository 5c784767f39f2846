using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace NetGen.Numerics;

// x = 2ᵏ·(1 + f) with 1 + f in [√½, √2), and ln(1 + f) = 2·artanh(s) with s = f/(2 + f), arranged so that f itself enters unrounded:
// ln(1 + f) = f − (f²/2 − s·(f²/2 + R(s²))).
public static partial class VectorMath
{
    private const int BitsOfSqrtHalf = 0x3F3504F3;
    private const long BitsOfSqrtHalfDouble = 0x3FE6A09E667F3BCD;
    private const float SmallestNormal = 1.17549435e-38f;
    private const double SmallestNormalDouble = 2.2250738585072014e-308;

    /// <summary>ln x. Within 1.5 ulp, denormal x included; −∞ at ±0, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        var denormal = LessThan(x, Create(SmallestNormal));
        var normal = ConditionalSelect(denormal, x * Create(33554432f), x); // 2²⁵
        var bits = normal.AsInt32() - Create(BitsOfSqrtHalf);
        var f = ((bits & Create(0x007FFFFF)) + Create(BitsOfSqrtHalf)).AsSingle() - One;
        var k = ConvertToSingle(ShiftRightArithmetic(bits, 23)) - (denormal & Create(25f));

        var halfSquare = Create(0.5f) * f * f;
        var s = f / (f + Create(2f));
        var z = s * s;
        var p = Create(0.23582296f);
        p = MultiplyAddEstimate(p, z, Create(0.285373f));
        p = MultiplyAddEstimate(p, z, Create(0.40000334f));
        p = MultiplyAddEstimate(p, z, Create(0.6666666f));
        var rest = MultiplyAddEstimate(s, MultiplyAddEstimate(z, p, halfSquare), k * Create(Ln2Low));
        var log = MultiplyAddEstimate(k, Create(Ln2High), f - (halfSquare - rest));

        // Outside (0, ∞): −∞ at 0, x itself at +∞, NaN elsewhere.
        var infinity = Create(float.PositiveInfinity);
        var positive = GreaterThan(x, Vector256<float>.Zero);
        var outside = ConditionalSelect(positive, x, Create(float.NaN));
        outside = ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), -infinity, outside);
        return ConditionalSelect(positive & LessThan(x, infinity), log, outside);
    }

    /// <summary>ln x. Within 1.5 ulp, denormal x included; −∞ at ±0, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        var denormal = LessThan(x, Create(SmallestNormalDouble));
        var normal = ConditionalSelect(denormal, x * Create(18014398509481984.0), x); // 2⁵⁴
        // 1024 in the exponent field keeps the shifted exponent positive: 256-bit vectors shift 64-bit integers arithmetically only with
        // AVX-512, and they convert them to double only there, hence the exponent enters the mantissa of 2⁵².
        var bits = normal.AsInt64() - Create(BitsOfSqrtHalfDouble - (1024L << 52));
        var f = ((bits & Create(0x000FFFFFFFFFFFFF)) + Create(BitsOfSqrtHalfDouble)).AsDouble() - OneDouble;
        var k = (ShiftRightLogical(bits, 52) | Create(4503599627370496.0).AsInt64()).AsDouble()
            - Create(4503599627370496.0 + 1024.0) - (denormal & Create(54.0));

        var halfSquare = Create(0.5) * f * f;
        var s = f / (f + Create(2.0));
        var z = s * s;
        var p = Create(0.147961046819666);
        p = MultiplyAddEstimate(p, z, Create(0.15314035913060925));
        p = MultiplyAddEstimate(p, z, Create(0.18183564863477478));
        p = MultiplyAddEstimate(p, z, Create(0.22222198563553802));
        p = MultiplyAddEstimate(p, z, Create(0.2857142874247406));
        p = MultiplyAddEstimate(p, z, Create(0.39999999999414326));
        p = MultiplyAddEstimate(p, z, Create(0.6666666666666734));
        var rest = MultiplyAddEstimate(s, MultiplyAddEstimate(z, p, halfSquare), k * Create(Ln2LowDouble));
        var log = MultiplyAddEstimate(k, Create(Ln2HighDouble), f - (halfSquare - rest));

        var infinity = Create(double.PositiveInfinity);
        var positive = GreaterThan(x, Vector256<double>.Zero);
        var outside = ConditionalSelect(positive, x, Create(double.NaN));
        outside = ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero), -infinity, outside);
        return ConditionalSelect(positive & LessThan(x, infinity), log, outside);
    }

    /// <summary>ln(1 + x) without cancellation near 0. Within 2.5 ulp; −∞ at −1, NaN below −1; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1P(Vector256<float> x)
    {
        // With u the rounded 1 + x: ln(1 + x) = ln u + (x − (u − 1))/u to first order, and the second order is below the last bit.
        // The correction is not a number where u is 0 or infinite; there it is not wanted.
        var u = One + x;
        var correction = (x - (u - One)) / u;
        correction &= Vector256.Equals(correction, correction);
        return WithSignOf(x, Log(u) + correction);
    }

    /// <summary>ln(1 + x) without cancellation near 0. Within 2.5 ulp; −∞ at −1, NaN below −1; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log1P(Vector256<double> x)
    {
        var u = OneDouble + x;
        var correction = (x - (u - OneDouble)) / u;
        correction &= Vector256.Equals(correction, correction);
        return WithSignOf(x, Log(u) + correction);
    }

    /// <summary>ln x of one number, as the vector form.</summary>
    public static float Log(float x) => Log(Create(x)).ToScalar();

    /// <summary>ln x of one number, as the vector form.</summary>
    public static double Log(double x) => Log(Create(x)).ToScalar();

    /// <summary>ln(1 + x) of one number, as the vector form.</summary>
    public static float Log1P(float x) => Log1P(Create(x)).ToScalar();

    /// <summary>ln(1 + x) of one number, as the vector form.</summary>
    public static double Log1P(double x) => Log1P(Create(x)).ToScalar();
}
