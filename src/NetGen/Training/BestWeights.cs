namespace NetGen.Training;

/// <summary>Remembers the weights with the lowest validation loss; without validation, nothing.</summary>
internal sealed class BestWeights<T> where T : unmanaged
{
    private T[]? weights;
    private double loss = double.PositiveInfinity;

    /// <summary>Keeps a copy if the loss is lower than any before. NaN never is.</summary>
    public void Offer(double? validationLoss, ReadOnlySpan<T> parameters)
    {
        if (validationLoss < loss)
        {
            loss = validationLoss.Value;
            weights ??= new T[parameters.Length];
            parameters.CopyTo(weights);
        }
    }

    /// <summary>Puts the best weights back, if there are any.</summary>
    public void CopyTo(Span<T> parameters) => weights?.CopyTo(parameters);
}
