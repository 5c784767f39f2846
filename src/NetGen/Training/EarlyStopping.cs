using NetGen.Training;

namespace NetGen;

/// <summary>
/// Ends a training that no longer gets better by <see cref="FitOptions.Monitor"/>. Whether it does is a function of the epochs so far, so
/// that a run that was taken up again stops where it would have. Immutable.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>The epochs in a row that may pass without a better one; the training stops after the next such epoch. At least 0.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>By how much an epoch must be better than the best before to count as better, at least 0.</summary>
    public double MinDelta { get; init; }

    /// <summary>The first epoch that counts, from 1: what is earlier neither sets a mark nor costs patience.</summary>
    public int StartEpoch { get; init; } = 1;

    /// <summary>A value that the first epoch that counts must already beat; null for none.</summary>
    public double? Baseline { get; init; }

    /// <summary>
    /// Whether the network ends with the weights of its best epoch, counted from the first; also where the run reaches its last epoch.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>Throws where a number is outside its domain.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Patience);
        ArgumentOutOfRangeException.ThrowIfLessThan(StartEpoch, 1);
        HyperparameterGuard.NonNegative(MinDelta, nameof(MinDelta));
        if (Baseline is { } baseline && !double.IsFinite(baseline))
        {
            throw new ArgumentOutOfRangeException(nameof(Baseline), baseline, $"{nameof(Baseline)} must be a finite value, or null "
                + "for none.");
        }
    }

    /// <summary>Whether the training is to end after these epochs.</summary>
    internal bool Stops(IReadOnlyList<EpochReport> epochs, EpochMonitor monitor)
    {
        double mark = Baseline ?? monitor.Worst;
        int idle = 0;
        for (int i = StartEpoch - 1; i < epochs.Count && idle <= Patience; i++)
        {
            double value = monitor.ValueOf(epochs[i]);
            if (monitor.IsBetter(value, mark, MinDelta))
            {
                mark = value;
                idle = 0;
            }
            else
            {
                idle++;
            }
        }

        return idle > Patience;
    }
}
