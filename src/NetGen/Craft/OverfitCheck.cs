using System.Numerics;
using NetGen.Data;
using NetGen.Training;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Can the network learn a handful of samples by heart? One that cannot will not learn more of them: the first thing to try with a new
/// network (CS231n, "Babysitting the learning process"). Regularization gets in the way:
/// <c>new Net.Trainer(new Net(1), new Net.Hyperparameters().WithoutRegularization())</c>. Thread-safe, except that a trainer takes one call
/// at a time.
/// </summary>
public static class OverfitCheck
{
    // A regression has learned its samples when its loss is this part of what it was.
    private const double LearnedShare = 0.01;

    /// <summary>Trains on the same few samples until they are known or the steps are used up. Runs on the calling thread.</summary>
    /// <param name="trainer">A trainer of its own for this, of a fresh network, at the learning rate to try. The network's weights are put
    /// back.</param>
    /// <param name="data">The samples are its first; of a sorted file, shuffle it before.</param>
    /// <param name="samples">How many.</param>
    /// <param name="steps">The most steps that are taken.</param>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    public static OverfitReport Run<T>(ITrainer<T> trainer, Dataset data, int samples = 20, int steps = 500)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        using var loan = new TrainerLoan<T>(trainer, data);
        Batch<T> batch = loan.First(samples);
        var losses = new List<double>();
        try
        {
            bool learned = false;
            while (losses.Count < steps && !learned)
            {
                losses.Add(trainer.Step(batch));
                learned = trainer.Summary.HasClassLabels
                    ? trainer.CorrectInLastStep == (trainer.Summary.HasClassMaps ? trainer.LabelsInLastStep : batch.Rows.Length)
                    : losses[^1] <= LearnedShare * losses[0];
            }

            return new OverfitReport(losses, batch.Rows.Length, learned, null);
        }
        catch (NonFiniteValueException e)
        {
            return new OverfitReport(losses, batch.Rows.Length, false, e.Message);
        }
    }
}

/// <summary>Whether a few samples were learned by heart. Immutable.</summary>
public sealed class OverfitReport
{
    // A loss that fell by less than this share did not really fall.
    private const double Fall = 0.05;

    internal OverfitReport(IReadOnlyList<double> losses, int samples, bool passed, string? breakdown)
    {
        Losses = losses;
        Samples = samples;
        Passed = passed;
        Breakdown = breakdown;
    }

    /// <summary>The loss before each step.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>How many samples were to be learned.</summary>
    public int Samples { get; }

    /// <summary>All classes right; in a regression, the loss at a hundredth.</summary>
    public bool Passed { get; }

    /// <summary>Where a value stopped being finite; null where none did.</summary>
    public string? Breakdown { get; }

    /// <summary>What happened, and what to try. The same text under every culture.</summary>
    public override string ToString()
    {
        if (Breakdown is not null)
        {
            return $"Training broke down: {Breakdown} The learning rate is too high, or the initial weights are too large.";
        }

        string course =
            Invariant($"loss {FigureText.Of(Losses[0])} → {FigureText.Of(Losses[^1])} in {Counted.Of(Losses.Count, "step")} ")
            + Invariant($"on {Counted.Of(Samples, "sample")}");
        return Passed ? $"Learned by heart: {course}."
            : Losses[^1] > (1 - Fall) * Losses[0] ? $"Not learned, the loss hardly falls: {course}. The learning rate is too low, the initial weights are too small, or no gradient arrives."
            : $"Not learned, but the loss falls: {course}. Give it more steps or a higher learning rate, and no regularization.";
    }
}
