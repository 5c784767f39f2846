using NetGen.Tests.Golden;

namespace NetGen.Tests.Data;

/// <summary>Images of any size and format as a network wants them: sizes against PyTorch's numbers, colours and frames against what they say.</summary>
public sealed class ImageConverterTests
{
    public static TheoryData<string> Resizes => [.. GoldenFile.Resizes.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Resizes))]
    public void Sizes_change_as_in_PyTorch(string name)
    {
        var expected = GoldenFile.Resizes.Named(name);
        var (image, resized) = (expected.Image, expected.Resized);
        var format = image.Shape[2] == 1 ? PixelFormat.Grey : PixelFormat.Rgb;
        var converter = new ImageConverter(resized.Shape[0], resized.Shape[1], format) { Resampling = expected.Resampling, Framing = Framing.Stretch };
        byte[] bytes = Array.ConvertAll(image.Values, value => (byte)value);
        var (ofBytes, ofFloats, rounded) = (new float[converter.Length], new float[converter.Length], new byte[converter.Length]);
        converter.Convert(bytes, image.Shape[0], image.Shape[1], format, ofBytes);
        converter.Convert(image.ToSingle(), image.Shape[0], image.Shape[1], format, ofFloats);
        converter.Convert(bytes, image.Shape[0], image.Shape[1], format, rounded);
        Assert.Equal(ofFloats, ofBytes);
        for (var i = 0; i < ofBytes.Length; i++)
        {
            Assert.Equal(resized.Values[i], ofBytes[i], 2e-5);
            Assert.InRange(Math.Abs(resized.Values[i] - rounded[i]), 0, 0.5 + 1e-9);
        }
    }

    [Theory]
    [InlineData(PixelFormat.Rgb, PixelFormat.Bgr, new byte[] { 30, 20, 10 })]
    [InlineData(PixelFormat.Rgb, PixelFormat.Rgb, new byte[] { 10, 20, 30 })]
    [InlineData(PixelFormat.Rgba, PixelFormat.Rgb, new byte[] { 10, 20, 30 })]
    [InlineData(PixelFormat.Bgra, PixelFormat.Rgb, new byte[] { 30, 20, 10 })]
    [InlineData(PixelFormat.Bgr, PixelFormat.Bgr, new byte[] { 10, 20, 30 })]
    [InlineData(PixelFormat.Grey, PixelFormat.Rgb, new byte[] { 10, 10, 10 })]
    // .299·10 + .587·20 + .114·30 = 18.15, and with red and blue exchanged 21.85.
    [InlineData(PixelFormat.Rgba, PixelFormat.Grey, new byte[] { 18 })]
    [InlineData(PixelFormat.Bgr, PixelFormat.Grey, new byte[] { 22 })]
    [InlineData(PixelFormat.Grey, PixelFormat.Grey, new byte[] { 10 })]
    public void Channels_are_put_where_they_belong(PixelFormat from, PixelFormat to, byte[] expected)
    {
        byte[] pixel = [10, 20, 30, 99];
        var result = new byte[expected.Length];
        new ImageConverter(1, 1, to).Convert(pixel.AsSpan(0, ImageConverter.ChannelsOf(from)), 1, 1, from, result);
        Assert.Equal(expected, result);
    }

    [Fact]
    public void Cropping_keeps_the_middle_in_proportion()
    {
        // Columns 0 to 7; a square of 4 is seen, at columns 2 to 5, and halved.
        byte[] wide = [.. Enumerable.Range(0, 32).Select(i => (byte)(10 * (i % 8)))];
        var result = new byte[4];
        var converter = new ImageConverter(2, 2, PixelFormat.Grey) { Resampling = Resampling.Area };
        converter.Convert(wide, 4, 8, PixelFormat.Grey, result);
        Assert.Equal([25, 45, 25, 45], result);
        // The same converter on another size.
        byte[] tall = [.. Enumerable.Range(0, 32).Select(i => (byte)(10 * (i / 4)))];
        converter.Convert(tall, 8, 4, PixelFormat.Grey, result);
        Assert.Equal([25, 25, 45, 45], result);
    }

    [Fact]
    public void Cropping_only_takes_pixels_as_they_are()
    {
        byte[] image = [.. Enumerable.Range(0, 20).Select(i => (byte)i)];
        var converter = new ImageConverter(2, 3, PixelFormat.Grey) { Framing = Framing.CropOnly };
        var result = new byte[6];
        converter.Convert(image, 4, 5, PixelFormat.Grey, result);
        Assert.Equal([6, 7, 8, 11, 12, 13], result);
        Assert.Equal(
            "The image is 1×5; 2×3 pixels cannot be cut out of it.",
            Assert.Throws<DatasetException>(() => converter.Convert(new byte[5], 1, 5, PixelFormat.Grey, result)).Message);
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        var converter = new ImageConverter(2, 2, PixelFormat.Rgb);
        Assert.Equal(
            "An image of 3×4 pixels in Rgba has 48 values; there are 36.",
            Assert.Throws<TensorLengthException>(() => converter.Convert(new byte[36], 3, 4, PixelFormat.Rgba, new byte[12])).Message);
        Assert.Equal(
            "An image of 2×2 pixels in Rgb has 12 values; there is room for 11.",
            Assert.Throws<TensorLengthException>(() => converter.Convert(new byte[36], 3, 4, PixelFormat.Rgb, new float[11])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageConverter(0, 2, PixelFormat.Rgb));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageConverter(2, 2, PixelFormat.Rgba));
    }
}
