using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Permute: the axes of an image or a sequence in another order. That each is named once has been checked on the declaration (NG0008).
/// </summary>
internal static class PermuteRule
{
    public static void Apply(PermuteAttribute permute, GraphBuilder builder)
    {
        var name = builder.NameOf(permute).Text;
        var from = builder.CurrentShape;
        if (from.Rank != permute.Axes.Length)
        {
            builder.Report("NG1014", "axes", name,
                permute.Axes.Length == 3 ? "an image (height×width×channels)" : "a sequence (length×channels)",
                from.Rank == 1 ? "a vector of " + from : from.ToString());
            return;
        }
        var axes = permute.Axes.ToEquatableArray();
        var to = new TensorShape(axes.Select(axis => from.Dimensions[axis]).ToEquatableArray());
        builder.AddLayer(
            new PermuteOperation
            {
                Layer = name, Item = builder.Item, Input = builder.Current, Output = builder.AddTensor(name, to),
                From = from, Axes = axes
            },
            "Permute " + string.Join(", ", axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture))));
    }
}
