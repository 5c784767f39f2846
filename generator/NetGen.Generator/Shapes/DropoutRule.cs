using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Dropout keeps the shape; its rate is a hyperparameter.</summary>
internal static class DropoutRule
{
    public static void Apply(DropoutAttribute dropout, GraphBuilder builder) =>
        Apply(dropout, dropout.Rate, DropoutKind.Elements, "Dropout ", builder);

    public static void Apply(AlphaDropoutAttribute dropout, GraphBuilder builder) =>
        Apply(dropout, dropout.Rate, DropoutKind.Alpha, "AlphaDropout ", builder);

    public static void Apply(SpatialDropoutAttribute dropout, GraphBuilder builder)
    {
        if (builder.CurrentShape.Rank > 1)
            Apply(dropout, dropout.Rate, DropoutKind.Channels, "SpatialDropout ", builder);
        else
            builder.Report("NG1014", null, builder.NameOf(dropout).Text, "an image or a sequence (positions×channels)",
                "a vector of " + builder.CurrentShape);
    }

    /// <summary>The member of <c>Hyperparameters</c> that holds the rate of a layer.</summary>
    public static string HyperparameterOf(string layer) => layer + "Rate";

    private static void Apply(LayerAttribute layer, double rate, DropoutKind kind, string description, GraphBuilder builder)
    {
        var name = builder.NameOf(layer).Text;
        var flattenedFrom = builder.FlattenedFrom;
        builder.AddLayer(
            new DropoutOperation
            {
                Layer = name,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name, builder.CurrentShape),
                Kind = kind,
                Rate = rate,
                Stream = builder.DropoutCount++,
                Hyperparameter = HyperparameterOf(name),
            },
            description + rate.ToString("R", CultureInfo.InvariantCulture));
        builder.FlattenedFrom = flattenedFrom;
    }
}
