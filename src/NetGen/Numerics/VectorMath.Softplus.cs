using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace NetGen.Numerics;

// Functions made of σ and of log(1 + eˣ): nothing in them overflows for finite x.
public static partial class VectorMath
{
    /// <summary>x·σ(x). Within 4 ulp above −87; below, σ is denormal and the error within 2⁻¹⁴⁹·|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Silu(Vector256<float> x) =>
        x * Sigmoid(x);

    /// <summary>x·σ(x). Within 4 ulp above −708; below, σ is denormal and the error within 2⁻¹⁰⁷⁴·|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Silu(Vector256<double> x) =>
        x * Sigmoid(x);

    /// <summary>σ(x) + x·σ(x)·σ(−x), the derivative of <see cref="Silu(Vector256{float})"/>. Within 2⁻²².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SiluDerivative(Vector256<float> x)
    {
        // σ(x)·σ(−x) = e/(1 + e)² with e = exp(−|x|).
        var e = Exp(x | Create(-0f));
        var share = One / (One + e);
        var sigmoid = ConditionalSelect(LessThan(x, Vector256<float>.Zero), e * share, share);
        return MultiplyAddEstimate(x * (e * share), share, sigmoid);
    }

    /// <summary>σ(x) + x·σ(x)·σ(−x), the derivative of <see cref="Silu(Vector256{double})"/>. Within 2⁻⁵¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SiluDerivative(Vector256<double> x)
    {
        // σ(x)·σ(−x) = e/(1 + e)² with e = exp(−|x|).
        var e = Exp(x | Create(-0.0));
        var share = OneDouble / (OneDouble + e);
        var sigmoid = ConditionalSelect(LessThan(x, Vector256<double>.Zero), e * share, share);
        return MultiplyAddEstimate(x * (e * share), share, sigmoid);
    }

    /// <summary>log(1 + eˣ). Within 4 ulp, denormal results included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x) =>
        MaxNative(Vector256<float>.Zero, x) + Log1P(Exp(x | Create(-0f)));

    /// <summary>log(1 + eˣ). Within 4 ulp, denormal results included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Softplus(Vector256<double> x) =>
        MaxNative(Vector256<double>.Zero, x) + Log1P(Exp(x | Create(-0.0)));

    /// <summary>x·tanh(log(1 + eˣ)) (Misra 2019). Within 6 ulp above −87; below, the error is within 2⁻¹⁴⁸·|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mish(Vector256<float> x)
    {
        // With e = eˣ and n = e(e + 2): tanh(log(1 + e)) = n/(n + 2), without cancellation; 1 to the last bit from x = 20 on.
        var e = Exp(MinNative(Create(20f), x));
        var n = e * (e + Create(2f));
        return x * (n / (n + Create(2f)));
    }

    /// <summary>x·tanh(log(1 + eˣ)) (Misra 2019). Within 6 ulp above −708; below, the error is within 2⁻¹⁰⁷³·|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Mish(Vector256<double> x)
    {
        // With e = eˣ and n = e(e + 2): tanh(log(1 + e)) = n/(n + 2), without cancellation; 1 to the last bit from x = 40 on.
        var e = Exp(MinNative(Create(40.0), x));
        var n = e * (e + Create(2.0));
        return x * (n / (n + Create(2.0)));
    }

    /// <summary>
    /// t + x·σ(x)·(1 − t²) with t = tanh(log(1 + eˣ)), the derivative of <see cref="Mish(Vector256{float})"/>. Within 2⁻²¹.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MishDerivative(Vector256<float> x)
    {
        // 1 − t² = 4(1 + e)²/(n + 2)², and one factor 1 + e goes against that of σ = e/(1 + e).
        var m = MinNative(Create(20f), x);
        var e = Exp(m);
        var n = e * (e + Create(2f));
        var share = One / (n + Create(2f));
        return share * MultiplyAddEstimate(m * e * (Create(4f) * (One + e)), share, n);
    }

    /// <summary>
    /// t + x·σ(x)·(1 − t²) with t = tanh(log(1 + eˣ)), the derivative of <see cref="Mish(Vector256{double})"/>. Within 2⁻⁵⁰.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MishDerivative(Vector256<double> x)
    {
        // 1 − t² = 4(1 + e)²/(n + 2)², and one factor 1 + e goes against that of σ = e/(1 + e).
        var m = MinNative(Create(40.0), x);
        var e = Exp(m);
        var n = e * (e + Create(2.0));
        var share = OneDouble / (n + Create(2.0));
        return share * MultiplyAddEstimate(m * e * (Create(4.0) * (OneDouble + e)), share, n);
    }

    /// <summary>x·σ(x) of one number, as the vector form.</summary>
    public static float Silu(float x) => Silu(Create(x)).ToScalar();

    /// <summary>x·σ(x) of one number, as the vector form.</summary>
    public static double Silu(double x) => Silu(Create(x)).ToScalar();

    /// <summary>The derivative of <see cref="Silu(float)"/> of one number, as the vector form.</summary>
    public static float SiluDerivative(float x) => SiluDerivative(Create(x)).ToScalar();

    /// <summary>The derivative of <see cref="Silu(float)"/> of one number, as the vector form.</summary>
    public static double SiluDerivative(double x) => SiluDerivative(Create(x)).ToScalar();

    /// <summary>log(1 + eˣ) of one number, as the vector form.</summary>
    public static float Softplus(float x) => Softplus(Create(x)).ToScalar();

    /// <summary>log(1 + eˣ) of one number, as the vector form.</summary>
    public static double Softplus(double x) => Softplus(Create(x)).ToScalar();

    /// <summary>x·tanh(log(1 + eˣ)) of one number, as the vector form.</summary>
    public static float Mish(float x) => Mish(Create(x)).ToScalar();

    /// <summary>x·tanh(log(1 + eˣ)) of one number, as the vector form.</summary>
    public static double Mish(double x) => Mish(Create(x)).ToScalar();

    /// <summary>The derivative of <see cref="Mish(float)"/> of one number, as the vector form.</summary>
    public static float MishDerivative(float x) => MishDerivative(Create(x)).ToScalar();

    /// <summary>The derivative of <see cref="Mish(float)"/> of one number, as the vector form.</summary>
    public static double MishDerivative(double x) => MishDerivative(Create(x)).ToScalar();
}
