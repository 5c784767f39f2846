namespace NetGen;

/// <summary>
/// The same elements under another shape, in row-major order with channels last: (4, 6) as (2, 2, 6) keeps the channels of a position
/// together. (PyTorch's reshape of channels-first images orders elements otherwise.)
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

/// <summary>
/// Channels become pixels (Shi et al. 2016): an image (height, width, channels·factor²) is one of (height·factor, width·factor, channels),
/// channel c·factor² + i·factor + j of a pixel being channel c of the pixel i below and j to the right. PyTorch's PixelShuffle.
/// </summary>
/// <param name="factor">Pixels in each direction that one becomes, at least 1; its square divides the channels.</param>
public sealed class PixelShuffleAttribute(int factor) : LayerAttribute
{
    /// <summary>Pixels in each direction that one becomes.</summary>
    public int Factor { get; } = factor;
}

/// <summary>
/// The axes of an image (height, width, channels) or a sequence (length, channels) in another order: <c>Permute(2, 0, 1)</c> makes
/// (channels, height, width) of an image.
/// </summary>
/// <param name="axes">For each axis of the output, the 0-based axis of the input that it is; each once.</param>
public sealed class PermuteAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>For each axis of the output, that of the input.</summary>
    public int[] Axes { get; } = axes;
}
