using System.Numerics;
using NetGen.Data;
using NetGen.Training;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Does the network start as it should? Before anything is learned the loss can be predicted: ln C for cross-entropy over C classes, and a
/// little more for outputs that vary (CS231n, "look for correct loss at chance performance"). Another loss betrays inputs that are not
/// scaled as declared, weights that are too large, or weights that are not fresh. Thread-safe, except that a trainer takes one call at a
/// time.
/// </summary>
public static class InitialLossCheck
{
    /// <summary>Measures the loss of the network as it is. Changes nothing; runs on the calling thread.</summary>
    /// <param name="trainer">A trainer of a fresh network; no step is taken.</param>
    /// <param name="data">The samples are its first; of a sorted file, shuffle it before.</param>
    /// <param name="samples">How many.</param>
    /// <param name="tolerance">How far the loss may be off on either side of the predicted range, as a share of it, beside what chance
    /// explains of one network.</param>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is to be no sample, or the tolerance is negative or not finite.</exception>
    public static InitialLossReport Run<T>(ITrainer<T> trainer, Dataset data, int samples = 1000, double tolerance = 0.25)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        HyperparameterGuard.NonNegative(tolerance, nameof(tolerance));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        using var loan = new TrainerLoan<T>(trainer, data);
        Dataset first = loan.Data.Take(Math.Min(samples, data.Count));
        double loss = Evaluator.Evaluate(trainer, first, new SampleView<T>(first), keepsScores: false, CancellationToken.None).Loss;
        LossPrediction? expected = trainer.Summary.ExpectedInitialLoss;
        return new InitialLossReport(loss, expected, expected?.ChanceOf(trainer.Summary, first.Count) ?? 0, tolerance);
    }
}

/// <summary>How the first loss compares with the predicted one. Immutable.</summary>
public sealed class InitialLossReport
{
    internal InitialLossReport(double loss, LossPrediction? expected, double chance, double tolerance)
    {
        Loss = loss;
        Expected = expected;
        Lowest = expected is null ? double.NaN : Math.Max(0, (expected.Low * (1 - tolerance)) - chance);
        Highest = expected is null ? double.NaN : (expected.High * (1 + tolerance)) + chance;
    }

    /// <summary>The measured loss, mean over the samples, without dropout.</summary>
    public double Loss { get; }

    /// <summary>The prediction; null where there is none.</summary>
    public LossPrediction? Expected { get; }

    /// <summary>The lowest loss that fits the prediction; NaN without one.</summary>
    public double Lowest { get; }

    /// <summary>The highest loss that fits the prediction; NaN without one.</summary>
    public double Highest { get; }

    /// <summary>Whether nothing speaks against the loss.</summary>
    public bool Passed => double.IsFinite(Loss) && !(Loss < Lowest) && !(Loss > Highest);

    /// <summary>The figures, and what is off. The same text under every culture.</summary>
    public override string ToString()
    {
        if (Expected is null)
        {
            return Invariant($"Initial loss {FigureText.Of(Loss)}; ")
                + "none is predicted: of the targets, or of the network, too little is declared.";
        }

        string range = double.IsInfinity(Highest)
            ? Invariant($"at least {FigureText.Of(Lowest)}, for inputs of any scale")
            : Invariant($"{FigureText.Of(Expected.Mean)}, from {FigureText.Of(Lowest)} to {FigureText.Of(Highest)}");
        string figures = $"initial loss {Invariant($"{FigureText.Of(Loss)}")}, predicted {range}";
        return Passed ? $"As predicted: {figures}."
            : Loss < Lowest ? $"Too low: {figures}. The weights are not fresh, or the inputs contain the targets."
            : $"Too high: {figures}. The inputs are not scaled as declared (NG7001), or the initial weights are too large (NG2004).";
    }
}
