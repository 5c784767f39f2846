using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Signal;

/// <summary>What an activation makes of a normal pre-activation z: E[φ(z)²], E[φ(z)] and E[φ′(z)²] (Poole et al. 2016; He et al. 2015).</summary>
internal readonly record struct ActivationMoments(Moments Output, double DerivativeSquare)
{
    private const int Points = 4001;
    private const double Reach = 10;

    /// <summary>For z ~ N(mean, variance).</summary>
    public static ActivationMoments Of(ActivationFunction function, double mean, double variance)
    {
        if (variance <= 0)
        {
            var value = function.Value(mean);
            var slope = function.Derivative(mean);
            return new(new(value * value, value), slope * slope);
        }
        return function switch
        {
            Relu when mean == 0 => Rectifier(0, variance),
            LeakyRelu leaky when mean == 0 => Rectifier(leaky.Slope, variance),
            _ => Integrate(function, mean, Math.Sqrt(variance)),
        };
    }

    /// <summary>
    /// For the largest of k independent z ~ N(mean, variance), whose density is k·Φᵏ⁻¹·ϕ: a max-pool in front of a monotone φ, or behind it.
    /// </summary>
    public static ActivationMoments OfLargest(ActivationFunction function, double mean, double variance, int count) => variance <= 0
        ? Of(function, mean, variance)
        : Integrate(function, mean, Math.Sqrt(variance), z => count * Math.Pow(NormalDistribution.Cumulative(z), count - 1));

    /// <summary>The closed form for slope a on the negative side: E[φ²] = q(1 + a²)/2, E[φ] = (1 − a)√(q/2π), E[φ′²] = (1 + a²)/2.</summary>
    private static ActivationMoments Rectifier(double slope, double variance)
    {
        var half = (1 + (slope * slope)) / 2;
        return new(new(variance * half, (1 - slope) * Math.Sqrt(variance / (2 * Math.PI))), half);
    }

    /// <summary>
    /// Simpson's rule over ±10 deviations, cut at the kinks: across a jump of φ′ the rule would lose its order (SELU's E[φ′²] came out as
    /// 1.0736 instead of 1.07157).
    /// </summary>
    /// <param name="function">φ.</param>
    /// <param name="mean">Of the pre-activation.</param>
    /// <param name="deviation">Of the pre-activation.</param>
    /// <param name="tilt">The density relative to the normal one; null for 1.</param>
    private static ActivationMoments Integrate(ActivationFunction function, double mean, double deviation, Func<double, double>? tilt = null)
    {
        var cuts = function.Kinks.Select(kink => (kink - mean) / deviation).Where(cut => Math.Abs(cut) < Reach).OrderBy(cut => cut).ToArray();
        double square = 0, first = 0, derivative = 0;
        var from = -Reach;
        foreach (var to in cuts.Concat([Reach]))
        {
            Segment(from, to);
            from = to;
        }
        return new(new(square, first), derivative);

        void Segment(double from, double to)
        {
            var step = (to - from) / (Points - 1);
            for (var i = 0; i < Points; i++)
            {
                // At an end of the segment the one-sided value is wanted, so it is taken a hair inside.
                var z = i == 0 ? from + (1e-9 * step) : i == Points - 1 ? to - (1e-9 * step) : from + (i * step);
                var weight = (i is 0 or Points - 1 ? 1 : i % 2 == 1 ? 4 : 2) * step / 3 * NormalDistribution.Density(z) * (tilt?.Invoke(z) ?? 1);
                var value = function.Value(mean + (deviation * z));
                var slope = function.Derivative(mean + (deviation * z));
                square += weight * value * value;
                first += weight * value;
                derivative += weight * slope * slope;
            }
        }
    }
}
