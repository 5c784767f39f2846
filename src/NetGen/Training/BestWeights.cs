namespace NetGen.Training;

/// <summary>Remembers the weights of the best epoch so far, and the running statistics that belong to them.</summary>
internal sealed class BestWeights<T>(EpochMonitor monitor) where T : unmanaged
{
    private double value = monitor.Worst;
    private int? epoch;

    /// <summary>The weights, in memory order; null before the first good epoch.</summary>
    public T[]? Weights { get; private set; }

    /// <summary>Their epoch, from 1; null where there are none.</summary>
    public int? Epoch => Weights is null ? null : epoch;

    /// <summary>Keeps a copy if the epoch is better than any before; NaN never is.</summary>
    public bool Offer(EpochReport report, ReadOnlySpan<T> parameters)
    {
        double offered = monitor.ValueOf(report);
        if (!monitor.IsBetter(offered, value))
        {
            return false;
        }

        value = offered;
        epoch = report.Epoch;
        Weights ??= new T[parameters.Length];
        parameters.CopyTo(Weights);
        return true;
    }

    /// <summary>Goes on from a checkpoint.</summary>
    public void Restore(T[]? weights, IReadOnlyList<EpochReport> epochs)
    {
        Weights = weights;
        foreach (EpochReport report in epochs)
        {
            double offered = monitor.ValueOf(report);
            (value, epoch) = monitor.IsBetter(offered, value) ? (offered, report.Epoch) : (value, epoch);
        }
    }

    /// <summary>Puts the best weights back, if there are any.</summary>
    public void CopyTo(Span<T> parameters) => Weights?.CopyTo(parameters);
}
