using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Scale keeps the shape: a depthwise convolution of one tap, whose weights are a vector of channels.</summary>
internal static class ScaleRule
{
    public static void Apply(ScaleAttribute declared, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        var shape = builder.CurrentShape;
        var weight = builder.AddParameter(new Parameter
        {
            Name = name.InFiles + ".weight",
            Layer = name.Text,
            Member = "Weights",
            Item = builder.Item,
            Shape = new TensorShape(shape.Width),
            Initializer = new Initializer(Init.Constant, declared.Start, 1, 1, 0, false),
            Penalty = null,
            Decays = false,
            Trainable = declared.Trainable,
            FlattenedFrom = shape.Rank == 1 ? builder.FlattenedFrom : null,
            FormerOrder = builder.FormerOrder,
        });
        builder.AddLayer(
            new ConvolutionOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name.Text, shape),
                Weight = weight,
                Bias = null,
                Geometry = new WindowGeometry
                {
                    InputHeight = 1,
                    InputWidth = shape.Positions,
                    InputChannels = shape.Width,
                    KernelHeight = 1,
                    KernelWidth = 1,
                    StrideHeight = 1,
                    StrideWidth = 1,
                    Groups = shape.Width,
                    OutputChannels = shape.Width,
                },
            },
            "Scale" + (declared.Start == 1 ? "" : ", from " + declared.Start.ToString("R", CultureInfo.InvariantCulture)));
    }
}
