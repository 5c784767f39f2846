using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Attention keeps the shape of a sequence: an affine map of each step to its queries, keys and values, the heads, and an affine map of
/// what they give. Both maps are dense layers on steps.
/// </summary>
internal static class AttentionRule
{
    /// <summary>What the names of the two maps end in.</summary>
    public const string Input = "Input", Output = "Output";

    public static void Apply(AttentionAttribute declared, NetworkPenalty penalty, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        if (!WindowRule.RequireSequence(builder, name.Text))
            return;
        var (sequence, steps, channels) = (builder.CurrentShape, builder.CurrentShape.Dimensions[0], builder.CurrentShape.Width);
        if (channels % declared.Heads != 0)
        {
            builder.Report("NG1009", "heads", T(declared.Heads), $"the channels ({T(channels)})");
            return;
        }
        var heads = new AttentionHeads(steps, declared.Heads, channels / declared.Heads, declared.Causal);
        if (!SizeLimit.Fits(3, channels, channels) || !SizeLimit.Fits(steps, 3, channels) || !SizeLimit.Fits(heads.Count, steps, steps))
        {
            builder.Report("NG1012", "heads", $"The {heads.WeightsShape} weights of {sequence}", SizeLimit.Text);
            return;
        }
        var lengths = builder.CurrentLengths;
        var input = builder.AddTensor(name.Text + Input, sequence.WithWidth(3 * channels));
        builder.AddHidden(Map(declared, penalty, builder, name, Input, input, 3 * channels, ".in_proj_weight", ".in_proj_bias"));
        var heard = builder.AddTensor(name.Text, sequence);
        builder.AddHidden(new AttentionOperation
        {
            Layer = name.Text,
            Item = builder.Item,
            Input = input,
            Output = heard,
            Heads = heads,
            Lengths = lengths,
            Weights = builder.AddTensor(name.Text + " weights", heads.WeightsShape),
        });
        var output = builder.AddTensor(name.Text + Output, sequence);
        builder.AddLayer(
            Map(declared, penalty, builder, name, Output, output, channels, ".out_proj.weight", ".out_proj.bias"),
            $"Attention, {T(heads.Count)} head{(heads.Count == 1 ? "" : "s")}{(heads.IsCausal ? ", causal" : "")}"
                + (declared.Bias ? "" : ", no bias"),
            name.Text);
    }

    private static ConvolutionOperation Map(
        AttentionAttribute declared, NetworkPenalty penalty, GraphBuilder builder, LayerName name, string part, int output, int units,
            string weightInFiles, string biasInFiles)
    {
        var channels = builder.CurrentShape.Width;
        var (weight, bias) = LayerParameters.Add(
            builder, declared, name, penalty, new TensorShape(units, channels), fanIn: channels, fanOut: units, units, flattenedFrom: null,
                weightInFiles: weightInFiles, biasInFiles: biasInFiles);
        return new ConvolutionOperation
        {
            Layer = name.Text + part,
            Item = builder.Item,
            Input = builder.Current,
            Output = output,
            Weight = weight,
            Bias = bias,
            Geometry = DenseRule.OnPositions(builder.CurrentShape, units),
            IsDense = true,
        };
    }

    private static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
}
