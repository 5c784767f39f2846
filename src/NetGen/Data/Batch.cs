namespace NetGen.Data;

/// <summary>
/// Rows of a data set, named by index: the whole data, and which samples of it in which order. Nothing is copied. Immutable.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
public readonly ref struct Batch<T> where T : unmanaged
{
    /// <summary>All samples' inputs, row-major.</summary>
    public required Samples<T> Inputs { get; init; }

    /// <summary>All samples' class indices; empty for networks with real targets.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>All samples' targets, row-major; empty for networks with class labels.</summary>
    public ReadOnlySpan<T> Targets { get; init; }

    /// <summary>The samples of this batch, as indices into the data.</summary>
    public required ReadOnlySpan<int> Rows { get; init; }

    /// <summary>
    /// For each of these rows whether a series begins with it, so that nothing is carried to it from the step before; empty for none. Of
    /// meaning where the network is declared with <see cref="TrainingAttribute.CarryState"/>.
    /// </summary>
    public ReadOnlySpan<bool> Begins { get; init; }
}
