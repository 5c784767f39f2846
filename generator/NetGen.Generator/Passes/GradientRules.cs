using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>The gradient of each kind of operation: from ∂output to ∂input and to what is learned.</summary>
internal static class GradientRules
{
    /// <param name="graph">For the parameters.</param>
    /// <param name="operation">The forward operation.</param>
    /// <param name="output">∂loss/∂output.</param>
    /// <param name="input">Where ∂loss/∂input goes; null where it is not needed.</param>
    public static IEnumerable<Operation> Of(Graph graph, LayerOperation operation, int output, int? input) => operation switch
    {
        DenseOperation dense => OfDense(graph, dense, output, input),
        ActivationOperation activation => input is { } gradient
            ?
            [
                new ActivationGradient
                {
                    Layer = activation.Layer,
                    Item = activation.Item,
                    OutputGradient = output,
                    InputGradient = gradient,
                    Activated = activation.Function.DerivativeReadsInput ? activation.Input : activation.Output,
                    Function = activation.Function,
                },
            ]
            : [],
        SoftmaxOperation softmax => input is { } gradient
            ?
            [
                new SoftmaxGradient
                {
                    Layer = softmax.Layer,
                    Item = softmax.Item,
                    OutputGradient = output,
                    InputGradient = gradient,
                    Probabilities = softmax.Output,
                },
            ]
            : [],
        LogSoftmaxOperation softmax => input is { } gradient
            ?
            [
                new LogSoftmaxGradient
                {
                    Layer = softmax.Layer,
                    Item = softmax.Item,
                    OutputGradient = output,
                    InputGradient = gradient,
                    LogProbabilities = softmax.Output,
                },
            ]
            : [],
        DropoutOperation dropout => input is { } gradient
            ? [new DropoutGradient { Layer = dropout.Layer, Item = dropout.Item, OutputGradient = output, InputGradient = gradient, Forward = dropout }]
            : [],
        ReshapeOperation reshape => input is { } gradient
            ? [new ReshapeGradient { Layer = reshape.Layer, Item = reshape.Item, OutputGradient = output, InputGradient = gradient }]
            : [],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "An operation without a gradient rule."),
    };

    private static IEnumerable<Operation> OfDense(Graph graph, DenseOperation dense, int output, int? input)
    {
        if (input is { } gradient)
        {
            yield return new DenseInputGradient
            {
                Layer = dense.Layer,
                Item = dense.Item,
                OutputGradient = output,
                InputGradient = gradient,
                Weight = dense.Weight,
            };
        }
        if (graph.Parameters[dense.Weight].Trainable)
        {
            yield return new DenseWeightGradient
            {
                Layer = dense.Layer,
                Item = dense.Item,
                OutputGradient = output,
                Input = dense.Input,
                Weight = dense.Weight,
                Bias = dense.Bias,
            };
        }
    }
}
