using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Structure;

/// <summary>The end of the network: from the last layer with weights to the loss.</summary>
/// <param name="Stage">The last layer with weights; null where a join, or the input, comes before one.</param>
/// <param name="Behind">What stands between it and the loss, in order.</param>
/// <param name="Activation">The activation or softmax that gives the output, but for its shape; null for a linear head.</param>
/// <param name="Loss">The loss; null for none.</param>
internal sealed record OutputHead(Stage? Stage, IReadOnlyList<LayerOperation> Behind, LayerOperation? Activation, LossOperation? Loss)
{
    public static OutputHead Of(Graph graph, Flow flow, IReadOnlyList<Stage> stages)
    {
        var behind = new List<LayerOperation>();
        var tensor = graph.Output;
        while (flow.WriterOf(tensor) is LayerOperation writer and not WeightedOperation)
        {
            behind.Add(writer);
            tensor = writer.Input;
        }
        behind.Reverse();
        var activation = behind.LastOrDefault(operation => operation is not ReshapeOperation);
        return new(
            stages.LastOrDefault(stage => stage.Affine.Output == tensor),
            behind,
            activation is not null && activation.IsNonLinearity() ? activation : null,
            graph.Forward.OfType<LossOperation>().FirstOrDefault());
    }

    public ActivationFunction? Function => (Activation as ActivationOperation)?.Function;

    /// <summary>Whether the output is probabilities that sum to 1, or their logarithms.</summary>
    public bool IsSoftmax => Activation is SoftmaxOperation or LogSoftmaxOperation;

    /// <summary>The attributes of the end of the network, by index.</summary>
    public EquatableArray<int> Items => Behind.Select(operation => operation.Item)
        .Concat(Stage is null ? [] : [Stage.Item])
        .Concat(Loss is null ? [] : [Loss.Item])
        .ToEquatableArray();
}
