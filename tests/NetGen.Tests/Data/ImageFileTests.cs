using NetGen.Images;
using NetGen.Tests.Files;

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
