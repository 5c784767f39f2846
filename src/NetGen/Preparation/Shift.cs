using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>
/// <c>RandomCrop</c> of a padded image and <c>RandomShift</c>: moves an image by whole pixels, all distances equally likely.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="vertical">The largest distance up and down.</param>
/// <param name="horizontal">The largest distance left and right.</param>
/// <param name="repeatsEdge">Whether what comes in repeats the pixels at the edge; else it is 0.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Shift<T>(int vertical, int horizontal, bool repeatsEdge) : AugmentationStep<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal override void Apply(Span<T> sample, Span<T> scratch, ReadOnlySpan<int> shape, ref RandomStream random)
    {
        (int height, int width, int channels) = (shape[0], shape[1], shape[2]);
        int down = random.NextInt32((2 * vertical) + 1) - vertical;
        int right = random.NextInt32((2 * horizontal) + 1) - horizontal;
        sample.CopyTo(scratch);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int fromY, int fromX) = (y - down, x - right);
                Span<T> pixel = sample.Slice(((y * width) + x) * channels, channels);
                if (repeatsEdge)
                    (fromY, fromX) = (Math.Clamp(fromY, 0, height - 1), Math.Clamp(fromX, 0, width - 1));
                if ((uint)fromY < (uint)height && (uint)fromX < (uint)width)
                    scratch.Slice(((fromY * width) + fromX) * channels, channels).CopyTo(pixel);
                else
                    pixel.Clear();
            }
        }
    }
}
