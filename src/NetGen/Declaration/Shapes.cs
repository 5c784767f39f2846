namespace NetGen;

/// <summary>
/// The same elements under another shape, in row-major order with channels last: (4, 6) as (2, 2, 6) keeps the channels of a position together.
/// (PyTorch's reshape of channels-first images orders elements otherwise.)
/// </summary>
/// <param name="sizes">One size up to three, each at least 1; their product is the input's number of elements.</param>
public sealed class ReshapeAttribute(params int[] sizes) : LayerAttribute
{
    /// <summary>The sizes.</summary>
    public int[] Sizes { get; } = sizes;
}

/// <summary>An image with every pixel repeated in both directions (nearest neighbour): (height·factor, width·factor, channels).</summary>
/// <param name="factor">How often, at least 1.</param>
public sealed class Upsample2DAttribute(int factor) : LayerAttribute
{
    /// <summary>How often a pixel is repeated in each direction.</summary>
    public int Factor { get; } = factor;
}
