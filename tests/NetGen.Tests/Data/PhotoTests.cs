using NetGen.Images;

namespace NetGen.Tests.Data;

/// <summary>Photos are turned as the camera says; what is transparent lies over a background.</summary>
public sealed class PhotoTests
{
    // Two rows of three: what is to be seen of it, by EXIF's orientation (CIPA DC-008, 4.6.4: where row 0 and column 0 lie).
    [Theory]
    [InlineData(1, 2, 3, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(2, 2, 3, new byte[] { 3, 2, 1, 6, 5, 4 })]
    [InlineData(3, 2, 3, new byte[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(4, 2, 3, new byte[] { 4, 5, 6, 1, 2, 3 })]
    [InlineData(5, 3, 2, new byte[] { 1, 4, 2, 5, 3, 6 })]
    [InlineData(6, 3, 2, new byte[] { 4, 1, 5, 2, 6, 3 })]
    [InlineData(7, 3, 2, new byte[] { 6, 3, 5, 2, 4, 1 })]
    [InlineData(8, 3, 2, new byte[] { 3, 6, 2, 5, 1, 4 })]
    [InlineData(9, 2, 3, new byte[] { 1, 2, 3, 4, 5, 6 })]
    public void Png_is_turned_by_its_orientation(int orientation, int height, int width, byte[] seen)
    {
        byte[] png = PngBytes.Of(2, 3, 1, [1, 2, 3, 4, 5, 6]);
        foreach (bool little in new[] { false, true })
        {
            byte[] file = [.. png[..33], .. PngBytes.Chunk("eXIf", Exif(orientation, little)), .. png[33..]];
            Assert.Equal(seen, Read(file, height, width));
        }
    }

    [Fact]
    public void Jpeg_is_turned_by_its_orientation()
    {
        byte[] jpeg = Networks.TestData.Bytes("grey-baseline.jpg");
        byte[] upright = Read(jpeg, 24, 24);
        byte[] segment = [.. "Exif\0\0"u8, .. Exif(6, little: true)];
        byte[] turned = Read([0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(segment.Length + 2), .. segment, .. jpeg[2..]], 24, 24);
        for (int y = 0; y < 24; y++)
            for (int x = 0; x < 24; x++)
                Assert.Equal(upright[((23 - x) * 24) + y], turned[(y * 24) + x]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(21)]
    public void Exif_data_that_cannot_be_read_turns_nothing(int length)
    {
        byte[] png = PngBytes.Of(2, 3, 1, [1, 2, 3, 4, 5, 6]);
        Assert.Equal([1, 2, 3, 4, 5, 6], Read([.. png[..33], .. PngBytes.Chunk("eXIf", Exif(3, little: true)[..length]), .. png[33..]], 2, 3));
    }

    [Fact]
    public void What_is_transparent_lies_over_the_background()
    {
        // Opaque, gone, and half of a red that is 200.
        byte[] png = PngBytes.Of(1, 3, 4, [10, 20, 30, 255, 0, 0, 0, 0, 200, 0, 0, 51]);
        Assert.Equal([10, 20, 30, 255, 255, 255, 244, 204, 204], Read(new(1, 3, PixelFormat.Rgb) { Background = (255, 255, 255) }, png));
        Assert.Equal([10, 20, 30, 1, 2, 3, 41, 2, 2], Read(new(1, 3, PixelFormat.Rgb) { Background = (1, 2, 3) }, png));
        Assert.Equal([30, 20, 10, 3, 2, 1, 2, 2, 41], Read(new(1, 3, PixelFormat.Bgr) { Background = (1, 2, 3) }, png));
        Assert.Equal([10, 20, 30, 0, 0, 0, 200, 0, 0], Read(new(1, 3, PixelFormat.Rgb), png));
        // Grey with an opacity, and colours without.
        Assert.Equal([100, 255], Read(new(1, 2, PixelFormat.Grey) { Background = (255, 255, 255) }, PngBytes.Of(1, 2, 2, [100, 255, 100, 0])));
        Assert.Equal([1, 2, 3], Read(new(1, 1, PixelFormat.Rgb) { Background = (255, 255, 255) }, PngBytes.Of(1, 1, 3, [1, 2, 3])));
    }

    [Fact]
    public void Background_is_blended_before_the_size_changes()
    {
        // A white pixel and one that is gone, whose colour does not count: their mean over black is half white.
        var result = new byte[1];
        var converter = new ImageConverter(1, 1, PixelFormat.Grey) { Background = (0, 0, 0), Resampling = Resampling.Area, Framing = Framing.Stretch };
        converter.Convert([255, 255, 255, 255, 255, 255, 255, 0], 1, 2, PixelFormat.Bgra, result);
        Assert.Equal(128, result[0]);
    }

    private static byte[] Exif(int orientation, bool little) => little
        ? [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
        : [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static byte[] Read(byte[] file, int height, int width) => Read(new ImageConverter(height, width, PixelFormat.Grey) { Framing = Framing.CropOnly }, file);

    private static byte[] Read(ImageConverter converter, byte[] file)
    {
        var result = new byte[converter.Length];
        ImageFile.Read(file, converter, result);
        return result;
    }
}
