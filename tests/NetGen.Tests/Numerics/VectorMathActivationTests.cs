using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>The stated absolute bounds of the activations and their derivatives against a 106-bit reference, in both scalars.</summary>
public sealed class VectorMathActivationTests
{
    private static readonly DoubleDouble SqrtHalf = new(0.7071067811865476, -4.833646656726457e-17);
    private static readonly DoubleDouble SqrtTwoOverPi = new(0.7978845608028654, -4.98465440455546e-17);

    // float(0.044715) would not be the function that PyTorch computes.
    private static readonly DoubleDouble Cubic = (DoubleDouble)44715 / 1000000;

    [Fact]
    public void Gelu_is_within_its_bound() => HoldsBound(VectorMath.Gelu, VectorMath.Gelu, x => x * Cumulative(x), (x, ulp) => ulp * Math.Abs(x));

    [Fact]
    public void GeluDerivative_is_within_its_bound() => HoldsBound(
        VectorMath.GeluDerivative, VectorMath.GeluDerivative,
        x => Cumulative(x) + x * (SqrtTwoOverPi / 2 * DoubleDouble.Exp(-0.5 * ((DoubleDouble)x * x))), (_, ulp) => 2 * ulp);

    [Fact]
    public void GeluTanh_is_within_its_bound() => HoldsBound(
        VectorMath.GeluTanh, VectorMath.GeluTanh, x => x * TanhShare(x), (x, ulp) => 2 * ulp * Math.Abs(x));

    [Fact]
    public void GeluTanhDerivative_is_within_its_bound() => HoldsBound(
        VectorMath.GeluTanhDerivative, VectorMath.GeluTanhDerivative,
        x => TanhShare(x) + x * (2 * TanhShare(x) * TanhShare(-x)) * SqrtTwoOverPi * (1 + 3 * Cubic * ((DoubleDouble)x * x)), (_, ulp) => 4 * ulp);

    [Fact]
    public void Silu_is_within_its_bound() => HoldsBound(
        VectorMath.Silu, VectorMath.Silu, x => x * DoubleDouble.Sigmoid(x), (x, ulp) => 4 * ulp * Math.Abs((x * DoubleDouble.Sigmoid(x)).High));

    [Fact]
    public void SiluDerivative_is_within_its_bound() => HoldsBound(
        VectorMath.SiluDerivative, VectorMath.SiluDerivative,
        x => DoubleDouble.Sigmoid(x) * (1 + x * DoubleDouble.Sigmoid(-x)), (_, ulp) => 2 * ulp);

    [Fact]
    public void Mish_is_within_its_bound() => HoldsBound(
        VectorMath.Mish, VectorMath.Mish, x => x * TanhSoftplus(x), (x, ulp) => 6 * ulp * Math.Abs((x * TanhSoftplus(x)).High));

    [Fact]
    public void MishDerivative_is_within_its_bound() => HoldsBound(
        VectorMath.MishDerivative, VectorMath.MishDerivative,
        x => TanhSoftplus(x) + x * DoubleDouble.Sigmoid(x) * (1 - TanhSoftplus(x) * TanhSoftplus(x)), (_, ulp) => 4 * ulp);

    [Fact]
    public void Lanes_and_special_values_do_not_mix()
    {
        (Func<Vector256<float>, Vector256<float>> Vector, Func<float, float> Scalar)[] functions =
        [
            (VectorMath.Gelu, VectorMath.Gelu), (VectorMath.GeluDerivative, VectorMath.GeluDerivative),
            (VectorMath.GeluTanh, VectorMath.GeluTanh), (VectorMath.GeluTanhDerivative, VectorMath.GeluTanhDerivative),
            (VectorMath.Silu, VectorMath.Silu), (VectorMath.SiluDerivative, VectorMath.SiluDerivative),
            (VectorMath.Mish, VectorMath.Mish), (VectorMath.MishDerivative, VectorMath.MishDerivative),
        ];
        var x = Vector256.Create(-3e38f, float.NaN, -1f, -0f, 0.3f, 5f, 200f, 3e38f);
        foreach (var (vector, scalar) in functions)
        {
            var y = vector(x);
            for (var lane = 0; lane < 8; lane++)
            {
                Assert.Equal(scalar(x[lane]), y[lane]);
                Assert.True(float.IsNaN(y[lane]) == (lane == 1), $"{vector.Method.Name}({x[lane]}) = {y[lane]}");
            }
        }
    }

    private static DoubleDouble Cumulative(double x) => (1 + DoubleDouble.Erf(x * SqrtHalf)) / 2;

    /// <summary>σ(2u).</summary>
    private static DoubleDouble TanhShare(double x)
    {
        var e = DoubleDouble.Exp(-2 * (SqrtTwoOverPi * (x + Cubic * ((DoubleDouble)x * x * x))));
        return double.IsInfinity(e.High) ? 0 : 1 / (1 + e);
    }

    private static DoubleDouble TanhSoftplus(double x)
    {
        if (x > 100)
        {
            return 1;
        }

        var e = DoubleDouble.Exp(x);
        return e * (e + 2) / (e * (e + 2) + 2);
    }

    /// <param name="single">The float function.</param>
    /// <param name="number">The double function.</param>
    /// <param name="reference">The exact value.</param>
    /// <param name="bound">The largest error at x, given 2⁻²³ (2⁻⁵²).</param>
    private static void HoldsBound(
        Func<float, float> single, Func<double, double> number, Func<double, DoubleDouble> reference, Func<double, double, double> bound)
    {
        var (worstFloat, worstDouble) = ((Share: 0.0, X: 0.0), (Share: 0.0, X: 0.0));
        foreach (var x in Samples())
        {
            var atFloat = (float)x;
            var floatShare = Math.Abs((reference(atFloat) - single(atFloat)).High) / (bound(atFloat, Math.ScaleB(1, -23)) + Math.ScaleB(Math.Abs(x), -148));
            worstFloat = floatShare > worstFloat.Share ? (floatShare, x) : worstFloat;
            var doubleShare = Math.Abs((reference(x) - number(x)).High) / (bound(x, Math.ScaleB(1, -52)) + Math.ScaleB(Math.Abs(x), -1073));
            worstDouble = doubleShare > worstDouble.Share ? (doubleShare, x) : worstDouble;
        }

        Assert.True(worstFloat.Share <= 1, FormattableString.Invariant($"float at {worstFloat.X:R}: {worstFloat.Share} of the bound."));
        Assert.True(worstDouble.Share <= 1, FormattableString.Invariant($"double at {worstDouble.X:R}: {worstDouble.Share} of the bound."));
    }

    /// <summary>Where the functions bend, densely; the tails; small numbers of both signs.</summary>
    private static IEnumerable<double> Samples() =>
    [
        .. Enumerable.Range(-1_500, 3_000).Select(i => i * 0.01006851),
        .. Enumerable.Range(-500, 1_000).Select(i => i * 0.29588),
        .. Enumerable.Range(1, 100).SelectMany(i => new[] { Math.ScaleB(1.37, -i), -Math.ScaleB(1.71, -i) }),
        -1e30, -1e10, 1e10, 1e30,
    ];
}
