using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>
/// Moves pixels about. Images are row-major over (height, width, channels). Thread-safe, except that
/// calls must not write the same memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Images
{
    /// <summary>
    /// An image with rows and columns of <paramref name="fill"/> around it, or cut off where a side is negative, and with the source pixels
    /// <paramref name="spreadHeight"/> rows and <paramref name="spreadWidth"/> columns apart. The elements behind the image up to
    /// <paramref name="padded"/> become 0.
    /// </summary>
    public static void Border<T>(
        ref T from, int height, int width, int channels, ref T to, int toHeight, int toWidth, int top, int left, int spreadHeight, int spreadWidth, T fill, int padded)
        where T : unmanaged
    {
        var target = MemoryMarshal.CreateSpan(ref to, padded);
        var count = toHeight * toWidth * channels;
        target[..count].Fill(fill);
        target[count..].Clear();
        var source = MemoryMarshal.CreateReadOnlySpan(ref from, height * width * channels);
        for (var y = 0; y < height; y++)
        {
            var toY = (y * spreadHeight) + top;
            if (toY < 0 || toY >= toHeight)
                continue;
            var row = target.Slice(toY * toWidth * channels, toWidth * channels);
            if (spreadWidth == 1)
            {
                var first = Math.Max(0, -left);
                var last = Math.Min(width, toWidth - left);
                source.Slice(((y * width) + first) * channels, (last - first) * channels).CopyTo(row[((first + left) * channels)..]);
                continue;
            }
            for (var x = 0; x < width; x++)
            {
                var toX = (x * spreadWidth) + left;
                if (toX >= 0 && toX < toWidth)
                    source.Slice(((y * width) + x) * channels, channels).CopyTo(row[(toX * channels)..]);
            }
        }
    }
}
