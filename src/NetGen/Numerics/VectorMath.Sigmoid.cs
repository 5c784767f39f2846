using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace NetGen.Numerics;

// σ(x) = 1/(1 + e) for x ≥ 0 and e/(1 + e) for x < 0, with e = exp(−|x|) ≤ 1: nothing overflows and small values keep their digits.
public static partial class VectorMath
{
    /// <summary>σ(x) = 1/(1 + e⁻ˣ). Within 2.5 ulp, denormal results included; in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        var e = Exp(x | Create(-0f));
        return ConditionalSelect(LessThan(x, Vector256<float>.Zero), e, One) / (One + e);
    }

    /// <summary>σ(x) = 1/(1 + e⁻ˣ). Within 2.5 ulp, denormal results included; in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sigmoid(Vector256<double> x)
    {
        var e = Exp(x | Create(-0.0));
        return ConditionalSelect(LessThan(x, Vector256<double>.Zero), e, OneDouble) / (OneDouble + e);
    }

    /// <summary>σ(x) of one number, as the vector form.</summary>
    public static float Sigmoid(float x) => Sigmoid(Create(x)).ToScalar();

    /// <summary>σ(x) of one number, as the vector form.</summary>
    public static double Sigmoid(double x) => Sigmoid(Create(x)).ToScalar();
}
