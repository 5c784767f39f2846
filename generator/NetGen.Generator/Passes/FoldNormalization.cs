using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Where the statistics are known, a batch normalisation is a scale and a shift for each channel: it moves into the epilogue of the dense
/// layer or convolution in front, whose bias the shift takes up. Not where something else reads what is between them. Scale and shift are
/// computed anew in every prediction, a few operations a channel: the parameters may have been written to since the last.
/// </summary>
internal static class FoldNormalization
{
    public static Graph Run(Graph graph) => graph with
    {
        Prediction = Fold(graph.Prediction),
        Evaluation = Fold(graph.Evaluation),
        Streaming = Fold(graph.Streaming),
    };

    private static EquatableArray<Operation> Fold(EquatableArray<Operation> program)
    {
        if (!program.Any(operation => operation is AffineOperation))
            return program;
        var editor = new ProgramEditor(program);
        foreach (var affine in program.OfType<AffineOperation>())
        {
            if (editor.WriterOf(affine.Input) is not { Value: WeightedOperation { Epilogue: null, Affine: null } layer } front
                || editor.OnlyReaderOf(affine.Input) is not { } place
                || editor.WriterOf(affine.Affine) is not { Value: NormalizationAffine source } computed)
                continue;
            editor.Remove(place);
            editor.Remove(computed);
            editor.Replace(front, layer with { Affine = affine.Affine, Output = affine.Output });
            editor.InsertBefore(front, source with { FoldedBias = layer.Bias });
        }
        return editor.ToProgram();
    }
}
