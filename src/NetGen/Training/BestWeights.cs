namespace NetGen.Training;

/// <summary>Remembers the weights of the best epoch so far, and the running statistics that belong to them.</summary>
internal sealed class BestWeights<T>(EpochMonitor monitor) where T : unmanaged
{
    private double value = monitor.Worst;

    /// <summary>The weights, in memory order; null before the first good epoch.</summary>
    public T[]? Weights { get; private set; }

    /// <summary>Keeps a copy if the epoch is better than any before; NaN never is.</summary>
    public bool Offer(EpochReport epoch, ReadOnlySpan<T> parameters)
    {
        double offered = monitor.ValueOf(epoch);
        if (!monitor.IsBetter(offered, value))
        {
            return false;
        }

        value = offered;
        Weights ??= new T[parameters.Length];
        parameters.CopyTo(Weights);
        return true;
    }

    /// <summary>Goes on from a checkpoint.</summary>
    public void Restore(T[]? weights, IReadOnlyList<EpochReport> epochs)
    {
        Weights = weights;
        foreach (EpochReport epoch in epochs)
        {
            double offered = monitor.ValueOf(epoch);
            value = monitor.IsBetter(offered, value) ? offered : value;
        }
    }

    /// <summary>Puts the best weights back, if there are any.</summary>
    public void CopyTo(Span<T> parameters) => Weights?.CopyTo(parameters);
}
