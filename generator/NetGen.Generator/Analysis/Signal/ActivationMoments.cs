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
    private static ActivationMoments Integrate(ActivationFunction function, double mean, double deviation)
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
                var weight = (i is 0 or Points - 1 ? 1 : i % 2 == 1 ? 4 : 2) * step / 3 * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
                var value = function.Value(mean + (deviation * z));
                var slope = function.Derivative(mean + (deviation * z));
                square += weight * value * value;
                first += weight * value;
                derivative += weight * slope * slope;
            }
        }
    }
}
