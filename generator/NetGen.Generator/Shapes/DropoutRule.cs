using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Dropout keeps the shape; its rate is a hyperparameter.</summary>
internal static class DropoutRule
{
    public static void Apply(DropoutAttribute dropout, GraphBuilder builder)
    {
        var name = builder.NameOf(dropout).Text;
        var rate = dropout.Rate.ToString("R", CultureInfo.InvariantCulture);
        var flattenedFrom = builder.FlattenedFrom;
        builder.AddLayer(
            new DropoutOperation
            {
                Layer = name,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name, builder.CurrentShape),
                Rate = dropout.Rate,
                Stream = builder.DropoutCount++,
                Hyperparameter = name + "Rate",
            },
            "Dropout " + rate);
        builder.FlattenedFrom = flattenedFrom;
    }
}
