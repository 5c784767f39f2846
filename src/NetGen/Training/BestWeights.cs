namespace NetGen.Training;

/// <summary>Remembers the weights, and the running statistics that belong to them, with the lowest validation loss; without validation, nothing.</summary>
internal sealed class BestWeights<T> where T : unmanaged
{
    private T[]? weights;
    private double loss = double.PositiveInfinity;

    /// <summary>Keeps a copy if the loss is lower than any before. NaN never is.</summary>
    public void Offer(double? validationLoss, ReadOnlySpan<T> state)
    {
        if (validationLoss < loss)
        {
            loss = validationLoss.Value;
            weights ??= new T[state.Length];
            state.CopyTo(weights);
        }
    }

    /// <summary>Puts the best weights back, if there are any.</summary>
    public void CopyTo(Span<T> state) => weights?.CopyTo(state);
}
