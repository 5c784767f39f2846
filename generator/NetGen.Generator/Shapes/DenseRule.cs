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
            builder.Report("NG1012", "units", dense.Units.ToString(CultureInfo.InvariantCulture) + "×" + inputs.ToString(CultureInfo.InvariantCulture), SizeLimit.Text);
            return;
        }

        var weight = builder.AddParameter(new Parameter
        {
            Name = name.InFiles + ".weight",
            Layer = name.Text,
            Member = "Weights",
            Item = builder.Item,
            Shape = new TensorShape(dense.Units, inputs),
            Initializer = new Initializer(dense.Init, dense.InitScale, inputs, dense.Units, 0, dense.Init == Init.Auto, dense.InitSparsity),
            Penalty = penalty.For(name.Text, dense),
            MaxNorm = double.IsNaN(dense.MaxNorm) ? null : dense.MaxNorm,
            Decays = true,
            Trainable = dense.Trainable,
            FlattenedFrom = builder.FlattenedFrom,
        });
        int? bias = !dense.Bias ? null : builder.AddParameter(new Parameter
        {
            Name = name.InFiles + ".bias",
            Layer = name.Text,
            Member = "Bias",
            Item = builder.Item,
            Shape = new TensorShape(dense.Units),
            Initializer = new Initializer(dense.BiasInit == Init.Auto ? Init.Zeros : dense.BiasInit, dense.BiasInitScale, inputs, dense.Units, 0, false),
            Penalty = dense.PenalizeBias ? penalty.For(name.Text, dense) : null,
            Decays = false,
            Trainable = dense.Trainable,
        });

        builder.AddLayer(
            new DenseOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name.Text, shape),
                Weight = weight,
                Bias = bias,
            },
            "Dense " + dense.Units.ToString(CultureInfo.InvariantCulture) + (dense.Bias ? "" : ", no bias"));
        builder.FlattenedFrom = null;
    }
}
