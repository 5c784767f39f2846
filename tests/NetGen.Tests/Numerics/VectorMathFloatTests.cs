using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>The stated bounds of the float functions against double precision, over all magnitudes, edges included.</summary>
public sealed class VectorMathFloatTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float Tiny = float.Epsilon;

    [Fact]
    public void Exp_anywhere_is_within_1_5_ulp() => HoldsBound(VectorMath.Exp, Math.Exp, 1.5);

    [Fact]
    public void ExpM1_anywhere_is_within_2_5_ulp() => HoldsBound(VectorMath.ExpM1, x => DoubleDouble.ExpM1(x).High, 2.5);

    [Fact]
    public void Log_anywhere_is_within_1_5_ulp() => HoldsBound(VectorMath.Log, Math.Log, 1.5);

    [Fact]
    public void Log1P_anywhere_is_within_2_5_ulp() => HoldsBound(VectorMath.Log1P, x => DoubleDouble.Log1P(x).High, 2.5);

    [Fact]
    public void Tanh_anywhere_is_within_3_ulp() => HoldsBound(VectorMath.Tanh, Math.Tanh, 3);

    [Fact]
    public void Sigmoid_anywhere_is_within_2_5_ulp() => HoldsBound(VectorMath.Sigmoid, x => DoubleDouble.Sigmoid(x).High, 2.5);

    [Fact]
    public void Erf_anywhere_is_within_1_5_ulp() => HoldsBound(VectorMath.Erf, x => DoubleDouble.Erf(x).High, 1.5);

    [Fact]
    public void Softplus_anywhere_is_within_4_ulp() => HoldsBound(VectorMath.Softplus, x => DoubleDouble.Softplus(x).High, 4);

    [Fact]
    public void Exp_at_edges_is_exact() => AreExact(VectorMath.Exp,
        (0f, 1f), (-0f, 1f), (Tiny, 1f), (88.72284f, Infinity), (-103.97f, Tiny), (-103.98f, 0f), (float.MaxValue, Infinity),
        (float.MinValue, 0f), (Infinity, Infinity), (-Infinity, 0f), (float.NaN, float.NaN));

    [Fact]
    public void ExpM1_at_edges_is_exact() => AreExact(VectorMath.ExpM1,
        (0f, 0f), (-0f, -0f), (1e-30f, 1e-30f), (88.72284f, Infinity), (-30f, -1f), (Infinity, Infinity), (-Infinity, -1f),
        (float.NaN, float.NaN));

    [Fact]
    public void Log_at_edges_is_exact() => AreExact(VectorMath.Log,
        (1f, 0f), (0f, -Infinity), (-0f, -Infinity), (-Tiny, float.NaN), (-1f, float.NaN), (Infinity, Infinity),
        (-Infinity, float.NaN), (float.NaN, float.NaN));

    [Fact]
    public void Log1P_at_edges_is_exact() => AreExact(VectorMath.Log1P,
        (0f, 0f), (-0f, -0f), (Tiny, Tiny), (-Tiny, -Tiny), (-1f, -Infinity), (-1.0000001f, float.NaN), (Infinity, Infinity),
        (-Infinity, float.NaN), (float.NaN, float.NaN));

    [Fact]
    public void Tanh_at_edges_is_exact() => AreExact(VectorMath.Tanh,
        (0f, 0f), (-0f, -0f), (Tiny, Tiny), (-Tiny, -Tiny), (9.11f, 1f), (-9.11f, -1f), (float.MaxValue, 1f), (Infinity, 1f),
        (-Infinity, -1f), (float.NaN, float.NaN));

    [Fact]
    public void Sigmoid_at_edges_is_exact() => AreExact(VectorMath.Sigmoid,
        (0f, 0.5f), (-0f, 0.5f), (100f, 1f), (-103.97f, Tiny), (-104f, 0f), (Infinity, 1f), (-Infinity, 0f),
        (float.NaN, float.NaN));

    [Fact]
    public void Erf_at_edges_is_exact() => AreExact(VectorMath.Erf,
        (0f, 0f), (-0f, -0f), (3.93f, 1f), (-3.93f, -1f), (float.MaxValue, 1f), (Infinity, 1f), (-Infinity, -1f), (float.NaN, float.NaN));

    [Fact]
    public void Softplus_at_edges_is_exact() => AreExact(VectorMath.Softplus,
        (0f, 0.6931472f), (-103.97f, Tiny), (-104f, 0f), (100f, 100f), (float.MaxValue, float.MaxValue), (Infinity, Infinity), (-Infinity, 0f),
        (float.NaN, float.NaN));

    [Fact]
    public void Tanh_near_its_limit_never_passes_it()
    {
        for (var x = 3f; x < 10; x += 0.0009765625f)
        {
            Assert.InRange(VectorMath.Tanh(x), 0.99f, 1f);
            Assert.InRange(VectorMath.Tanh(-x), -1f, -0.99f);
        }
    }

    [Fact]
    public void Lanes_with_different_values_do_not_mix()
    {
        var x = Vector256.Create(-200f, float.NaN, -1f, -0f, 0.3f, 5f, 200f, Infinity);
        (Func<Vector256<float>, Vector256<float>>, Func<float, float>)[] functions =
        [
            (VectorMath.Exp, VectorMath.Exp), (VectorMath.ExpM1, VectorMath.ExpM1), (VectorMath.Log, VectorMath.Log),
            (VectorMath.Log1P, VectorMath.Log1P), (VectorMath.Tanh, VectorMath.Tanh), (VectorMath.Sigmoid, VectorMath.Sigmoid),
            (VectorMath.Erf, VectorMath.Erf), (VectorMath.Softplus, VectorMath.Softplus),
        ];
        foreach (var (vector, scalar) in functions)
        {
            var y = vector(x);
            for (var lane = 0; lane < 8; lane++)
            {
                IsSame(scalar(x[lane]), y[lane]);
            }
        }
    }

    private static void HoldsBound(Func<Vector256<float>, Vector256<float>> function, Func<double, double> reference, double bound)
    {
        var worst = (Ulps: -1.0, X: 0f, Y: 0f);
        var samples = Samples();
        for (var i = 0; i + 8 <= samples.Length; i += 8)
        {
            var y = function(Vector256.LoadUnsafe(ref samples[i]));
            for (var lane = 0; lane < 8; lane++)
            {
                var x = samples[i + lane];
                var ulps = Ulps(y[lane], reference(x));
                if (ulps > worst.Ulps)
                {
                    worst = (ulps, x, y[lane]);
                }
            }
        }

        Assert.True(worst.Ulps <= bound, FormattableString.Invariant($"f({worst.X:R}) = {worst.Y:R}: {worst.Ulps} ulp, the bound is {bound}."));
    }

    /// <summary>The distance in units in the last place of the exact result; exact results that no float reaches count as infinite.</summary>
    private static double Ulps(float actual, double exact)
    {
        if (!float.IsFinite((float)exact) || !float.IsFinite(actual))
        {
            return ((float)exact).Equals(actual) ? 0 : double.PositiveInfinity;
        }

        var exponent = exact == 0 ? -126 : Math.Max(Math.ILogB(exact), -126);
        return Math.Abs(actual - exact) / Math.ScaleB(1, exponent - 23);
    }

    /// <summary>Bit patterns at even distances (every magnitude, both signs, NaN), and the range where the functions bend, more densely.</summary>
    private static float[] Samples()
    {
        const uint distance = 39_989;
        var patterns = Enumerable.Range(0, (int)(uint.MaxValue / distance)).Select(i => BitConverter.UInt32BitsToSingle((uint)i * distance));
        var bends = Enumerable.Range(-40_000, 80_000).Select(i => i * 0.000517f);
        var tails = Enumerable.Range(-11_000, 22_000).Select(i => i * 0.009973f);
        float[] edges =
        [
            0f, -0f, Tiny, -Tiny, 1.1754944e-38f, 1.1754942e-38f, float.MaxValue, float.MinValue, Infinity, -Infinity, float.NaN,
            88.72283f, 88.72284f, -87.33655f, -103.97208f, 0.34657359f, -0.34657359f, 1f, -1f, 0.99999994f, 1.0000001f, -0.99999994f,
            0.70710678f, 1.4142135f, 0.41421356f, -0.29289322f, 9.0109f, 9.4f, 9.6f, -9.4f, -9.6f, 16777216f,
        ];
        return [.. patterns, .. bends, .. tails, .. edges];
    }

    private static void AreExact(Func<float, float> function, params ReadOnlySpan<(float X, float Expected)> values)
    {
        foreach (var (x, expected) in values)
        {
            IsSame(expected, function(x));
        }
    }

    private static void IsSame(float expected, float actual)
    {
        if (float.IsNaN(expected))
        {
            Assert.True(float.IsNaN(actual));
            return;
        }

        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));
    }
}
