using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// PixelShuffle: of a pixel's channels (c, i, j), i and j move beside the pixel's row and column. An order of axes, of which an image has
/// five here.
/// </summary>
internal static class PixelShuffleRule
{
    public static void Apply(PixelShuffleAttribute shuffle, GraphBuilder builder)
    {
        var name = builder.NameOf(shuffle).Text;
        if (!WindowRule.RequireImage(builder, name))
            return;
        var (image, factor) = (builder.CurrentShape.Dimensions, shuffle.Factor);
        if ((long)factor * factor > image[2] || image[2] % (factor * factor) != 0)
        {
            builder.Report("NG1009", "factor", T(factor) + "² = " + T((long)factor * factor), "the channels (" + T(image[2]) + ")");
            return;
        }
        var channels = image[2] / (factor * factor);
        builder.AddLayer(
            new PermuteOperation
            {
                Layer = name,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name, new TensorShape(image[0] * factor, image[1] * factor, channels)),
                From = new TensorShape(image[0], image[1], channels, factor, factor),
                Axes = new[] { 0, 3, 1, 4, 2 }.ToEquatableArray(),
            },
            "PixelShuffle " + T(factor));
    }

    private static string T(long value) => value.ToString(CultureInfo.InvariantCulture);
}
