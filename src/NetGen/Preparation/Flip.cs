using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary><c>RandomFlip</c>: mirrors an image.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="probability">How often.</param>
/// <param name="vertical">Whether top and bottom change places, not left and right.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Flip<T>(double probability, bool vertical) : AugmentationStep<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    internal override void Apply(Span<T> sample, Span<T> scratch, ReadOnlySpan<int> shape, ref RandomStream random)
    {
        if (random.NextDouble() >= probability)
            return;
        (int height, int width, int channels) = (shape[0], shape[1], shape[2]);
        sample.CopyTo(scratch);
        for (int y = 0; y < height; y++)
        {
            if (vertical)
            {
                scratch.Slice((height - 1 - y) * width * channels, width * channels).CopyTo(sample[(y * width * channels)..]);
                continue;
            }

            for (int x = 0; x < width; x++)
            {
                scratch.Slice(((y * width) + width - 1 - x) * channels, channels).CopyTo(sample[(((y * width) + x) * channels)..]);
            }
        }
    }
}
