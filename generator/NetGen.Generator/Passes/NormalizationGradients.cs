using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The gradients of a normalisation. Two sums for each channel are all that its weight and bias learn from; those of a batch are a part of
/// its input gradient too, for its mean and variance depend on every sample.
/// </summary>
internal static class NormalizationGradients
{
    public static void Append(Tape tape, NormalizationOperation normalization, int output, Func<int, bool> isNeeded)
    {
        var isBatch = normalization.Kind == NormalizationKind.Batch;
        var isTrained = tape.Graph.Parameters[normalization.Weight].Trainable;
        var needsInput = isNeeded(normalization.Input);
        int? sums = null;
        if (isTrained || (isBatch && needsInput))
        {
            sums = tape.Add("∂" + normalization.Layer + " sums", ChannelRows.Of(normalization.Sets.Numbers, normalization.Channels),
                isPerSample: false);
            tape.Operations.Add(new NormalizationSums
            {
                Layer = normalization.Layer,
                Item = normalization.Item,
                OutputGradient = output,
                Forward = normalization,
                Sums = sums.Value,
            });
        }
        if (needsInput)
        {
            var factors = tape.Add("∂" + normalization.Layer + " factors",
                isBatch ? ChannelRows.Of(3, normalization.Channels) : normalization.Sets.NumbersRow, isPerSample: !isBatch);
            tape.Contribute(normalization.Input, input => new NormalizationInputGradient
            {
                Layer = normalization.Layer,
                Item = normalization.Item,
                OutputGradient = output,
                InputGradient = input,
                Forward = normalization,
                Sums = isBatch ? sums : null,
                Factors = factors,
            });
        }
        if (isTrained)
        {
            tape.Operations.Add(new NormalizationWeightGradient
            {
                Layer = normalization.Layer,
                Item = normalization.Item,
                OutputGradient = output,
                Input = normalization.Input,
                Weight = normalization.Weight,
                Bias = normalization.Bias,
                Channels = normalization.Channels,
                Sums = sums!.Value,
            });
        }
    }
}
