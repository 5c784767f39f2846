using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Sequences that may be shorter than declared: how many steps of each sample are there is computed once, and goes with every sequence that
/// is made of it step by step. What would mix steps without knowing which are there is refused (NG1019).
/// </summary>
internal static class RaggedRule
{
    /// <summary>Behind the input: its lengths, and of numbers a copy with zeros in place of NaN.</summary>
    public static void Begin(IReadOnlyList<NetworkItemAttribute?> items, GraphBuilder builder)
    {
        var (input, isTokens, shape) = (builder.Current, builder.Vocabulary > 0, builder.CurrentShape);
        if (!isTokens && shape.Rank != 2)
        {
            builder.Report("NG1019", nameof(InputAttribute.Ragged), "Input", "is " + shape
                + ", and Ragged speaks of sequences (steps, features)");
            return;
        }
        if (items.FirstOrDefault(item => item is PreprocessingAttribute or AugmentationAttribute) is { } prepared)
        {
            builder.Item = items.ToList().IndexOf(prepared);
            builder.Report("NG1019", null, prepared.GetType().Name.Replace(nameof(Attribute), ""),
                "would count the steps that are not there among its numbers: scale ragged sequences before they become a Dataset");
            return;
        }
        var lengths = builder.AddTensor("lengths", new TensorShape(2));
        builder.AddHidden(new LengthsOperation
        {
            Layer = "input", Item = -1, Input = input, Output = lengths, Steps = shape.Dimensions[0], Width = isTokens ? 1 : shape.Width,
            IsTokens = isTokens,
        });
        builder.Lengths = lengths;
        builder.Current = input;
        builder.Ragged.Add(input);
        if (!isTokens)
            MaskSteps(builder, "input", 0, item: -1);
    }

    /// <summary>Puts a number in place of the steps that are not there.</summary>
    public static void MaskSteps(GraphBuilder builder, string layer, double fill, int? item = null)
    {
        builder.AddHidden(new MaskStepsOperation
        {
            Layer = layer, Item = item ?? builder.Item, Input = builder.Current, Lengths = builder.Lengths!.Value, Fill = fill,
            Steps = builder.CurrentShape.Dimensions[0], Width = builder.CurrentShape.Width,
            Output = builder.AddTensor(layer + " masked", builder.CurrentShape),
        });
        builder.Ragged.Add(builder.Current);
    }

    /// <summary>The mean of the steps that are there.</summary>
    public static void AddMean(GraphBuilder builder, string name, WindowGeometry geometry, int lengths, int steps, string description)
    {
        var shape = new TensorShape(geometry.OutputChannels);
        builder.AddHidden(new PoolOperation
        {
            Layer = name, Item = builder.Item, Input = builder.Current, Output = builder.AddTensor(name + " of all steps", shape),
            Geometry = geometry, IsMax = false,
        });
        builder.AddLayer(
            new MeanOfRealOperation
            {
                Layer = name, Item = builder.Item, Input = builder.Current, Output = builder.AddTensor(name, shape),
                Lengths = lengths, Steps = steps, Width = shape.Width
            },
            description);
    }

    /// <summary>Whether a layer knows what to do with steps that are not there; else it is refused.</summary>
    public static bool Allows(LayerAttribute layer, GraphBuilder builder)
    {
        if (builder.CurrentLengths is null || GoesStepByStep(layer) || EndsSequence(layer))
            return true;
        builder.Report("NG1019", null, builder.NameOf(layer).Text, layer is Conv1DAttribute
            ? "would see what is behind the end of a shorter sequence; Padding = Padding.Causal with a stride of 1 "
                + "sees what came before alone"
            : "would mix steps of which some are not there; a recurrent layer, LastStep, GlobalAveragePool1D, GlobalMaxPool1D and "
                + "Attention leave those out");
        return false;
    }

    /// <summary>Whether the current tensor is ragged where what a layer read is.</summary>
    public static void Mark(LayerAttribute layer, bool wasRagged, GraphBuilder builder)
    {
        if (wasRagged && !builder.HasFailed && GoesStepByStep(layer) && layer is not FromAttribute)
            builder.Ragged.Add(builder.Current);
    }

    /// <summary>The loss of ragged outputs: a label of −1 counts for nothing; numbers have nothing like it.</summary>
    public static bool Allows(LossFunction loss, GraphBuilder builder)
    {
        if (builder.CurrentLengths is null || loss.HasClassLabels)
            return true;
        builder.Report("NG1019", null, loss.GetType().Name,
            "would count steps that are not there; a loss of class labels leaves them out, and "
                + "LastStep or a pool gives one vector for a sequence");
        return false;
    }

    private static bool EndsSequence(LayerAttribute layer) =>
        layer is LastStepAttribute or GlobalAveragePool1DAttribute or GlobalMaxPool1DAttribute
            or RecurrentAttribute { ReturnSequence: false };

    private static bool GoesStepByStep(LayerAttribute layer) =>
        layer is DenseAttribute or ActivationAttribute or DropoutAttribute or SpatialDropoutAttribute or AlphaDropoutAttribute
        or LayerNormAttribute or RmsNormAttribute or ScaleAttribute or LearnedPositionsAttribute or SinusoidalPositionsAttribute
        or AttentionAttribute or EmbeddingAttribute
        or RecurrentAttribute { ReturnSequence: true } or Conv1DAttribute { Padding: Padding.Causal, Stride: 1, Pad: < 0 }
        or MarkAttribute or FromAttribute or AddAttribute or ConcatAttribute or MultiplyAttribute or UseAttribute;
}
