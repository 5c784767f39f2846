using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Data;

namespace NetGen;

/// <summary>
/// Brings images of any size and pixel format to the input that a network declares: grey levels from colours, red and blue in the right
/// order, the
/// middle cut out, the size changed. Row-major over (height, width, channels), as everywhere.
/// <para>Not thread-safe: it keeps the plan of the last size, so give each thread its own.</para>
/// </summary>
/// <example><code>
/// var converter = new ImageConverter(28, 28, PixelFormat.Grey) { Resampling = Resampling.Area };
/// converter.Convert(photo, height: 1080, width: 1920, PixelFormat.Bgra, input);
/// int digit = network.Classify(input);
/// </code></example>
public sealed class ImageConverter
{
    // Rec. ITU-R BT.601: the luma of red, green and blue.
    private const double Red = 0.299, Green = 0.587, Blue = 0.114;
    private const int MostChannels = 4;

    private (int Height, int Width) planned;
    private ResampledAxis? rows;
    private ResampledAxis? columns;

    /// <summary>A converter to one size and format.</summary>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="format">The result's pixels; those without an opacity.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, the result is larger than an array, or the format has an opacity,
    /// which would be invented.</exception>
    public ImageConverter(int height, int width, PixelFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (format is not (PixelFormat.Grey or PixelFormat.Rgb or PixelFormat.Bgr))
        {
            throw new ArgumentOutOfRangeException(nameof(format), format, "The result's pixels are Grey, Rgb or Bgr.");
        }

        (Height, Width, Format) = (height, width, format);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)height * width * ChannelsOf(format), Array.MaxLength, nameof(height));
        Length = height * width * ChannelsOf(format);
    }

    /// <summary>Rows of the result.</summary>
    public int Height { get; }

    /// <summary>Columns of the result.</summary>
    public int Width { get; }

    /// <summary>The result's pixels.</summary>
    public PixelFormat Format { get; }

    /// <summary>Values of the result: height · width · channels.</summary>
    public int Length { get; }

    /// <summary>
    /// Bytes that decoding a file may take beside 64 times its own; more is refused before it is taken. Default 256 MB, in which a picture
    /// of 11 megapixels has room however small its file is. For files of strangers, where many are read at once, take less.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public long DecodingRoom
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 256L << 20;

    /// <summary>How sizes are changed. Default <see cref="Resampling.Bilinear"/>.</summary>
    public Resampling Resampling { get; init; } = Resampling.Bilinear;

    /// <summary>What happens to other proportions. Default <see cref="Framing.Crop"/>.</summary>
    public Framing Framing { get; init; } = Framing.Crop;

    /// <summary>
    /// What lies behind an image with an opacity (0 to 255): a colour from 0 to 255, seen as far as the image is transparent. Null, the
    /// default, takes the colours as they are and leaves the opacity out; most programs write black where nothing is to be seen.
    /// </summary>
    public (byte Red, byte Green, byte Blue)? Background { get; init; }

    /// <summary>The channels of a format.</summary>
    public static int ChannelsOf(PixelFormat format) => format switch
    {
        PixelFormat.Grey => 1,
        PixelFormat.Rgb or PixelFormat.Bgr => 3,
        PixelFormat.Rgba or PixelFormat.Bgra => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such pixel format."),
    };

    /// <summary>Bytes to bytes, rounded to the nearest.</summary>
    /// <param name="pixels">height · width · channels values.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="format">The image's pixels.</param>
    /// <param name="result">Receives <see cref="Length"/> values.</param>
    /// <exception cref="TensorLengthException">A span has not the length that its shape gives it.</exception>
    /// <exception cref="OverlappingSpansException">The result lies over the pixels; nothing was written.</exception>
    /// <exception cref="DatasetException">The image is smaller than what is to be cut out of it.</exception>
    public void Convert(ReadOnlySpan<byte> pixels, int height, int width, PixelFormat format, Span<byte> result) =>
        Run(pixels, height, width, format, result, value => (byte)Math.Clamp(value + 0.5, 0, 255));

    /// <summary>Bytes to numbers from 0 to 255.</summary>
    /// <inheritdoc cref="Convert(ReadOnlySpan{byte}, int, int, PixelFormat, Span{byte})"/>
    public void Convert(ReadOnlySpan<byte> pixels, int height, int width, PixelFormat format, Span<float> result) =>
        Run(pixels, height, width, format, result, value => (float)value);

    /// <summary>Numbers to numbers on the same scale.</summary>
    /// <inheritdoc cref="Convert(ReadOnlySpan{byte}, int, int, PixelFormat, Span{byte})"/>
    public void Convert(ReadOnlySpan<float> pixels, int height, int width, PixelFormat format, Span<float> result) =>
        Run(pixels, height, width, format, result, value => (float)value);

    private void Run<TFrom, TTo>(ReadOnlySpan<TFrom> pixels, int height, int width, PixelFormat format, Span<TTo> result,
        Func<double, TTo> round)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged
    {
        RequireLengths(pixels.Length, height, width, format, result.Length);
        if (MemoryMarshal.AsBytes(pixels).Overlaps(MemoryMarshal.AsBytes(result)))
        {
            throw new OverlappingSpansException("The result lies over the pixels that it is made of. Give it memory of its own.");
        }

        Plan(height, width);
        (int from, int to) = (ChannelsOf(format), ChannelsOf(Format));
        Span<double> behind = stackalloc double[MostChannels];
        behind = Behind(format, behind);
        Span<double> taps = stackalloc double[MostChannels];
        Span<double> values = stackalloc double[MostChannels];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                Sum(pixels, width, from, y, x, behind, taps[..from]);
                Recolour(taps, format, values);
                for (int channel = 0; channel < to; channel++)
                {
                    result[(((y * Width) + x) * to) + channel] = round(values[channel]);
                }
            }
        }
    }

    /// <summary>Each channel's weighted mean over the pixels that an output pixel is made of.</summary>
    private void Sum<TFrom>(ReadOnlySpan<TFrom> pixels, int width, int channels, int y, int x, ReadOnlySpan<double> behind,
        Span<double> sums)
        where TFrom : unmanaged, INumber<TFrom>
    {
        sums.Clear();
        ReadOnlySpan<double> down = rows!.Weights(y);
        ReadOnlySpan<double> across = columns!.Weights(x);
        for (int i = 0; i < down.Length; i++)
        {
            int row = ((rows.Start(y) + i) * width) + columns.Start(x);
            for (int j = 0; j < across.Length; j++)
            {
                ReadOnlySpan<TFrom> pixel = pixels.Slice((row + j) * channels, channels);
                for (int channel = 0; channel < channels; channel++)
                {
                    double value = double.CreateTruncating(pixel[channel]);
                    if (!behind.IsEmpty)
                    {
                        double opacity = double.CreateTruncating(pixel[^1]) / byte.MaxValue;
                        value = (value * opacity) + (behind[channel] * (1 - opacity));
                    }

                    sums[channel] += down[i] * across[j] * value;
                }
            }
        }
    }

    /// <summary>The background in a format's order of channels; empty where there is none to be seen.</summary>
    private Span<double> Behind(PixelFormat format, Span<double> channels)
    {
        if (Background is not { } colour || format is not (PixelFormat.Rgba or PixelFormat.Bgra))
        {
            return [];
        }

        (channels[0], channels[1], channels[2]) = format == PixelFormat.Rgba
            ? (colour.Red, colour.Green, colour.Blue)
            : (colour.Blue, colour.Green, colour.Red);
        channels[3] = byte.MaxValue;
        return channels;
    }

    private void Recolour(ReadOnlySpan<double> from, PixelFormat format, Span<double> to)
    {
        (double red, double green, double blue) = format switch
        {
            PixelFormat.Grey => (from[0], from[0], from[0]),
            PixelFormat.Rgb or PixelFormat.Rgba => (from[0], from[1], from[2]),
            _ => (from[2], from[1], from[0]),
        };
        (to[0], to[1], to[2]) = Format switch
        {
            // Grey stays the grey it is, to the last bit.
            PixelFormat.Grey => (format == PixelFormat.Grey ? red : (Red * red) + (Green * green) + (Blue * blue), 0, 0),
            PixelFormat.Rgb => (red, green, blue),
            _ => (blue, green, red),
        };
    }

    /// <summary>The part of the image that is seen, and how it is resampled.</summary>
    private void Plan(int height, int width)
    {
        if (planned == (height, width))
        {
            return;
        }

        (int seenHeight, int seenWidth) = Framing switch
        {
            Framing.Stretch => (height, width),
            Framing.CropOnly => (Height, Width),
            // The larger side is cut to the right proportion, to the nearest pixel.
            _ when (long)height * Width > (long)width * Height => (Math.Max(1, (int)Math.Round((double)width * Height / Width)), width),
            _ => (height, Math.Max(1, (int)Math.Round((double)height * Width / Height))),
        };
        if (seenHeight > height || seenWidth > width)
        {
            throw new DatasetException($"The image is {height}×{width}; {Height}×{Width} pixels cannot be cut out of it.");
        }

        rows = ResampledAxis.Of((height - seenHeight) / 2, seenHeight, Height, Resampling);
        columns = ResampledAxis.Of((width - seenWidth) / 2, seenWidth, Width, Resampling);
        planned = (height, width);
    }

    private void RequireLengths(int pixels, int height, int width, PixelFormat format, int result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        long expected = (long)height * width * ChannelsOf(format);
        if (pixels != expected)
        {
            throw new TensorLengthException($"An image of {height}×{width} pixels in {format} has {Counted.Of(expected, "value")}; there are {pixels}.");
        }

        if (result != Length)
        {
            throw new TensorLengthException($"An image of {Height}×{Width} pixels in {Format} has {Counted.Of(Length, "value")}; there is room for {result}.");
        }
    }
}
