using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>
/// Moves pixels about: borders, repetitions, parts of channels. Images are row-major over (height, width, channels). Thread-safe, except that
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

    /// <summary>
    /// An image with every pixel <paramref name="factor"/> times in both directions. The elements behind the image up to <paramref name="padded"/>
    /// become 0.
    /// </summary>
    public static void Repeat<T>(ref T from, int height, int width, int channels, int factor, ref T to, int padded) where T : unmanaged
    {
        var source = MemoryMarshal.CreateReadOnlySpan(ref from, height * width * channels);
        var target = MemoryMarshal.CreateSpan(ref to, padded);
        var rowLength = width * factor * channels;
        for (var y = 0; y < height; y++)
        {
            var first = target.Slice(y * factor * rowLength, rowLength);
            for (var x = 0; x < width * factor; x++)
                source.Slice(((y * width) + (x / factor)) * channels, channels).CopyTo(first[(x * channels)..]);
            for (var copy = 1; copy < factor; copy++)
                first.CopyTo(target[(((y * factor) + copy) * rowLength)..]);
        }
        target[(height * factor * rowLength)..].Clear();
    }

    /// <summary>
    /// The sums over the repetitions that <see cref="Repeat{T}"/> makes: from an image <paramref name="factor"/> times as large to one of
    /// these sizes. The elements behind the image up to <paramref name="padded"/> become 0.
    /// </summary>
    public static void SumRepeated<T>(ref T from, int height, int width, int channels, int factor, ref T to, int padded) where T : unmanaged, INumberBase<T>
    {
        var rowLength = width * factor * channels;
        var source = MemoryMarshal.CreateReadOnlySpan(ref from, height * factor * rowLength);
        var target = MemoryMarshal.CreateSpan(ref to, padded);
        target.Clear();
        for (var y = 0; y < height * factor; y++)
        {
            for (var x = 0; x < width * factor; x++)
            {
                var pixel = source.Slice((y * rowLength) + (x * channels), channels);
                var sum = target.Slice((((y / factor) * width) + (x / factor)) * channels, channels);
                for (var channel = 0; channel < channels; channel++)
                    sum[channel] += pixel[channel];
            }
        }
    }

    /// <summary>
    /// A tensor of three axes in another order: to[i, j, k] of sizes (<paramref name="first"/>, <paramref name="second"/>,
    /// <paramref name="third"/>) is the source element at i·<paramref name="firstStride"/> + j·<paramref name="secondStride"/> +
    /// k·<paramref name="thirdStride"/>. The elements behind it up to <paramref name="padded"/> become 0.
    /// </summary>
    public static void Permute<T>(ref T from, ref T to, int first, int second, int third, int firstStride, int secondStride, int thirdStride, int padded)
        where T : unmanaged
    {
        var at = 0;
        for (var i = 0; i < first; i++)
        {
            for (var j = 0; j < second; j++)
            {
                ref var source = ref Unsafe.Add(ref from, (i * firstStride) + (j * secondStride));
                for (var k = 0; k < third; k++)
                    Unsafe.Add(ref to, at++) = Unsafe.Add(ref source, k * thirdStride);
            }
        }
        MemoryMarshal.CreateSpan(ref to, padded)[at..].Clear();
    }

    /// <summary>Copies <paramref name="channels"/> channels of every position; the elements behind the target image up to <paramref name="padded"/> become 0.</summary>
    public static void CopyChannels<T>(ref T from, int fromChannels, int fromStart, ref T to, int toChannels, int toStart, int positions, int channels, int padded)
        where T : unmanaged
    {
        var source = MemoryMarshal.CreateReadOnlySpan(ref from, positions * fromChannels);
        var target = MemoryMarshal.CreateSpan(ref to, padded);
        for (var position = 0; position < positions; position++)
            source.Slice((position * fromChannels) + fromStart, channels).CopyTo(target[((position * toChannels) + toStart)..]);
        target[(positions * toChannels)..].Clear();
    }

    /// <summary>Copies a row; the elements behind it up to <paramref name="padded"/> become 0.</summary>
    public static void Stage<T>(ref T from, ref T to, int width, int padded) where T : unmanaged
    {
        var target = MemoryMarshal.CreateSpan(ref to, padded);
        MemoryMarshal.CreateReadOnlySpan(ref from, width).CopyTo(target);
        target[width..].Clear();
    }
}
