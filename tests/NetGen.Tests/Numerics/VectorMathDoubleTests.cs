using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>The stated bounds of the double functions against a 106-bit reference, over all magnitudes, edges included.</summary>
public sealed class VectorMathDoubleTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double Tiny = double.Epsilon;

    [Fact]
    public void Exp_anywhere_is_within_1_5_ulp() => HoldsBound(VectorMath.Exp, DoubleDouble.Exp, 1.5);

    [Fact]
    public void ExpM1_anywhere_is_within_2_5_ulp() => HoldsBound(VectorMath.ExpM1, DoubleDouble.ExpM1, 2.5);

    [Fact]
    public void Log_anywhere_is_within_1_5_ulp() => HoldsBound(VectorMath.Log, DoubleDouble.Log, 1.5);

    [Fact]
    public void Log1P_anywhere_is_within_2_5_ulp() => HoldsBound(VectorMath.Log1P, DoubleDouble.Log1P, 2.5);

    [Fact]
    public void Tanh_anywhere_is_within_3_ulp() => HoldsBound(VectorMath.Tanh, DoubleDouble.Tanh, 3);

    [Fact]
    public void Sigmoid_anywhere_is_within_2_5_ulp() => HoldsBound(VectorMath.Sigmoid, DoubleDouble.Sigmoid, 2.5);

    [Fact]
    public void Erf_anywhere_is_within_2_ulp() => HoldsBound(VectorMath.Erf, x => DoubleDouble.Erf(x), 2);

    [Fact]
    public void Softplus_anywhere_is_within_4_ulp() => HoldsBound(VectorMath.Softplus, DoubleDouble.Softplus, 4);

    [Fact]
    public void Exp_at_edges_is_exact() => AreExact(VectorMath.Exp,
        (0.0, 1.0), (-0.0, 1.0), (Tiny, 1.0), (709.7827128933841, Infinity), (-745.13, Tiny), (-745.14, 0.0),
        (double.MaxValue, Infinity), (double.MinValue, 0.0), (Infinity, Infinity), (-Infinity, 0.0), (double.NaN, double.NaN));

    [Fact]
    public void ExpM1_at_edges_is_exact() => AreExact(VectorMath.ExpM1,
        (0.0, 0.0), (-0.0, -0.0), (1e-300, 1e-300), (709.7827128933841, Infinity), (-51.0, -1.0), (Infinity, Infinity),
        (-Infinity, -1.0), (double.NaN, double.NaN));

    [Fact]
    public void Log_at_edges_is_exact() => AreExact(VectorMath.Log,
        (1.0, 0.0), (0.0, -Infinity), (-0.0, -Infinity), (-Tiny, double.NaN), (-1.0, double.NaN), (Infinity, Infinity),
        (-Infinity, double.NaN), (double.NaN, double.NaN));

    [Fact]
    public void Log1P_at_edges_is_exact() => AreExact(VectorMath.Log1P,
        (0.0, 0.0), (-0.0, -0.0), (Tiny, Tiny), (-Tiny, -Tiny), (-1.0, -Infinity), (-1.0000000000000002, double.NaN),
        (Infinity, Infinity), (-Infinity, double.NaN), (double.NaN, double.NaN));

    [Fact]
    public void Tanh_at_edges_is_exact() => AreExact(VectorMath.Tanh,
        (0.0, 0.0), (-0.0, -0.0), (Tiny, Tiny), (-Tiny, -Tiny), (19.11, 1.0), (-19.11, -1.0), (double.MaxValue, 1.0),
        (Infinity, 1.0), (-Infinity, -1.0), (double.NaN, double.NaN));

    [Fact]
    public void Sigmoid_at_edges_is_exact() => AreExact(VectorMath.Sigmoid,
        (0.0, 0.5), (-0.0, 0.5), (100.0, 1.0), (-745.13, Tiny), (-746.0, 0.0), (Infinity, 1.0), (-Infinity, 0.0),
        (double.NaN, double.NaN));

    [Fact]
    public void Erf_at_edges_is_exact() => AreExact(VectorMath.Erf,
        (0.0, 0.0), (-0.0, -0.0), (5.94, 1.0), (-5.94, -1.0), (double.MaxValue, 1.0), (Infinity, 1.0), (-Infinity, -1.0), (double.NaN, double.NaN));

    [Fact]
    public void Softplus_at_edges_is_exact() => AreExact(VectorMath.Softplus,
        (0.0, 0.6931471805599453), (-745.13, Tiny), (-746.0, 0.0), (800.0, 800.0), (double.MaxValue, double.MaxValue), (Infinity, Infinity),
        (-Infinity, 0.0), (double.NaN, double.NaN));

    [Fact]
    public void Tanh_near_its_limit_never_passes_it()
    {
        for (var x = 3.0; x < 20; x += 0.0009765625)
        {
            Assert.InRange(VectorMath.Tanh(x), 0.99, 1.0);
            Assert.InRange(VectorMath.Tanh(-x), -1.0, -0.99);
        }
    }

    [Fact]
    public void Lanes_with_different_values_do_not_mix()
    {
        (Func<Vector256<double>, Vector256<double>>, Func<double, double>)[] functions =
        [
            (VectorMath.Exp, VectorMath.Exp), (VectorMath.ExpM1, VectorMath.ExpM1), (VectorMath.Log, VectorMath.Log),
            (VectorMath.Log1P, VectorMath.Log1P), (VectorMath.Tanh, VectorMath.Tanh), (VectorMath.Sigmoid, VectorMath.Sigmoid),
            (VectorMath.Erf, VectorMath.Erf), (VectorMath.Softplus, VectorMath.Softplus),
        ];
        foreach (var x in new[] { Vector256.Create(-800, double.NaN, -1, -0.0), Vector256.Create(0.3, 5, 800, Infinity) })
        {
            foreach (var (vector, scalar) in functions)
            {
                var y = vector(x);
                for (var lane = 0; lane < 4; lane++)
                {
                    IsSame(scalar(x[lane]), y[lane]);
                }
            }
        }
    }

    [Fact]
    public void Reference_of_inverse_functions_agrees_to_90_bits()
    {
        foreach (var x in Samples().Where(x => x is > -1 and < 30 && Math.Abs(x) > 1e-3))
        {
            var back = DoubleDouble.Log1P(DoubleDouble.ExpM1(x).High) + DoubleDouble.ExpM1(x).Low / DoubleDouble.Exp(x);
            Assert.InRange(Math.Abs((back - x).High), 0, Math.Abs(x) * 1e-27);
        }
    }

    [Theory]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1.0, 0.8427007929497149)]
    [InlineData(-3.0, -0.9999779095030014)]
    public void Reference_of_erf_agrees_with_tables(double x, double tabulated) => Assert.Equal(tabulated, DoubleDouble.Erf(x).High);

    private static void HoldsBound(Func<Vector256<double>, Vector256<double>> function, Func<double, DoubleDouble> reference, double bound)
    {
        var worst = (Ulps: -1.0, X: 0.0, Y: 0.0);
        var samples = Samples();
        for (var i = 0; i + 4 <= samples.Length; i += 4)
        {
            var y = function(Vector256.LoadUnsafe(ref samples[i]));
            for (var lane = 0; lane < 4; lane++)
            {
                var x = samples[i + lane];
                var ulps = reference(x).UlpsTo(y[lane]);
                if (ulps > worst.Ulps)
                {
                    worst = (ulps, x, y[lane]);
                }
            }
        }

        Assert.True(worst.Ulps <= bound, FormattableString.Invariant($"f({worst.X:R}) = {worst.Y:R}: {worst.Ulps} ulp, the bound is {bound}."));
    }

    /// <summary>Bit patterns at even distances (every magnitude, both signs, NaN), and the range where the functions bend, more densely.</summary>
    private static double[] Samples()
    {
        const ulong distance = 1_844_674_407_370_957; // 2⁶⁴ in ten thousand parts
        var patterns = Enumerable.Range(0, 10_000).Select(i => BitConverter.UInt64BitsToDouble((ulong)i * distance));
        var bends = Enumerable.Range(-6_000, 12_000).Select(i => i * 0.00351713);
        var tails = Enumerable.Range(-2_000, 4_000).Select(i => i * 0.37397);
        var small = Enumerable.Range(0, 1_000).SelectMany(i => new[] { Math.ScaleB(1.37, -i), -Math.ScaleB(1.71, -i) });
        double[] edges =
        [
            0, -0.0, Tiny, -Tiny, 2.2250738585072014e-308, 2.225073858507201e-308, double.MaxValue, double.MinValue, Infinity, -Infinity,
            double.NaN, 709.782712893384, 709.7827128933841, -708.3964185322641, -745.1332191019411, 0.34657359027997264,
            -0.34657359027997264, 1, -1, 0.9999999999999999, 1.0000000000000002, -0.9999999999999999, 0.7071067811865476, 1.4142135623730951,
            0.41421356237309515, -0.2928932188134524, 19.06, 19.99, 20.01, -20.01, 9007199254740992, 9007199254740994,
        ];
        return [.. patterns, .. bends, .. tails, .. small, .. edges];
    }

    private static void AreExact(Func<double, double> function, params ReadOnlySpan<(double X, double Expected)> values)
    {
        foreach (var (x, expected) in values)
        {
            IsSame(expected, function(x));
        }
    }

    private static void IsSame(double expected, double actual)
    {
        if (double.IsNaN(expected))
        {
            Assert.True(double.IsNaN(actual));
            return;
        }

        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
    }
}
