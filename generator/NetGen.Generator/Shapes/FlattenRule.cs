using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Flatten: one axis of all elements.</summary>
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
        builder.FlattenedFrom = from.Rank == 3 ? from : null;
    }
}
