using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace NetGen.Numerics;

// σ(x) = 1/(1 + e) for x ≥ 0 and e/(1 + e) for x < 0, with e = exp(−|x|) ≤ 1: nothing overflows and small values keep their digits. Both
// sides of the quotient are 2⁶⁴ (2⁵¹²) times as large, so that e is no denormal and has its power of two in one product; the quotient alone
// rounds.
public static partial class VectorMath
{
    /// <summary>σ(x) = 1/(1 + e⁻ˣ). Within 2.5 ulp, denormal results included; in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        var one = Create(18446744073709551616f);
        var r = Reduce(MaxNative(Create(-104f), x | Create(-0f)), bias: 127f + 64f, out var biased);
        var e = (One + ExpM1OfReduced(r)) * ShiftLeft(biased, 23).AsSingle();
        return ConditionalSelect(LessThan(x, Vector256<float>.Zero), e, one) / (one + e);
    }

    /// <summary>σ(x) = 1/(1 + e⁻ˣ). Within 2.5 ulp, denormal results included; in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sigmoid(Vector256<double> x)
    {
        var one = Create(1.3407807929942597e154);
        var r = Reduce(MaxNative(Create(-746.0), x | Create(-0.0)), bias: 1023.0 + 512.0, out var biased);
        var e = (OneDouble + ExpM1OfReduced(r)) * ShiftLeft(biased, 52).AsDouble();
        return ConditionalSelect(LessThan(x, Vector256<double>.Zero), e, one) / (one + e);
    }

    /// <summary>σ(x) of one number, as the vector form.</summary>
    public static float Sigmoid(float x) => Sigmoid(Create(x)).ToScalar();

    /// <summary>σ(x) of one number, as the vector form.</summary>
    public static double Sigmoid(double x) => Sigmoid(Create(x)).ToScalar();
}
