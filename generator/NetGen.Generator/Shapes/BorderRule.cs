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
        var shape = border.Apply(builder.CurrentShape);
        static string T(int value) => Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        var text = $"{kind} {T(border.Top)}, {T(border.Bottom)}, {T(border.Left)}, {T(border.Right)}";
        if (shape.Dimensions[0] <= 0 || shape.Dimensions[1] <= 0)
        {
            builder.Report("NG1002", null, text, $"{builder.CurrentShape.Dimensions[0]}×{builder.CurrentShape.Dimensions[1]}", builder.ShapeChain());
            return;
        }
        builder.AddLayer(
            new PadOperation { Layer = name, Item = builder.Item, Input = builder.Current, Output = builder.AddTensor(name, shape), Border = border },
            text);
    }
}
