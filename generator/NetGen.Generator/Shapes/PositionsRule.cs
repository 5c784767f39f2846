using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Positions keep the shape of a sequence. LearnedPositions owns as many numbers as it has.</summary>
internal static class PositionsRule
{
    public static void Apply(LearnedPositionsAttribute declared, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        if (!WindowRule.RequireSequence(builder, name.Text))
            return;
        var sequence = builder.CurrentShape;
        var weight = builder.AddParameter(new Parameter
        {
            Name = name.InFiles + ".weight",
            Layer = name.Text,
            Member = "Weights",
            Item = builder.Item,
            Shape = sequence,
            Initializer = new Initializer(declared.Deviation == 0 ? Init.Zeros : Init.Normal, declared.Deviation, 1, sequence.Width, 0,
                false),
            Penalty = null,
            Decays = false,
            Trainable = declared.Trainable,
            IsTable = true,
        });
        builder.AddLayer(
            new PositionsOperation
            {
                Layer = name.Text, Item = builder.Item, Input = builder.Current,
                Output = builder.AddTensor(name.Text, sequence), Weight = weight, Bias = null
            },
            "LearnedPositions" + (declared.Deviation == 0.02 ? "" : ", deviation "
                + declared.Deviation.ToString("R", CultureInfo.InvariantCulture)));
    }

    public static void Apply(SinusoidalPositionsAttribute declared, GraphBuilder builder)
    {
        var name = builder.NameOf(declared).Text;
        if (!WindowRule.RequireSequence(builder, name))
            return;
        builder.AddLayer(
            new SinusoidsOperation
            {
                Layer = name, Item = builder.Item, Input = builder.Current,
                Output = builder.AddTensor(name, builder.CurrentShape)
            },
            "SinusoidalPositions");
    }
}
