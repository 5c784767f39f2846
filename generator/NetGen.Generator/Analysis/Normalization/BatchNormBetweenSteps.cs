using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Normalization;

/// <summary>
/// NG4007: a batch normalization of a sequence between two recurrent layers: one mean and deviation over samples and all steps, while
/// states differ from step to step (Cooijmans et al. 2017, section 3: they settle only after many). Laurent et al. (2016) found that it
/// trains faster and generalizes worse; a layer normalization takes each step by itself (Ba et al. 2016).
/// </summary>
internal static class BatchNormBetweenSteps
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var normalization in view.Graph.Forward.OfType<NormalizationOperation>()
            .Where(operation => operation.Kind == NormalizationKind.Batch))
        {
            if (Nearest(normalization.Input, tensor => view.Flow.WriterOf(tensor),
                operation => ((LayerOperation)operation).Input) is not RecurrentOperation before
                || Nearest(normalization.Writes[0], tensor => view.Flow.OnlyReaderOf(tensor),
                    operation => operation.Writes[0]) is not RecurrentOperation behind)
                continue;
            report(new Problem
            {
                Id = "NG4007",
                Item = normalization.Item,
                Figures = new([normalization.Layer, before.Layer, behind.Layer, Figures.Count(before.Steps, "step")]),
                Concerns = new([normalization.Item, before.Item, behind.Item]),
            });
        }
    }

    /// <summary>
    /// The nearest recurrent layer in a direction, past what has no weights of its own but a layer's product with its input.
    /// </summary>
    private static Operation? Nearest(int tensor, Func<int, Operation?> next, Func<Operation, int> on)
    {
        var operation = next(tensor);
        while (operation is JoinSteps or SplitSteps or DropoutOperation or ReshapeOperation or ActivationOperation
            or DenseOperation { IsProjection: true })
            operation = next(on(operation));
        return operation;
    }
}
