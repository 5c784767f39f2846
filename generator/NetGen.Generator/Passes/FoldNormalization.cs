using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Where the statistics are known, a batch normalisation is a scale and a shift for each channel: it moves into the epilogue of the dense layer or
/// convolution in front, whose bias the shift takes up. Not where something else reads what is between them. Scale and shift are computed anew in every
/// prediction, a few operations a channel: the parameters may have been written to since the last.
/// </summary>
internal static class FoldNormalization
{
    public static Graph Run(Graph graph) => graph with { Prediction = Fold(graph.Prediction), Evaluation = Fold(graph.Evaluation) };

    private static EquatableArray<Operation> Fold(EquatableArray<Operation> program)
    {
        var operations = program.ToList();
        foreach (var affine in program.OfType<AffineOperation>())
        {
            var front = operations.FindIndex(operation => operation is WeightedOperation { Epilogue: null, Affine: null } layer && layer.Output == affine.Input);
            if (front < 0 || operations.Any(operation => operation != affine && operation.Reads.Contains(affine.Input)))
                continue;
            var layer = (WeightedOperation)operations[front];
            var source = operations.OfType<NormalizationAffine>().Single(operation => operation.Output == affine.Affine);
            operations[front] = layer with { Affine = affine.Affine, Output = affine.Output };
            operations.Remove(affine);
            operations.Remove(source);
            operations.Insert(front, source with { FoldedBias = layer.Bias });
        }
        return operations.ToEquatableArray();
    }
}
