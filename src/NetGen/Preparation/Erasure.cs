using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary><c>RandomErase</c>: overwrites a random rectangle of an image (Zhong et al. 2017, algorithm 1).</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="probability">How often.</param>
/// <param name="minArea">The smallest share of the image.</param>
/// <param name="maxArea">The largest share of the image.</param>
/// <param name="value">What is written.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Erasure<T>(double probability, double minArea, double maxArea, double value) : AugmentationStep<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Tries = 10;
    private const double SmallestRatio = 0.3;

    internal override void Apply(Span<T> sample, Span<T> scratch, ReadOnlySpan<int> shape, ref RandomStream random)
    {
        (int height, int width, int channels) = (shape[0], shape[1], shape[2]);
        if (random.NextDouble() >= probability)
            return;
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            double area = (minArea + ((maxArea - minArea) * random.NextDouble())) * height * width;
            double ratio = Math.Exp(((2 * random.NextDouble()) - 1) * -Math.Log(SmallestRatio));
            int rows = (int)Math.Round(Math.Sqrt(area * ratio));
            int columns = (int)Math.Round(Math.Sqrt(area / ratio));
            if (rows < 1 || rows > height || columns < 1 || columns > width)
                continue;
            int top = random.NextInt32(height - rows + 1);
            int left = random.NextInt32(width - columns + 1);
            for (int y = top; y < top + rows; y++)
            {
                sample.Slice(((y * width) + left) * channels, columns * channels).Fill(T.CreateTruncating(value));
            }

            return;
        }
    }
}
