using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>Losses and activations from their definitions.</summary>
internal static class ReferenceLoss
{
    /// <summary>One sample's loss of what the network declares as its output.</summary>
    public static double Of(LossFunction function, double[] y, double[] t, int label, bool isLogarithm)
    {
        double Log(int i) => isLogarithm ? y[i] : Math.Log(y[i]);
        double Margin(int i) => i == label ? 0 : Math.Max(0, y[i] - y[label] + 1);
        var all = Enumerable.Range(0, y.Length);
        return function switch
        {
            CrossEntropy { LabelSmoothing: var smoothing } => (-(1 - smoothing) * Log(label)) - (smoothing * all.Average(Log)),
            Hinge => all.Sum(Margin),
            SquaredHinge => all.Sum(i => Margin(i) * Margin(i)),
            BinaryCrossEntropy => all.Average(i => (-t[i] * Math.Log(y[i])) - ((1 - t[i]) * Math.Log(1 - y[i]))),
            MeanSquaredError => all.Average(i => (y[i] - t[i]) * (y[i] - t[i])),
            MeanAbsoluteError => all.Average(i => Math.Abs(y[i] - t[i])),
            Huber { Delta: var delta } => all.Average(i => Math.Abs(y[i] - t[i]) is var e && e <= delta ? e * e / 2 : delta * (e - (delta / 2))),
            Poisson => all.Average(i => y[i] - (t[i] * Math.Log(y[i] + 1e-8))),
            KlDivergence => all.Sum(i => t[i] * (Math.Log(t[i]) - Log(i))),
            // A vector of zeros has no direction.
            CosineDistance => Math.Sqrt(all.Sum(i => y[i] * y[i]) * all.Sum(i => t[i] * t[i])) is var norms && norms < 1e-8 ? 1 : 1 - (all.Sum(i => y[i] * t[i]) / norms),
            _ => throw new NotSupportedException(function.GetType().Name),
        };
    }

    public static double Activate(ActivationFunction function, double x)
    {
        static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
        static double Softened(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));
        return function switch
        {
            Relu => x > 0 ? x : 0,
            LeakyRelu { Slope: var slope } => x > 0 ? x : slope * x,
            Relu6 => x < 0 ? 0 : x > 6 ? 6 : x,
            Elu { Alpha: var alpha } => x > 0 ? x : alpha * (Math.Exp(x) - 1),
            Selu => 1.0507009873554804934 * (x > 0 ? x : 1.6732632423543772848 * (Math.Exp(x) - 1)),
            Tanh => 1 - (2 / (Math.Exp(2 * x) + 1)),
            Sigmoid => Logistic(x),
            Gelu { Approximate: true } => x * Logistic(2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))),
            Gelu => x * (1 + Erf(x / Math.Sqrt(2))) / 2,
            Silu => x * Logistic(x),
            Mish => x * (1 - (2 / (Math.Exp(2 * Softened(x)) + 1))),
            Softplus => Softened(x),
            Softsign => x / (1 + Math.Abs(x)),
            HardSigmoid => Math.Clamp((x / 6) + 0.5, 0, 1),
            HardSwish => x * Math.Clamp((x / 6) + 0.5, 0, 1),
            SquaredRelu => x > 0 ? x * x : 0,
            LogRelu => x > 0 ? Math.Log(1 + x) : 0,
            Exp => Math.Exp(x),
            _ => throw new NotSupportedException(function.GetType().Name),
        };
    }

    /// <summary>The series of Kummer's function, which has no cancellation: erf x = 2x·e^(−x²)/√π · Σ (2x²)ⁿ/(1·3·5·…·(2n + 1)).</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        var (term, sum) = (1.0, 1.0);
        for (var n = 1; term > 1e-18 * sum; n++)
            sum += term *= 2 * x * x / ((2 * n) + 1);
        return 2 * x * Math.Exp(-x * x) / Math.Sqrt(Math.PI) * sum;
    }
}
