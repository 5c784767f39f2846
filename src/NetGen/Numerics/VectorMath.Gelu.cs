using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace NetGen.Numerics;

// Hendrycks and Gimpel, "Gaussian error linear units", 2016: x·Φ(x), and its approximation ½x(1 + tanh u) = x·σ(2u) with u = √(2/π)(x +
// 0.044715x³). The bounds are in terms of |x|: left of −1, Φ is a difference of nearly equal numbers, as in every implementation by erf.
public static partial class VectorMath
{
    /// <summary>x·Φ(x), Φ the normal distribution function. Within 2⁻²³·|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gelu(Vector256<float> x) =>
        Create(0.5f) * x * (One + Erf(x * Create(0.70710677f)));

    /// <summary>x·Φ(x), Φ the normal distribution function. Within 2⁻⁵²·|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Gelu(Vector256<double> x) =>
        Create(0.5) * x * (OneDouble + Erf(x * Create(0.7071067811865476)));

    /// <summary>Φ(x) + x·φ(x), the derivative of <see cref="Gelu(Vector256{float})"/>, φ the normal density. Within 2⁻²².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluDerivative(Vector256<float> x)
    {
        var density = Exp(Create(-0.5f) * x * x) * Create(0.3989423f);
        var cumulative = MultiplyAddEstimate(Create(0.5f), Erf(x * Create(0.70710677f)), Create(0.5f));
        return MultiplyAddEstimate(x, density, cumulative);
    }

    /// <summary>Φ(x) + x·φ(x), the derivative of <see cref="Gelu(Vector256{double})"/>, φ the normal density. Within 2⁻⁵¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> GeluDerivative(Vector256<double> x)
    {
        var density = Exp(Create(-0.5) * x * x) * Create(0.3989422804014327);
        var cumulative = MultiplyAddEstimate(Create(0.5), Erf(x * Create(0.7071067811865476)), Create(0.5));
        return MultiplyAddEstimate(x, density, cumulative);
    }

    /// <summary>x·σ(2u). Within 2⁻²²·|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluTanh(Vector256<float> x) =>
        x * Sigmoid(x * MultiplyAddEstimate(x * x, Create(0.071354814f), Create(1.5957692f)));

    /// <summary>x·σ(2u). Within 2⁻⁵¹·|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> GeluTanh(Vector256<double> x) =>
        x * Sigmoid(x * MultiplyAddEstimate(x * x, Create(0.07135481627260025), Create(1.5957691216057308)));

    /// <summary>σ(2u) + x·σ(2u)·σ(−2u)·2u′, the derivative of <see cref="GeluTanh(Vector256{float})"/>. Within 2⁻²¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluTanhDerivative(Vector256<float> x)
    {
        // Beyond ±10, σ(2u) is 0 or 1; squares of larger numbers would overflow.
        var m = Clamp(-10f, x, 10f);
        var square = m * m;
        var e = Exp((m * MultiplyAddEstimate(square, Create(0.071354814f), Create(1.5957692f))) | Create(-0f));
        var share = One / (One + e);
        var sigmoid = ConditionalSelect(LessThan(m, Vector256<float>.Zero), e * share, share);
        var slope = m * MultiplyAddEstimate(square, Create(0.21406445f), Create(1.5957692f));
        return MultiplyAddEstimate(slope * (e * share), share, sigmoid);
    }

    /// <summary>σ(2u) + x·σ(2u)·σ(−2u)·2u′, the derivative of <see cref="GeluTanh(Vector256{double})"/>. Within 2⁻⁵⁰.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> GeluTanhDerivative(Vector256<double> x)
    {
        // Beyond ±12, σ(2u) is 0 or 1; squares of larger numbers would overflow.
        var m = Clamp(-12.0, x, 12.0);
        var square = m * m;
        var e = Exp((m * MultiplyAddEstimate(square, Create(0.07135481627260025), Create(1.5957691216057308))) | Create(-0.0));
        var share = OneDouble / (OneDouble + e);
        var sigmoid = ConditionalSelect(LessThan(m, Vector256<double>.Zero), e * share, share);
        var slope = m * MultiplyAddEstimate(square, Create(0.21406444881780073), Create(1.5957691216057308));
        return MultiplyAddEstimate(slope * (e * share), share, sigmoid);
    }

    /// <summary>x·Φ(x) of one number, as the vector form.</summary>
    public static float Gelu(float x) => Gelu(Create(x)).ToScalar();

    /// <summary>x·Φ(x) of one number, as the vector form.</summary>
    public static double Gelu(double x) => Gelu(Create(x)).ToScalar();

    /// <summary>Φ(x) + x·φ(x) of one number, as the vector form.</summary>
    public static float GeluDerivative(float x) => GeluDerivative(Create(x)).ToScalar();

    /// <summary>Φ(x) + x·φ(x) of one number, as the vector form.</summary>
    public static double GeluDerivative(double x) => GeluDerivative(Create(x)).ToScalar();

    /// <summary>x·σ(2u) of one number, as the vector form.</summary>
    public static float GeluTanh(float x) => GeluTanh(Create(x)).ToScalar();

    /// <summary>x·σ(2u) of one number, as the vector form.</summary>
    public static double GeluTanh(double x) => GeluTanh(Create(x)).ToScalar();

    /// <summary>The derivative of <see cref="GeluTanh(float)"/> of one number, as the vector form.</summary>
    public static float GeluTanhDerivative(float x) => GeluTanhDerivative(Create(x)).ToScalar();

    /// <summary>The derivative of <see cref="GeluTanh(float)"/> of one number, as the vector form.</summary>
    public static double GeluTanhDerivative(double x) => GeluTanhDerivative(Create(x)).ToScalar();
}
