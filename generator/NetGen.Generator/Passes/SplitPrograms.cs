using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// One declaration, three programs: prediction (no dropout, no loss), evaluation (no dropout, with loss) and training (everything). Where
/// nothing is trained, batch normalisation takes the running statistics.
/// </summary>
internal static class SplitPrograms
{
    public static Graph Run(Graph graph)
    {
        // At prediction dropout is the identity: its readers read its input.
        var inFront = graph.Forward.OfType<DropoutOperation>().ToDictionary(dropout => dropout.Output, dropout => dropout.Input);
        int Rename(int tensor)
        {
            while (inFront.TryGetValue(tensor, out var input))
                tensor = input;
            return tensor;
        }

        var declared = graph.Forward.Where(operation =>
            operation is not DropoutOperation).Select(operation => operation.Rename(Rename)).SelectMany(WhenPredicting).ToList();
        return graph with
        {
            Prediction = declared.Where(operation => operation is not LossOperation).ToEquatableArray(),
            Evaluation = graph.CanTrain ? declared.ToEquatableArray() : EquatableArray<Operation>.Empty,
            Training = graph.CanTrain ? graph.Forward : EquatableArray<Operation>.Empty,
            Output = Rename(graph.Output),
        };
    }

    private static IEnumerable<Operation> WhenPredicting(Operation operation)
    {
        if (operation is RecurrentOperation recurrent)
            return [recurrent.ForPrediction()];
        if (operation is not NormalizationOperation { Affine: { } affine } normalization)
            return [operation];
        return
        [
            new NormalizationAffine { Layer = normalization.Layer, Item = normalization.Item, Normalization = normalization,
                Output = affine },
            new AffineOperation
            {
                Layer = normalization.Layer,
                Item = normalization.Item,
                Input = normalization.Input,
                Output = normalization.Output,
                Positions = normalization.Positions,
                Channels = normalization.Channels,
                Affine = affine,
            },
        ];
    }
}
