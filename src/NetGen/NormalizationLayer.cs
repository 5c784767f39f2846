namespace NetGen;

/// <summary>
/// A view on what a normalisation layer, or a layer of factors, knows of its channels, on the network's own memory: writing here changes
/// the network. Not thread-safe: nobody may use the network while another writes.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="weights">One scale γ a channel.</param>
/// <param name="bias">One shift β a channel; empty for a layer of factors alone.</param>
/// <param name="runningMean">One mean a channel; empty but for batch normalisation.</param>
/// <param name="runningVariance">One variance a channel; empty but for batch normalisation.</param>
public readonly ref struct NormalizationLayer<T>(Span<T> weights, Span<T> bias, Span<T> runningMean, Span<T> runningVariance)
    where T : unmanaged
{
    /// <summary>One scale γ a channel.</summary>
    public Span<T> Weights { get; } = weights;

    /// <summary>One shift β a channel; empty for a layer of factors alone.</summary>
    public Span<T> Bias { get; } = bias;

    /// <summary>The means that predictions use, one a channel; empty but for batch normalisation.</summary>
    public Span<T> RunningMean { get; } = runningMean;

    /// <summary>The variances that predictions use, one a channel; empty but for batch normalisation.</summary>
    public Span<T> RunningVariance { get; } = runningVariance;
}
