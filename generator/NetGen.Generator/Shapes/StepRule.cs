using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>From a sequence to the vector of its last step, and from a vector to a sequence of it.</summary>
internal static class StepRule
{
    public static void Apply(LastStepAttribute last, GraphBuilder builder)
    {
        var name = builder.NameOf(last).Text;
        if (!WindowRule.RequireSequence(builder, name))
            return;
        var (steps, channels) = (builder.CurrentShape.Dimensions[0], builder.CurrentShape.Width);
        if (builder.CurrentLengths is { } lengths)
        {
            builder.AddLayer(new LastRealStepOperation
            {
                Layer = name, Item = builder.Item, Input = builder.Current, Lengths = lengths,
                Steps = steps, Width = channels,
                Output = builder.AddTensor(name, new TensorShape(channels))
            }, "LastStep");
            builder.FlattenedFrom = null;
            return;
        }
        if (steps > 1)
        {
            // All other steps are cut off: a sequence is an image one row high.
            WindowRule.Pad(builder, name, new Border(0, 0, 1 - steps, 0), 0);
        }
        Reshape(builder, name, new TensorShape(channels), "LastStep");
    }

    public static void Apply(RepeatVectorAttribute repeat, GraphBuilder builder)
    {
        var name = builder.NameOf(repeat).Text;
        if (builder.CurrentShape.Rank != 1)
        {
            builder.Report("NG1014", null, name, "a vector", builder.CurrentShape.ToString());
            return;
        }
        var channels = builder.CurrentShape.Width;
        if (!SizeLimit.Fits(repeat.Steps, channels))
        {
            builder.Report("NG1012", "steps", new TensorShape(repeat.Steps, channels).ToString(), SizeLimit.Text);
            return;
        }
        builder.AddHidden(new ReshapeOperation
        {
            Layer = name, Item = builder.Item, Input = builder.Current,
            Output = builder.AddTensor(name + " as an image", new TensorShape(1, 1, channels))
        });
        builder.AddHidden(new UpsampleOperation
        {
            Layer = name, Item = builder.Item, Input = builder.Current,
            Output = builder.AddTensor(name + " image", new TensorShape(1, repeat.Steps, channels)), FactorHeight = 1,
            Factor = repeat.Steps,
        });
        Reshape(builder, name, new TensorShape(repeat.Steps, channels), "RepeatVector "
            + repeat.Steps.ToString(CultureInfo.InvariantCulture));
    }

    private static void Reshape(GraphBuilder builder, string name, TensorShape shape, string description)
    {
        builder.AddLayer(new ReshapeOperation
        {
            Layer = name, Item = builder.Item, Input = builder.Current,
            Output = builder.AddTensor(name, shape)
        }, description);
        builder.FlattenedFrom = null;
    }
}
