using System.Globalization;
using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>The graph as text, one operation a line: what golden tests pin and <c>NetGenDumpGraph</c> shows.</summary>
internal static class GraphText
{
    public static string Of(Graph graph)
    {
        var text = new StringBuilder();
        // Once the programs are split, what was declared does not change any more.
        if (graph.Prediction.Count == 0)
            Append(text, graph, "forward", graph.Forward);
        Append(text, graph, "prediction", graph.Prediction);
        Append(text, graph, "evaluation", graph.Evaluation);
        Append(text, graph, "training", graph.Training);
        Append(text, graph, "streaming", graph.Streaming);
        text.Append("parameters\n");
        foreach (var parameter in graph.Parameters)
        {
            text.Append("  ").Append(parameter.Name).Append(' ').Append(parameter.Shape).Append(' ').Append(parameter.Initializer.Kind)
                .Append(parameter.Trainable ? "" : " frozen").Append('\n');
        }
        foreach (var buffer in graph.Buffers)
            text.Append("  ").Append(buffer.Name).Append(' ').Append(buffer.Shape).Append(" buffer\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, Graph graph, string name, EquatableArray<Operation> program)
    {
        if (program.Count == 0)
            return;
        text.Append(name).Append('\n');
        foreach (var operation in program)
        {
            text.Append("  ").Append(string.Join(", ", operation.Writes.Select(Name))).Append(operation.Writes.Count > 0 ? " = " : "")
                .Append(Describe(operation)).Append('(').Append(string.Join(", ", operation.Reads.Select(Name))).Append(")\n");
        }

        string Name(int tensor) => graph.Tensors[tensor].Name + ":" + graph.Tensors[tensor].Shape;
    }

    private static string Describe(Operation operation) => operation switch
    {
        RecurrentOperation layer => char.ToLowerInvariant(layer.Cell.Name[0]) + layer.Cell.Name.Substring(1) + "[" + layer.Layer + " "
            + Number(layer.Steps) + " steps]",
        RecurrentGradient gradient => "∂input[" + gradient.Layer + " " + Number(gradient.Forward.Steps) + " steps]",
        RecurrentStartGradient gradient => "∂start[" + gradient.Layer + "]",
        SplitSteps split => "steps" + (split.IsReversed ? "[last first]" : ""),
        JoinSteps join => "sequence[" + Number(join.Steps) + (join.IsReversed ? " last first" : "") + "]",
        JoinStepsGradient => "steps′",
        DenseOperation dense => "dense[" + dense.Layer + Fused(dense.Epilogue) + "]",
        ConvolutionOperation convolution =>
            "convolution[" + convolution.Layer + Window(convolution.Geometry) + Fused(convolution.Epilogue) + "]",
        NormalizationOperation normalization =>
            normalization.Kind.ToString().ToLowerInvariant() + "Norm[" + normalization.Layer + Fused(normalization.Epilogue) + "]",
        PReluOperation prelu => "prelu[" + prelu.Layer + Fused(prelu.Epilogue) + "]",
        PReluInputGradient prelu => "∂input[" + prelu.Layer + Fused(prelu.Epilogue, "′") + "]",
        NormalizationAffine affine => "affine[" + affine.Layer + (affine.FoldedBias is null ? "" : " with bias") + "]",
        AffineOperation affine => "scale[" + affine.Layer + Fused(affine.Epilogue) + "]",
        NormalizationSums sums => "sums[" + sums.Layer + "]",
        PadOperation pad => "border[" + pad.Border.Text + (pad.Fill == 0 ? "" : " of " + Number(pad.Fill)) + "]",
        PoolOperation pool => (pool.IsMax ? "maxPool[" : "averagePool[") + Window(pool.Geometry).TrimStart() + Fused(pool.Epilogue) + "]",
        AttentionOperation attention =>
            "attention[" + attention.Heads.Count.ToString(CultureInfo.InvariantCulture) + (attention.Heads.IsCausal ? " causal]" : "]"),
        AttentionGradient => "attention′",
        EmbeddingOperation embedding => "embedding[" + embedding.Layer + Fused(embedding.Epilogue) + "]",
        SinusoidsOperation sinusoids => "sinusoids[" + sinusoids.Layer + Fused(sinusoids.Epilogue) + "]",
        LengthsOperation => "lengths",
        MaskStepsOperation mask => "mask[" + (mask.Fill == 0 ? "" : "of " + Number(mask.Fill)) + "]",
        LastRealStepOperation => "lastStep",
        MeanOfRealOperation => "meanOfReal",
        RaggedGradient gradient => Describe(gradient.Forward) + "′",
        PastWindow window => "window[" + Number(window.Taps) + (window.Dilation == 1 ? "" : " dilation " + Number(window.Dilation)) + "]",
        AttentionStep attention => "attention[" + Number(attention.Heads.Count) + " of the past]",
        PositionsOperation positions => "positions[" + positions.Layer + Fused(positions.Epilogue) + "]",
        JoinOperation join => join.Kind.ToString().ToLowerInvariant(),
        ActivationOperation activation => Function(activation.Function),
        SoftmaxOperation => "softmax",
        LogSoftmaxOperation => "logSoftmax",
        DropoutOperation dropout => KindOf(dropout) + "[" + Number(dropout.Rate) + "]",
        PermuteOperation permute => "permute[" + string.Join(" ", permute.Axes) + "]",
        ReshapeOperation => "copy",
        LossOperation loss => "loss[" + loss.Function.GetType().Name + (loss.IncludesHead ? " with head" : "") + "]",
        DenseInputGradient dense => "∂input[" + dense.Layer + Fused(dense.Epilogue, "′") + "]",
        WeightGradient layer => "∂weights[" + layer.Layer + "]",
        ConvolutionInputGradient convolution => "∂input[" + convolution.Layer + Fused(convolution.Epilogue, "′") + "]",
        NormalizationInputGradient normalization => "∂input[" + normalization.Layer + Fused(normalization.Epilogue, "′") + "]",
        TransposeWeights transpose => "transpose[" + transpose.Layer + "]",
        PackWeights pack => (pack.IsTransposed ? "transpose[" : "pack[") + pack.Layer + "]",
        PoolGradient pool => (pool.Forward.IsMax ? "maxPool′[" : "averagePool′[") + Window(pool.Forward.Geometry).TrimStart() + "]",
        JoinGradient join =>
            join.Forward.Kind.ToString().ToLowerInvariant() + "′[" + join.Part.ToString(CultureInfo.InvariantCulture) + "]",
        ActivationGradient activation => Function(activation.Function) + "′",
        SoftmaxGradient => "softmax′",
        LogSoftmaxGradient => "logSoftmax′",
        DropoutGradient dropout => KindOf(dropout.Forward) + "′[" + Number(dropout.Forward.Rate) + "]",
        ReshapeGradient => "copy",
        // A dump shows what there is: an operation without a notation by its type.
        _ => operation.GetType().Name,
    };

    private static string KindOf(DropoutOperation dropout) => dropout.Kind switch
    {
        DropoutKind.Channels => "spatialDropout",
        DropoutKind.Alpha => "alphaDropout",
        DropoutKind.Elements => "dropout",
        _ => throw new ArgumentOutOfRangeException(nameof(dropout), dropout.Kind, "A kind of dropout without a name."),
    };

    private static string Window(WindowGeometry geometry) =>
        string.Format(CultureInfo.InvariantCulture, " {0}×{1}", geometry.KernelHeight, geometry.KernelWidth)
        + (geometry.StrideHeight == 1 && geometry.StrideWidth == 1
            ? ""
            : string.Format(CultureInfo.InvariantCulture, " step {0}×{1}", geometry.StrideHeight, geometry.StrideWidth))
        + (geometry.Dilation == 1 ? "" : " dilation " + geometry.Dilation.ToString(CultureInfo.InvariantCulture))
        + (geometry.Groups == 1 ? "" : " groups " + geometry.Groups.ToString(CultureInfo.InvariantCulture));

    private static string Fused(ActivationFunction? function, string mark = "") =>
        function is null ? "" : " · " + Function(function) + mark;

    private static string Function(ActivationFunction function) => function switch
    {
        LeakyRelu leaky => "leakyRelu[" + Number(leaky.Slope) + "]",
        Elu elu => "elu[" + Number(elu.Alpha) + "]",
        Gelu { Approximate: true } => "gelu[tanh]",
        // Without parameters the name says all.
        _ => function.GetType().Name.ToLowerInvariant(),
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
