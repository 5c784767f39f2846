using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Dense: the last axis of width in becomes units; weight [units, in], bias [units].</summary>
internal static class DenseRule
{
    public static void Apply(DenseAttribute dense, NetworkPenalty penalty, GraphBuilder builder)
    {
        var name = builder.NameOf(dense);
        var inputs = builder.CurrentShape.Width;
        var shape = builder.CurrentShape.WithWidth(dense.Units);
        if (!SizeLimit.Fits(inputs, dense.Units) || !SizeLimit.Fits([.. shape.Dimensions]))
        {
            builder.Report("NG1012", "units",
                dense.Units.ToString(CultureInfo.InvariantCulture) + "×" + inputs.ToString(CultureInfo.InvariantCulture), SizeLimit.Text);
            return;
        }

        var (weight, bias) = LayerParameters.Add(builder, dense, name, penalty, new TensorShape(dense.Units, inputs),
            fanIn: inputs, fanOut: dense.Units, dense.Units, builder.FlattenedFrom, formerOrder: builder.FormerOrder);
        var output = builder.AddTensor(name.Text, shape);
        var description = "Dense " + dense.Units.ToString(CultureInfo.InvariantCulture) + (dense.Bias ? "" : ", no bias");
        if (shape.Rank == 1)
        {
            builder.AddLayer(
                new DenseOperation
                {
                    Layer = name.Text, Item = builder.Item, Input = builder.Current, Output = output, Weight = weight,
                    Bias = bias
                },
                description);
        }
        else
        {
            // On the last axis of a larger tensor a dense layer is a convolution of one position after the other.
            var positions = OnPositions(builder.CurrentShape, dense.Units);
            builder.AddLayer(
                new ConvolutionOperation
                {
                    Layer = name.Text, Item = builder.Item, Input = builder.Current, Output = output,
                    Weight = weight, Bias = bias, Geometry = positions, IsDense = true
                },
                description);
        }
        (builder.FlattenedFrom, builder.FormerOrder) = (null, null);
    }

    /// <summary>A window of one element on each vector of the last axis.</summary>
    public static WindowGeometry OnPositions(TensorShape shape, int units) => new()
    {
        InputHeight = 1,
        InputWidth = shape.Positions,
        InputChannels = shape.Width,
        KernelHeight = 1,
        KernelWidth = 1,
        StrideHeight = 1,
        StrideWidth = 1,
        OutputChannels = units,
    };
}
