using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Normalisations keep the shape and own a weight for each channel, and a bias where they take a mean away; batch normalisation also
/// running statistics. That of instances is one of groups: as many as there are channels.
/// </summary>
internal static class NormalizationRule
{
    public static void Apply(NormalizationAttribute declared, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        var shape = builder.CurrentShape;
        var (positions, channels) = (shape.Positions, shape.Width);
        if (declared is InstanceNormAttribute && positions == 1)
        {
            builder.Report("NG1014", null, name.Text,
                "an image (height×width×channels) or a sequence (length×channels) of several positions", shape.Rank == 1 ? "a vector of "
                + shape : shape.ToString());
            return;
        }
        var groups = declared switch
        {
            GroupNormAttribute group => group.Groups,
            InstanceNormAttribute => channels,
            // The others have no groups.
            _ => 1,
        };
        if (channels % groups != 0)
        {
            builder.Report("NG1009", "groups", T(groups), $"the channels ({T(channels)})");
            return;
        }
        var isReordered = groups > 1 && shape.Rank == 1 && builder.FlattenedFrom is { IsReordered: true };
        if (isReordered)
        {
            builder.Current = builder.ChannelsFirst(name.Text, builder.Current, builder.FlattenedFrom);
            builder.FlattenedFrom = null;
            builder.LosesFormerOrder = true;
        }
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
            FormerOrder = builder.FormerOrder,
        };
        var starts = declared.ScaleInit == Init.Auto ? (Init.Constant, 1) : (declared.ScaleInit, declared.ScaleInitScale);
        var weight = builder.AddParameter(Of("weight", "Weights", starts.Item1,
            starts.Item2) with
        { Penalty = PenaltyOf(declared, name.Text) });
        int? bias = declared is CenteringNormalizationAttribute { BiasInit: var start, BiasInitScale: var scale }
            ? builder.AddParameter(Of("bias", "Bias", start == Init.Auto ? Init.Zeros : start, scale))
            : null;
        var kind = declared switch
        {
            LayerNormAttribute => NormalizationKind.Layer,
            GroupNormAttribute or InstanceNormAttribute => NormalizationKind.Group,
            RmsNormAttribute => NormalizationKind.RootMeanSquare,
            BatchNormAttribute => NormalizationKind.Batch,
            _ => throw new ArgumentOutOfRangeException(nameof(declared), declared.GetType().Name, "A normalisation without a kind."),
        };
        var isBatch = kind == NormalizationKind.Batch;
        int? runningMean = null;
        if (isBatch)
        {
            runningMean = builder.AddBuffer(Of("running_mean", "RunningMean", Init.Constant, 0));
            builder.AddBuffer(Of("running_var", "RunningVariance", Init.Constant, 1));
        }
        var sets = new NormalizationSets(positions, channels, groups, kind);
        builder.AddLayer(
            new NormalizationOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name.Text, shape),
                Weight = weight,
                Bias = bias,
                Kind = kind,
                Positions = positions,
                Channels = channels,
                Groups = groups,
                Epsilon = declared.Epsilon,
                Momentum = (declared as BatchNormAttribute)?.Momentum ?? 0,
                RunningMean = runningMean,
                Statistics = builder.AddTensor(name.Text + " statistics", isBatch ? ChannelRows.Of(2, channels) : sets.NumbersRow,
                    isPerSample: !isBatch),
                Affine = isBatch ? builder.AddTensor(name.Text + " scale and shift", ChannelRows.Of(2, channels), isPerSample: false)
                    : null,
            },
            Describe(declared) + (isReordered ? ChannelOrder.Description : ""));
    }

    /// <summary>Only what is declared on the layer itself: the network's penalties are for weights.</summary>
    public static Penalty? PenaltyOf(NormalizationAttribute declared, string layer)
    {
        var (l1, l2) = (TermOf(declared.L1, layer + "L1"), TermOf(declared.L2, layer + "L2"));
        return l1 is null && l2 is null ? null : new Penalty(l1, l2, null);

        static PenaltyTerm? TermOf(double lambda, string hyperparameter) => double.IsNaN(lambda) || lambda == 0 ? null
            : new(lambda, hyperparameter);
    }

    /// <summary>What changes a prediction; the momentum does not.</summary>
    private static string Describe(NormalizationAttribute declared) =>
        (declared switch
        {
            LayerNormAttribute => "LayerNorm",
            GroupNormAttribute group => "GroupNorm " + T(group.Groups),
            InstanceNormAttribute => "InstanceNorm",
            RmsNormAttribute => "RmsNorm",
            BatchNormAttribute => "BatchNorm",
            _ => throw new ArgumentOutOfRangeException(nameof(declared), declared.GetType().Name, "A normalisation without a description."),
        })
        + (declared.Epsilon == 1e-5 ? "" : ", ε " + declared.Epsilon.ToString("R", CultureInfo.InvariantCulture));

    private static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
}
