using static System.FormattableString;

namespace NetGen;

/// <summary>How a training run went. Immutable.</summary>
public sealed record History
{
    /// <summary>The completed epochs, in order; none if the run was cancelled in its first.</summary>
    public required IReadOnlyList<EpochReport> Epochs { get; init; }

    /// <summary>Whether the run was cancelled before its last epoch was complete; the network then has the best weights so far.</summary>
    public required bool Cancelled { get; init; }

    /// <summary>The optimisation steps of this run, those of an incomplete epoch included.</summary>
    public required long StepCount { get; init; }

    /// <summary>The time from the first step to the end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The epoch with the lowest validation loss, without validation the lowest training loss; null without epochs.</summary>
    public EpochReport? BestEpoch => Epochs.MinBy(epoch => Rank(epoch.ValidationLoss ?? epoch.TrainLoss));

    /// <summary>One line: epochs, steps, time and the best loss.</summary>
    public override string ToString()
    {
        string best = BestEpoch is { } epoch
            ? epoch.ValidationLoss is { } validation
                ? Invariant($", best validation loss {validation:G5} in epoch {epoch.Epoch}")
                : Invariant($", best training loss {epoch.TrainLoss:G5} in epoch {epoch.Epoch}")
            : "";
        string cancelled = Cancelled ? "Cancelled after " : "";
        return Invariant($"{cancelled}{Epochs.Count} epochs, {StepCount} steps in {Elapsed.TotalSeconds:F1} s{best}");
    }

    // NaN sorts below every number; a loss that is not one is the worst there is.
    private static double Rank(double loss) => double.IsNaN(loss) ? double.PositiveInfinity : loss;
}
