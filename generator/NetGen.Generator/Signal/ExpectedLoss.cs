using NetGen.Generator.Foundation;
using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// What a loss is before anything is learned: outputs that are independent of the targets, normal with the predicted moments. Without a
/// signal it is ln C for cross-entropy, ln 2 for binary cross-entropy, C − 1 for the hinge loss; a wide output makes it more.
/// </summary>
internal static class ExpectedLoss
{
    /// <summary>The expectation; NaN where it depends on undeclared targets, or the signal is unknown.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="outputs">The moments of what the loss reads: of the logits where it has a head.</param>
    /// <param name="classes">The number of outputs.</param>
    /// <param name="target">The moments of the targets of a regression; unknown where not declared.</param>
    public static double Of(LossFunction loss, Moments outputs, int classes, Moments target) => !outputs.IsKnown ? double.NaN : loss switch
    {
        CrossEntropy => LogSumExp(classes, outputs.Std),
        // softplus(z) − yz, with y = 1 as often as the output's mean states: ½, unless a declared bias says otherwise.
        BinaryCrossEntropy => ActivationMoments.Of(new Softplus(), outputs.Mean, outputs.Variance).Output.Mean
            - (outputs.Mean * new Sigmoid().Value(outputs.Mean)),
        // The difference of two scores is N(0, 2q).
        Hinge => (classes - 1) * ActivationMoments.Of(new Relu(), 1, 2 * outputs.Variance).Output.Mean,
        SquaredHinge => (classes - 1) * ActivationMoments.Of(new Relu(), 1, 2 * outputs.Variance).Output.Square,
        MeanSquaredError => target.Variance + outputs.Variance + ((target.Mean - outputs.Mean) * (target.Mean - outputs.Mean)),
        MeanAbsoluteError => Distance(target.Mean - outputs.Mean, target.Variance + outputs.Variance, double.PositiveInfinity).Absolute,
        Huber huber => Distance(target.Mean - outputs.Mean, target.Variance + outputs.Variance, huber.Delta).Huber,
        // No law: unknown, and no rule speaks.
        _ => double.NaN,
    };

    /// <summary>
    /// How far the loss of one sample is from its expectation, at most, from one network and one sample to the next; NaN where the
    /// expectation is. The variance of a function of independent normal outputs is at most theirs times the mean square of its gradient
    /// (Poincaré; Chernoff 1981, "A note on an inequality involving the normal distribution"): of p − e_y in cross-entropy and σ − y in
    /// binary cross-entropy, a sign in the absolute error, ±δ at most in Huber's. That of a squared difference is known.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static double Deviation(LossFunction loss, Moments outputs, int classes, Moments target) =>
        !outputs.IsKnown ? double.NaN : Math.Sqrt(loss switch
        {
            CrossEntropy => outputs.Variance * 2 * (1 - (1.0 / classes)),
            BinaryCrossEntropy => outputs.Variance,
            Hinge => outputs.Variance * classes * (classes - 1),
            SquaredHinge => (classes - 1) * (classes - 1) * VarianceOfSquare(1, 2 * outputs.Variance),
            MeanSquaredError => VarianceOfSquare(target.Mean - outputs.Mean, target.Variance + outputs.Variance),
            MeanAbsoluteError => target.Variance + outputs.Variance,
            Huber { Delta: var delta } =>
                Math.Min(delta * delta, Square(target.Mean - outputs.Mean) + target.Variance + outputs.Variance) * (target.Variance
                    + outputs.Variance),
            // No law: unknown, as the expectation is.
            _ => double.NaN,
        });

    private static double Square(double value) => value * value;

    /// <summary>
    /// E|e| and E[Huber(e)] of e ~ N(μ, v), which are what is behind ±δ and before: with z = (x − μ)/σ, ∫φ = Φ, ∫zφ = −φ, ∫z²φ = Φ − zφ.
    /// </summary>
    private static (double Absolute, double Huber) Distance(double mean, double variance, double delta)
    {
        if (double.IsNaN(mean + variance))
            return (double.NaN, double.NaN);
        var deviation = Math.Sqrt(variance);
        if (deviation == 0)
            return (Math.Abs(mean), Math.Abs(mean) <= delta ? mean * mean / 2 : delta * (Math.Abs(mean) - (delta / 2)));
        var absolute = Beyond(0) + Beyond(0, -1);
        if (double.IsInfinity(delta))
            return (absolute, double.NaN);
        var (low, high) = ((-delta - mean) / deviation, (delta - mean) / deviation);
        var inside = NormalDistribution.Cumulative(high) - NormalDistribution.Cumulative(low);
        var first = NormalDistribution.Density(low) - NormalDistribution.Density(high);
        var second = inside + (low * NormalDistribution.Density(low)) - (high * NormalDistribution.Density(high));
        var square = (mean * mean * inside) + (2 * mean * deviation * first) + (variance * second);
        // Beyond δ on either side, δ(|e| − δ/2).
        var tails = delta * (Beyond(delta) + Beyond(delta, -1) + (delta / 2 * (1 - inside)));
        return (absolute, (square / 2) + tails);

        // E[(±e − from)⁺].
        double Beyond(double from, int sign = 1)
        {
            var over = (sign * mean) - from;
            return (over * NormalDistribution.Cumulative(over / deviation)) + (deviation * NormalDistribution.Density(over / deviation));
        }
    }

    /// <summary>Of the square of N(μ, v); that of its positive part is no larger.</summary>
    private static double VarianceOfSquare(double mean, double variance) => (2 * variance * variance) + (4 * mean * mean * variance);

    /// <summary>
    /// E[log Σ e^zᵢ] of C independent z ~ N(0, σ²), by log S = ∫(e⁻ᵗ − e⁻ᵗˢ)/t dt over t = eᵘ, where E[e⁻ᵗˢ] = E[exp(−e^(u + z))]ᶜ. A small
    /// σ has the series ln C + σ²/2·(1 − 1/C); a large one makes the largest z the whole sum.
    /// </summary>
    private static double LogSumExp(int classes, double deviation)
    {
        if (deviation < 0.2)
            return Math.Log(classes) + (deviation * deviation / 2 * (1 - (1.0 / classes)));
        if (deviation > 12)
            return classes == 1 ? 0 : deviation * ActivationMoments.OfLargest(new Identity(), 0, 1, classes).Output.Mean;

        // One grid for u, for z and for their sum, so that exp(−e^(u + z)) is looked up.
        var step = Math.Min(0.2, deviation / 4);
        var reach = (int)Math.Ceiling(9 * deviation / step);
        var first = -(int)Math.Ceiling(((9 * deviation) + Math.Log(classes) + 37) / step);
        var last = (int)Math.Ceiling(((9 * deviation) + 5) / step);
        var weights = Enumerable.Range(-reach, (2 * reach) + 1)
            .Select(k => NormalDistribution.Density(k * step / deviation) * step / deviation).ToArray();
        var doubled = Enumerable.Range(first - reach, last - first + (2 * reach) + 1).Select(k => Math.Exp(-Math.Exp(k * step))).ToArray();
        var sum = 0.0;
        for (var u = 0; u <= last - first; u++)
        {
            var mean = 0.0;
            for (var z = 0; z < weights.Length; z++)
                mean += weights[z] * doubled[u + z];
            sum += doubled[u + reach] - Math.Pow(mean, classes);
        }
        return sum * step;
    }
}
