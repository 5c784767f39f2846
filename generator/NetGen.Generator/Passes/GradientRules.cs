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
            case DenseOperation dense: OfDense(tape, dense, output, isNeeded); break;
            case ConvolutionOperation convolution: ConvolutionGradients.Append(tape, convolution, output, isNeeded); break;
            case NormalizationOperation normalization: NormalizationGradients.Append(tape, normalization, output, isNeeded); break;
            case JoinOperation join: OfJoin(tape, join, output, isNeeded); break;
            case LayerOperation layer when isNeeded(layer.Input): tape.Contribute(layer.Input, input => OfLayer(layer, output, input)); break;
        }
    }

    private static Operation OfLayer(LayerOperation layer, int output, int input) => layer switch
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
        DropoutOperation dropout => new DropoutGradient { Layer = dropout.Layer, Item = dropout.Item, OutputGradient = output, InputGradient = input, Forward = dropout },
        ReshapeOperation reshape => new ReshapeGradient { Layer = reshape.Layer, Item = reshape.Item, OutputGradient = output, InputGradient = input },
        PoolOperation pool => new PoolGradient { Layer = pool.Layer, Item = pool.Item, OutputGradient = output, InputGradient = input, Forward = pool },
        UpsampleOperation upsample => new UpsampleGradient { Layer = upsample.Layer, Item = upsample.Item, OutputGradient = output, InputGradient = input, Factor = upsample.Factor },
        PadOperation pad => new PadOperation { Layer = pad.Layer, Item = pad.Item, Input = output, Output = input, Border = pad.Border.Inverse },
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "An operation without a gradient rule."),
    };

    private static void OfDense(Tape tape, DenseOperation dense, int output, Func<int, bool> isNeeded)
    {
        if (isNeeded(dense.Input))
        {
            tape.Contribute(dense.Input, input => new DenseInputGradient
            {
                Layer = dense.Layer,
                Item = dense.Item,
                OutputGradient = output,
                InputGradient = input,
                Weight = dense.Weight,
            });
        }
        if (tape.Graph.Parameters[dense.Weight].Trainable)
        {
            tape.Operations.Add(new DenseWeightGradient
            {
                Layer = dense.Layer,
                Item = dense.Item,
                OutputGradient = output,
                Input = dense.Input,
                Weight = dense.Weight,
                Bias = dense.Bias,
            });
        }
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
