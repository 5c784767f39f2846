using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>ZeroPad2D and Crop2D: rows and columns added or cut off.</summary>
internal static class BorderRule
{
    public static void Apply(ZeroPad2DAttribute pad, GraphBuilder builder) =>
        Apply(pad, new Border(pad.Top, pad.Bottom, pad.Left, pad.Right), "ZeroPad2D", builder);

    public static void Apply(Crop2DAttribute crop, GraphBuilder builder) =>
        Apply(crop, new Border(-crop.Top, -crop.Bottom, -crop.Left, -crop.Right), "Crop2D", builder);

    private static void Apply(LayerAttribute layer, Border border, string kind, GraphBuilder builder)
    {
        var name = builder.NameOf(layer).Text;
        if (!WindowRule.RequireImage(builder, name))
            return;
        if (!WindowRule.RequireRoom(builder, border))
            return;
        var image = builder.CurrentShape.Dimensions;
        static string T(int value) => Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        var text = $"{kind} {T(border.Top)}, {T(border.Bottom)}, {T(border.Left)}, {T(border.Right)}";
        if ((long)image[0] + border.Top + border.Bottom <= 0 || (long)image[1] + border.Left + border.Right <= 0)
        {
            builder.Report("NG1002", null, text, $"{T(image[0])}×{T(image[1])}", builder.ShapeChain());
            return;
        }
        builder.AddLayer(
            new PadOperation
            {
                Layer = name, Item = builder.Item, Input = builder.Current,
                Output = builder.AddTensor(name, border.Apply(builder.CurrentShape)), Border = border
            },
            text);
    }
}
