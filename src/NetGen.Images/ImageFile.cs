using StbImageSharp;

namespace NetGen.Images;

/// <summary>
/// The Images room: image files come in, the bytes that a network reads go out. It knows the decoder (StbImageSharp: PNG, JPEG, BMP, TGA,
/// GIF) and <see cref="ImageConverter"/>; nothing of networks. Thread-safe, where each thread has its own converter.
/// </summary>
public static class ImageFile
{
    /// <summary>Bytes that decoding may take for each byte of a file, beside <see cref="ImageConverter.DecodingRoom"/>.</summary>
    private const long BytesPerByte = 64;

    /// <summary>
    /// Decodes an image and brings it to a converter's size and format. A photo is turned as its EXIF data says; what is transparent lies
    /// over <see cref="ImageConverter.Background"/>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="converter">What the network wants.</param>
    /// <param name="result">Receives <see cref="ImageConverter.Length"/> bytes.</param>
    /// <exception cref="DataFormatException">The file is no image that can be decoded; the message says why.</exception>
    /// <exception cref="DatasetException">The image is smaller than what is to be cut out of it.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static void Read(string path, ImageConverter converter, Span<byte> result)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(converter);
        Read(File.ReadAllBytes(path), converter, result, path);
    }

    /// <summary>The same for the bytes of a file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="converter">What the network wants.</param>
    /// <param name="result">Receives <see cref="ImageConverter.Length"/> bytes.</param>
    /// <param name="sourceName">What messages call the file.</param>
    /// <exception cref="DataFormatException">The bytes are no image that can be decoded; the message says why.</exception>
    /// <exception cref="DatasetException">The image is smaller than what is to be cut out of it.</exception>
    public static void Read(byte[] file, ImageConverter converter, Span<byte> result, string sourceName = "the image")
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(converter);
        ImageResult image = Decode(file, sourceName, converter.DecodingRoom);
        (byte[] pixels, int height, int width) = Orientation.Apply(image.Data, image.Height, image.Width, Orientation.Of(file));
        try
        {
            converter.Convert(pixels, height, width, FormatOf(image.Comp), result);
        }
        catch (DatasetException e)
        {
            throw new DatasetException($"{sourceName}: {e.Message}");
        }
    }

    private static ImageResult Decode(byte[] file, string sourceName, long room)
    {
        try
        {
            if (file.AsSpan().StartsWith(PngFile.Signature))
                PngFile.RequireWhole(file);
            ImageInfo? info = ImageInfo.FromStream(new WholeFile(file));
            // A header may promise anything; the decoder would make room for it.
            if (info is { } said
                && (said.Width < 1 || said.Height < 1 || (long)said.Width * said.Height > MostPixelsPerByte(file) * file.Length))
                throw new InvalidDataException($"its header says {said.Width}×{said.Height} pixels, which {file.Length} bytes cannot hold.");
            if (info is { } sized && MemoryOf(sized, file) > (BytesPerByte * file.Length) + room)
            {
                throw new InvalidDataException(FormattableString.Invariant($"decoding its {sized.Width}×{sized.Height} pixels may take {MemoryOf(sized, file)} bytes; ")
                    + FormattableString.Invariant($"for a file of {file.Length} the converter allows {(BytesPerByte * file.Length) + room} (DecodingRoom)."));
            }

            // Grey and opacity together have no format of their own here: they are read as colours.
            ColorComponents components = info?.ColorComponents == ColorComponents.GreyAlpha
                ? ColorComponents.RedGreenBlueAlpha
                : ColorComponents.Default;
            ImageResult image = ImageResult.FromStream(new WholeFile(file), components);
            if (components != ColorComponents.Default)
                image.Comp = components;
            return image;
        }
        // The decoder says what is wrong by exceptions of general kinds, of a damaged file also by running over the end of an array.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new DataFormatException($"{sourceName}: expected an image (PNG, JPEG, BMP, TGA, GIF); it could not be decoded: {e.Message}", e);
        }
    }

    /// <summary>
    /// What the decoder and what comes behind it take at most: of a PNG what was unpacked, in a buffer that doubles, of a GIF the picture,
    /// its background and the one before, of a JPEG the planes and where it is progressive the coefficients; then the pixels, and once more
    /// where they are copied and turned.
    /// </summary>
    private static long MemoryOf(ImageInfo image, ReadOnlySpan<byte> file)
    {
        long pixels = (long)image.Width * image.Height;
        long channels = image.ColorComponents == ColorComponents.Grey ? 1 : image.ColorComponents == ColorComponents.RedGreenBlue ? 3 : 4;
        int copies = file switch
        {
            [0x89, (byte)'P', ..] => 3 + (3 * (image.BitsPerChannel / 8)),
            [0xFF, 0xD8, ..] => IsProgressive(file) ? 6 : 4,
            [(byte)'G', ..] => 6,
            _ => 3,
        };
        return pixels * channels * copies;
    }

    private static bool IsProgressive(ReadOnlySpan<byte> jpeg) => jpeg.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2]) >= 0;

    /// <summary>The pixels that a byte of the format can hold at most.</summary>
    private static long MostPixelsPerByte(ReadOnlySpan<byte> file) => file switch
    {
        // Packed at most 1032 to 1, eight pixels of one bit each; that they are there has been seen.
        [0x89, (byte)'P', ..] => 8 * 1032,
        // Eight blocks of brightness and two of colour in a bit each, for 512 pixels.
        [0xFF, 0xD8, ..] => 1024,
        // A code of 12 bits for as many pixels as there are codes.
        [(byte)'G', (byte)'I', (byte)'F', ..] => 4096,
        [(byte)'B', (byte)'M', ..] => 8,
        // TGA: a run of 128 pixels in two bytes.
        _ => 64,
    };

    private static PixelFormat FormatOf(ColorComponents components) => components switch
    {
        ColorComponents.Grey => PixelFormat.Grey,
        ColorComponents.RedGreenBlue => PixelFormat.Rgb,
        _ => PixelFormat.Rgba,
    };
}
