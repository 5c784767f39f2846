namespace NetGen;

/// <summary>
/// A view on a convolution's parameters, on the network's own memory: writing here changes the network. The weights lie in the order that
/// the layer's kernels read; the indexers are in PyTorch's. Not thread-safe: nobody may use the network while another writes.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="weights">All weights.</param>
/// <param name="bias">One value per filter; empty for a layer without bias.</param>
/// <param name="info">Where each weight lies.</param>
public readonly ref struct ConvolutionLayer<T>(Span<T> weights, Span<T> bias, ParameterInfo info) where T : unmanaged
{
    /// <summary>All weights, in memory order.</summary>
    public Span<T> Weights { get; } = weights;

    /// <summary>One value per filter; empty for a layer without bias.</summary>
    public Span<T> Bias { get; } = bias;

    /// <summary>
    /// The shape that the indexers speak of, a weight file's: [filters, channels/groups, kernel height, kernel width], of a transposed
    /// convolution [channels, filters/groups, kernel height, kernel width], of a sequence's [filters, channels/groups, kernel].
    /// </summary>
    public IReadOnlyList<int> Shape => info.Shape;

    /// <summary>The weight of a convolution over images, by its place in <see cref="Shape"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such weight.</exception>
    public ref T this[int first, int second, int row, int column] => ref Weights[PlaceOf([first, second, row, column])];

    /// <summary>The weight of a convolution over sequences, by its place in <see cref="Shape"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such weight.</exception>
    public ref T this[int filter, int channel, int tap] => ref Weights[PlaceOf([filter, channel, tap])];

    /// <summary>Walks the axes from the last to the first; one may be several in memory.</summary>
    private int PlaceOf(ReadOnlySpan<int> index)
    {
        if (index.Length != info.Shape.Count)
            throw new IndexOutOfRangeException($"The weights have {info.Shape.Count} axes; {Counted.Of(index.Length, "index is", "indices are")} given.");
        var (place, axis) = (0, info.Extents.Count - 1);
        for (var dimension = index.Length - 1; dimension >= 0; dimension--)
        {
            if ((uint)index[dimension] >= (uint)info.Shape[dimension])
                throw new IndexOutOfRangeException($"Axis {dimension} has {Counted.Of(info.Shape[dimension], "element")}; there is no weight {index[dimension]}.");
            var (rest, covered) = (index[dimension], 1);
            do
            {
                var (extent, stride) = (info.Extents[axis], info.Strides[axis]);
                var at = rest % extent;
                place += stride < 0 ? (at - extent + 1) * stride : at * stride;
                rest /= extent;
                covered *= extent;
                axis--;
            }
            while (covered < info.Shape[dimension]);
        }
        return place;
    }
}
