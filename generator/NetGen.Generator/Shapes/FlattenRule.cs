using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Flatten: one axis of all elements. Reshape: any axes of as many.</summary>
internal static class FlattenRule
{
    public static void Apply(FlattenAttribute flatten, GraphBuilder builder)
    {
        var name = builder.NameOf(flatten).Text;
        var from = builder.CurrentShape;
        builder.AddLayer(
            new ReshapeOperation
            {
                Layer = name,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name, new TensorShape(checked((int)from.Count))),
            },
            "Flatten " + from.Count.ToString(CultureInfo.InvariantCulture));
        builder.FlattenedFrom = from.Rank > 1
            ? Flattened.Of(from)
            : builder.FlattenedFrom is { } before ? before with { IsNew = true } : null;
    }

    public static void Apply(ReshapeAttribute reshape, GraphBuilder builder)
    {
        var name = builder.NameOf(reshape).Text;
        var (from, to) = (builder.CurrentShape, new TensorShape(reshape.Sizes));
        if (!SizeLimit.Fits(reshape.Sizes) || to.Count != from.Count)
        {
            var count = SizeLimit.Fits(reshape.Sizes) ? Count(to.Count) : "more than " + SizeLimit.Text + " elements";
            builder.Report("NG1004", "sizes", "Reshape " + to, count, from.ToString(), Count(from.Count));
            return;
        }
        builder.AddLayer(
            new ReshapeOperation { Layer = name, Item = builder.Item, Input = builder.Current, Output = builder.AddTensor(name, to) },
            "Reshape " + to);
        builder.FlattenedFrom = null;
    }

    private static string Count(long elements) =>
        elements.ToString("N0", CultureInfo.InvariantCulture) + (elements == 1 ? " element" : " elements");
}
