using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Normalisations keep the shape and own a weight and a bias for each channel; batch normalisation also running statistics.</summary>
internal static class NormalizationRule
{
    public static void Apply(NormalizationAttribute declared, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        var shape = builder.CurrentShape;
        var (positions, channels) = (shape.Positions, shape.Width);
        var flattenedFrom = shape.Rank == 1 ? builder.FlattenedFrom : null;
        Parameter Of(string file, string member, Init init, double scale) => new()
        {
            Name = name.InFiles + "." + file,
            Layer = name.Text,
            Member = member,
            Item = builder.Item,
            Shape = new TensorShape(channels),
            Initializer = new Initializer(init, scale, 1, 1, 0, false),
            Penalty = null,
            Decays = false,
            Trainable = declared.Trainable,
            FlattenedFrom = flattenedFrom,
        };
        var starts = declared.ScaleInit == Init.Auto ? (Init.Constant, 1) : (declared.ScaleInit, declared.ScaleInitScale);
        var weight = builder.AddParameter(Of("weight", "Weights", starts.Item1, starts.Item2) with { Penalty = PenaltyOf(declared, name.Text) });
        var bias = builder.AddParameter(Of("bias", "Bias", declared.BiasInit == Init.Auto ? Init.Zeros : declared.BiasInit, declared.BiasInitScale));
        int? runningMean = null;
        if (declared is BatchNormAttribute)
        {
            runningMean = builder.AddBuffer(Of("running_mean", "RunningMean", Init.Constant, 0));
            builder.AddBuffer(Of("running_var", "RunningVariance", Init.Constant, 1));
        }
        builder.AddLayer(
            new NormalizationOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name.Text, shape),
                Weight = weight,
                Bias = bias,
                Kind = NormalizationKind.Batch,
                Positions = positions,
                Channels = channels,
                Groups = 1,
                Epsilon = declared.Epsilon,
                Momentum = (declared as BatchNormAttribute)?.Momentum ?? 0,
                RunningMean = runningMean,
                Statistics = builder.AddTensor(name.Text + " statistics", ChannelRows.Of(2, channels), isPerSample: false),
                Affine = builder.AddTensor(name.Text + " scale and shift", ChannelRows.Of(2, channels), isPerSample: false),
            },
            Describe(declared));
    }

    /// <summary>Only what is declared on the layer itself: the network's penalties are for weights.</summary>
    private static Penalty? PenaltyOf(NormalizationAttribute declared, string layer)
    {
        var l1 = declared.L1 > 0 ? new PenaltyTerm(declared.L1, layer + "L1") : null;
        var l2 = declared.L2 > 0 ? new PenaltyTerm(declared.L2, layer + "L2") : null;
        return l1 is null && l2 is null ? null : new Penalty(l1, l2, null);
    }

    /// <summary>What changes a prediction; the momentum does not.</summary>
    private static string Describe(NormalizationAttribute declared) =>
        "BatchNorm"
        + (declared.Epsilon == 1e-5 ? "" : ", ε " + declared.Epsilon.ToString("R", CultureInfo.InvariantCulture));
}
