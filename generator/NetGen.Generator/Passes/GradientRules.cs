using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>The gradient of each kind of operation: from ∂output to ∂input and to what is learned.</summary>
internal static class GradientRules
{
    /// <param name="tape">Where the gradient operations go.</param>
    /// <param name="operation">The forward operation.</param>
    /// <param name="output">∂loss/∂output.</param>
    /// <param name="isNeeded">Whether a tensor's gradient is of use.</param>
    public static void Append(Tape tape, Operation operation, int output, Func<int, bool> isNeeded)
    {
        switch (operation)
        {
            case NormalizationOperation normalization: NormalizationGradients.Append(tape, normalization, output, isNeeded); break;
            case RecurrentOperation recurrent: RecurrentGradients.Append(tape, recurrent, output, isNeeded); break;
            case LearnedOperation learned: OfLearned(tape, learned, output, isNeeded); break;
            case JoinOperation join: OfJoin(tape, join, output, isNeeded); break;
            case PadOperation { Border: not { SpreadHeight: 1, SpreadWidth: 1 } } spread
                when isNeeded(spread.Input):
                OfSpread(tape, spread, output); break;
            case LayerOperation layer
                when isNeeded(layer.Input):
                tape.Contribute(layer.Input, input => OfLayer(tape, layer, output, input)); break;
            // In front of it nothing learns.
            case LayerOperation: break;
            default: throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "An operation without a gradient.");
        }
    }

    private static Operation OfLayer(Tape tape, LayerOperation layer, int output, int input) => layer switch
    {
        ActivationOperation activation => new ActivationGradient
        {
            Layer = activation.Layer,
            Item = activation.Item,
            OutputGradient = output,
            InputGradient = input,
            Activated = activation.Function.DerivativeReadsInput ? activation.Input : activation.Output,
            Function = activation.Function,
        },
        SoftmaxOperation softmax => new SoftmaxGradient
        {
            Layer = softmax.Layer,
            Item = softmax.Item,
            OutputGradient = output,
            InputGradient = input,
            Probabilities = softmax.Output,
        },
        LogSoftmaxOperation softmax => new LogSoftmaxGradient
        {
            Layer = softmax.Layer,
            Item = softmax.Item,
            OutputGradient = output,
            InputGradient = input,
            LogProbabilities = softmax.Output,
        },
        DropoutOperation dropout => new DropoutGradient
        {
            Layer = dropout.Layer, Item = dropout.Item, OutputGradient = output,
            InputGradient = input, Forward = dropout
        },
        // A sum with what is fixed.
        SinusoidsOperation sum => new ReshapeGradient
        {
            Layer = sum.Layer, Item = sum.Item, OutputGradient = output,
            InputGradient = input
        },
        ReshapeOperation reshape => new ReshapeGradient
        {
            Layer = reshape.Layer, Item = reshape.Item, OutputGradient = output,
            InputGradient = input
        },
        RaggedOperation ragged => new RaggedGradient
        {
            Layer = ragged.Layer, Item = ragged.Item, OutputGradient = output,
            InputGradient = input,
            Forward = ragged
        },
        AttentionOperation attention => new AttentionGradient
        {
            Layer = attention.Layer,
            Item = attention.Item,
            OutputGradient = output,
            InputGradient = input,
            Forward = attention,
            Scores = tape.Scratch(attention.Weights),
        },
        PoolOperation pool => new PoolGradient
        {
            Layer = pool.Layer, Item = pool.Item, OutputGradient = output, InputGradient = input,
            Forward = pool
        },
        UpsampleOperation upsample => new UpsampleGradient
        {
            Layer = upsample.Layer, Item = upsample.Item, OutputGradient = output,
            InputGradient = input, Factor = upsample.Factor, FactorHeight = upsample.FactorHeight
        },
        PermuteOperation permute => new PermuteOperation
        {
            Layer = permute.Layer,
            Item = permute.Item,
            Input = output,
            Output = input,
            From = permute.To,
            Axes = Enumerable.Range(0, permute.Axes.Count).Select(axis => permute.Axes.ToList().IndexOf(axis)).ToEquatableArray(),
        },
        SplitSteps split => new JoinSteps
        {
            Layer = split.Layer, Item = split.Item, Input = output, Output = input, First = 0, Steps = split.Steps, Width = split.Width,
            IsReversed = split.IsReversed,
        },
        JoinSteps join => new JoinStepsGradient
        {
            Layer = join.Layer, Item = join.Item, OutputGradient = output, InputGradient = input,
            Forward = join
        },
        PadOperation pad => new PadOperation
        {
            Layer = pad.Layer, Item = pad.Item, Input = output, Output = input,
            Border = pad.Border.Inverse
        },
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "An operation without a gradient rule."),
    };

    /// <summary>
    /// Without its border, every pixel but those that were spread is left out: windows of one pixel that step over the others.
    /// </summary>
    private static void OfSpread(Tape tape, PadOperation spread, int output)
    {
        var image = spread.Border.Inverse.Apply(tape.Tensors[spread.Output].Shape);
        var inside = tape.Add("∂" + tape.Tensors[spread.Output].Name + " inside", image);
        tape.Operations.Add(new PadOperation
        {
            Layer = spread.Layer, Item = spread.Item, Input = output, Output = inside,
            Border = spread.Border.Inverse
        });
        tape.Contribute(spread.Input, input => new PoolOperation
        {
            Layer = spread.Layer,
            Item = spread.Item,
            Input = inside,
            Output = input,
            IsMax = false,
            Geometry = new WindowGeometry
            {
                InputHeight = image.Dimensions[0],
                InputWidth = image.Dimensions[1],
                InputChannels = image.Dimensions[2],
                KernelHeight = 1,
                KernelWidth = 1,
                StrideHeight = spread.Border.SpreadHeight,
                StrideWidth = spread.Border.SpreadWidth,
                OutputChannels = image.Dimensions[2],
            },
        });
    }

    /// <summary>A layer with weights: what it hands on, and what they learn from.</summary>
    private static void OfLearned(Tape tape, LearnedOperation layer, int output, Func<int, bool> isNeeded)
    {
        if (isNeeded(layer.Input))
        {
            if (layer is ConvolutionOperation convolution)
                ConvolutionGradients.AppendInput(tape, convolution, output);
            else
                tape.Contribute(layer.Input, input => OfInput(layer, output, input));
        }
        if (tape.Graph.Parameters[layer.Weight].Trainable)
            tape.Operations.Add(OfWeights(layer, output));
    }

    private static Operation OfInput(LearnedOperation layer, int output, int input) => layer switch
    {
        DenseOperation dense => new DenseInputGradient
        {
            Layer = dense.Layer,
            Item = dense.Item,
            OutputGradient = output,
            InputGradient = input,
            Weight = dense.Weight,
        },
        PReluOperation prelu => new PReluInputGradient
        {
            Layer = prelu.Layer,
            Item = prelu.Item,
            OutputGradient = output,
            InputGradient = input,
            Forward = prelu,
        },
        // A sum: its gradient is that of each term.
        PositionsOperation sum => new ReshapeGradient
        {
            Layer = sum.Layer,
            Item = sum.Item,
            OutputGradient = output,
            InputGradient = input,
        },
        // Tokens have none: nothing in front of an embedding learns.
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "A layer without a gradient of its input."),
    };

    private static WeightGradient OfWeights(LearnedOperation layer, int output)
    {
        var (name, item, input, weight) = (layer.Layer, layer.Item, layer.Input, layer.Weight);
        return layer switch
        {
            DenseOperation => new DenseWeightGradient
            {
                Layer = name, Item = item, OutputGradient = output, Input = input, Weight = weight, Bias = layer.Bias,
            },
            ConvolutionOperation convolution => new ConvolutionWeightGradient
            {
                Layer = name, Item = item, OutputGradient = output, Input = input, Weight = weight, Bias = layer.Bias,
                Geometry = convolution.Geometry,
            },
            PReluOperation prelu => new PReluWeightGradient
            {
                Layer = name, Item = item, OutputGradient = output, Input = input, Weight = weight, Bias = null, Forward = prelu,
            },
            PositionsOperation => new PositionsWeightGradient
            {
                Layer = name, Item = item, OutputGradient = output, Input = input, Weight = weight, Bias = null,
            },
            EmbeddingOperation embedding => new EmbeddingWeightGradient
            {
                Layer = name, Item = item, OutputGradient = output, Input = input, Weight = weight, Bias = null,
                ZeroIsPadding = embedding.ZeroIsPadding,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "A layer without a gradient of its weights."),
        };
    }

    private static void OfJoin(Tape tape, JoinOperation join, int output, Func<int, bool> isNeeded)
    {
        for (var i = 0; i < join.Inputs.Count; i++)
        {
            var part = i;
            if (isNeeded(join.Inputs[i]))
            {
                tape.Contribute(join.Inputs[i], input => new JoinGradient
                {
                    Layer = join.Layer,
                    Item = join.Item,
                    OutputGradient = output,
                    InputGradient = input,
                    Forward = join,
                    Part = part,
                });
            }
        }
    }
}
