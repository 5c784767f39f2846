using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>PRelu keeps the shape and owns a slope for each channel, or one for all.</summary>
internal static class PReluRule
{
    public static void Apply(PReluAttribute declared, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        var shape = builder.CurrentShape;
        var weight = builder.AddParameter(new Parameter
        {
            Name = name.InFiles + ".weight",
            Layer = name.Text,
            Member = "Weights",
            Item = builder.Item,
            Shape = new TensorShape(declared.Shared ? 1 : shape.Width),
            Initializer = new Initializer(Init.Constant, declared.Slope, 1, 1, 0, false),
            Penalty = null,
            Decays = false,
            Trainable = declared.Trainable,
            FlattenedFrom = shape.Rank == 1 && !declared.Shared ? builder.FlattenedFrom : null,
            FormerOrder = declared.Shared ? null : builder.FormerOrder,
        });
        builder.AddLayer(
            new PReluOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name.Text, shape),
                Weight = weight,
                Bias = null,
                Positions = shape.Positions,
                Channels = shape.Width,
                IsShared = declared.Shared,
                AtStart = new LeakyRelu(declared.Slope),
            },
            "PRelu" + (declared.Shared ? ", shared" : "") + (declared.Slope == 0.25
                ? ""
                : ", from " + declared.Slope.ToString("R", CultureInfo.InvariantCulture)));
    }
}
