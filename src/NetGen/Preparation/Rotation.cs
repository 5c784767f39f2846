using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>
/// <c>RandomRotate</c>: turns an image about its middle, by an angle uniform up to a limit either way; bilinear, 0 outside.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="degrees">The limit.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Rotation<T>(double degrees) : AugmentationStep<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    internal override void Apply(Span<T> sample, Span<T> scratch, ReadOnlySpan<int> shape, ref RandomStream random)
    {
        (int height, int width, int channels) = (shape[0], shape[1], shape[2]);
        double angle = ((2 * random.NextDouble()) - 1) * degrees * Math.PI / 180;
        (double sine, double cosine) = Math.SinCos(angle);
        (double middleY, double middleX) = ((height - 1) / 2.0, (width - 1) / 2.0);
        sample.CopyTo(scratch);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                // Where this pixel comes from: turned back about the middle.
                double fromY = middleY + (cosine * (y - middleY)) - (sine * (x - middleX));
                double fromX = middleX + (sine * (y - middleY)) + (cosine * (x - middleX));
                Blend(scratch, sample.Slice(((y * width) + x) * channels, channels), fromY, fromX, height, width);
            }
        }
    }

    private static void Blend(ReadOnlySpan<T> image, Span<T> pixel, double y, double x, int height, int width)
    {
        (int top, int left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        (double down, double right) = (y - top, x - left);
        pixel.Clear();
        Add(image, pixel, top, left, (1 - down) * (1 - right), height, width);
        Add(image, pixel, top, left + 1, (1 - down) * right, height, width);
        Add(image, pixel, top + 1, left, down * (1 - right), height, width);
        Add(image, pixel, top + 1, left + 1, down * right, height, width);
    }

    private static void Add(ReadOnlySpan<T> image, Span<T> pixel, int y, int x, double weight, int height, int width)
    {
        if ((uint)y >= (uint)height || (uint)x >= (uint)width)
            return;
        T factor = T.CreateTruncating(weight);
        ReadOnlySpan<T> source = image.Slice(((y * width) + x) * pixel.Length, pixel.Length);
        for (int channel = 0; channel < pixel.Length; channel++)
        {
            pixel[channel] += factor * source[channel];
        }
    }
}
