using NetGen.Images;
using NetGen.Tests.Files;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Data;

/// <summary>Image files as the bytes that a network reads, and folders of classes as data sets.</summary>
public sealed class ImageFileTests
{
    [Theory]
    [InlineData(1, new byte[] { 10, 200 }, new byte[] { 10, 10, 10, 200, 200, 200 })]
    [InlineData(2, new byte[] { 10, 255, 200, 255 }, new byte[] { 10, 10, 10, 200, 200, 200 })]
    [InlineData(3, new byte[] { 1, 2, 3, 4, 5, 6 }, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(4, new byte[] { 1, 2, 3, 255, 4, 5, 6, 255 }, new byte[] { 1, 2, 3, 4, 5, 6 })]
    public void Png_of_every_kind_is_decoded(int channels, byte[] pixels, byte[] expected)
    {
        var result = new byte[6];
        ImageFile.Read(PngBytes.Of(1, 2, channels, pixels), new ImageConverter(1, 2, PixelFormat.Rgb), result);
        Assert.Equal(expected, result);
    }

    [Theory]
    [InlineData("grey-baseline.jpg", 2.0)]
    [InlineData("grey-progressive.jpg", 2.0)]
    [InlineData("colour-baseline.jpg", 4.0)]
    [InlineData("colour-progressive.jpg", 12.0)]
    public void Jpeg_of_every_kind_is_decoded(string file, double tolerance)
    {
        const int size = 24;
        var isGrey = file.StartsWith("grey", StringComparison.Ordinal);
        var result = new byte[size * size * 3];
        ImageFile.Read(TestData.Bytes(file), new ImageConverter(size, size, PixelFormat.Rgb), result);
        for (var i = 0; i < size * size; i++)
        {
            var (across, down) = (255.0 * (i % size) / (size - 1), 255.0 * (i / size) / (size - 1));
            var (red, green, blue) = isGrey ? (across, across, across) : (across, down, 80);
            Assert.Equal(red, result[i * 3], tolerance);
            Assert.Equal(green, result[(i * 3) + 1], tolerance);
            Assert.Equal(blue, result[(i * 3) + 2], tolerance);
        }
    }

    [Theory]
    [InlineData("grey-baseline.jpg")]
    [InlineData("grey-progressive.jpg")]
    [InlineData("colour-baseline.jpg")]
    [InlineData("colour-progressive.jpg")]
    public void Jpeg_cut_anywhere_is_refused_by_name(string file)
    {
        var whole = TestData.Bytes(file);
        for (var length = 0; length < whole.Length; length++)
            AssertRefused(whole[..length], file);
    }

    [Theory]
    [InlineData("grey-baseline.jpg")]
    [InlineData("colour-progressive.jpg")]
    public void Jpeg_that_promises_more_than_it_holds_costs_nothing(string file)
    {
        var jpeg = TestData.Bytes(file);
        // Start of frame: FF C0 or FF C2, two bytes of length, the precision, then height and width.
        var frame = Enumerable.Range(0, jpeg.Length).First(i => jpeg[i] == 0xFF && jpeg[i + 1] is 0xC0 or 0xC2);
        foreach (var (high, low) in new (byte, byte)[] { (0xFF, 0xFF), (0x40, 0x00) })
        {
            (jpeg[frame + 5], jpeg[frame + 6], jpeg[frame + 7], jpeg[frame + 8]) = (high, low, high, low);
            var before = GC.GetAllocatedBytesForCurrentThread();
            AssertRefused(jpeg, file);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
    }

    /// <summary>A small file may hold a large picture: it is read, where there is room for it.</summary>
    [Fact]
    public void Image_is_decoded_in_the_room_that_the_converter_gives_or_refused_with_what_it_takes()
    {
        byte[] file = PngBytes.Of(500, 400, 3, new byte[500 * 400 * 3]);
        var (converter, result) = (new ImageConverter(4, 4, PixelFormat.Grey), new byte[16]);
        ImageFile.Read(file, converter, result, "large.png");
        Assert.Equal(256L << 20, converter.DecodingRoom);

        long before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<DataFormatException>(() => ImageFile.Read(file, new ImageConverter(4, 4, PixelFormat.Grey) { DecodingRoom = 1 << 20 }, result, "large.png"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("decoding its 400×500 pixels may take 3600000 bytes", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($"for a file of {file.Length} the converter allows {(64 * file.Length) + (1 << 20)} (DecodingRoom)."), refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageConverter(4, 4, PixelFormat.Grey) { DecodingRoom = -1 });
    }

    [Fact]
    public void Jpeg_with_another_beginning_is_none() => AssertRefused([0xFF, 0xD9, .. TestData.Bytes("grey-baseline.jpg")[2..]], "grey-baseline.jpg");

    private static void AssertRefused(byte[] file, string name) => Assert.StartsWith(
        $"{name}: expected an image (PNG, JPEG, BMP, TGA, GIF); it could not be decoded: ",
        Assert.Throws<DataFormatException>(() => ImageFile.Read(file, new ImageConverter(4, 4, PixelFormat.Grey), new byte[16], name)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Damaged_files_are_named()
    {
        using var folder = new TemporaryFolder();
        var result = new byte[1];
        var converter = new ImageConverter(1, 1, PixelFormat.Grey);
        foreach (var bytes in new[] { [], "no image"u8.ToArray(), PngBytes.Of(4, 4, 3, new byte[48])[..40] })
        {
            var path = folder.Write("image.png", bytes);
            Assert.StartsWith($"{path}: expected an image", Assert.Throws<DataFormatException>(() => ImageFile.Read(path, converter, result)).Message, StringComparison.Ordinal);
        }

        var small = folder.Write("small.png", PngBytes.Of(1, 1, 1, [7]));
        Assert.StartsWith($"{small}: The image is 1×1;", Assert.Throws<DatasetException>(() =>
            ImageFile.Read(small, new ImageConverter(2, 2, PixelFormat.Grey) { Framing = Framing.CropOnly }, new byte[4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_classes_is_a_data_set_of_bytes()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, grey) in new[] { ("dogs/b.png", 30), ("cats/z.PNG", 20), ("cats/a.png", 10), ("dogs/more/c.png", 40) })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
            folder.Write(name, PngBytes.Of(2, 2, 1, [.. Enumerable.Repeat((byte)grey, 4)]));
        }

        folder.Write("cats/notes.txt", "no image"u8);
        var data = ImageFolder.Read(folder["."], new ImageConverter(1, 1, PixelFormat.Grey));
        Assert.True(data.HasBytes);
        Assert.Equal([10, 20, 30, 40], data.Bytes.ToArray());
        Assert.Equal([0, 0, 1, 1], data.Labels.ToArray());
        Assert.Equal(["cats", "dogs"], data.ClassNames);

        Directory.CreateDirectory(folder["empty"]);
        Assert.Contains("there is none", Assert.Throws<DatasetException>(() => ImageFolder.Read(folder["."], new ImageConverter(1, 1, PixelFormat.Grey))).Message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => ImageFolder.Read(folder["empty"], new ImageConverter(1, 1, PixelFormat.Grey)));
    }
}
