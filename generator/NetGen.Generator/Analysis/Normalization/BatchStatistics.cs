using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Normalization;

/// <summary>
/// NG4002: statistics of a batch where there is no batch, or where they decide the output. With one sample a vector's variance is 0, an
/// image's is that of its own positions; on the output what a sample gets depends on the other samples; of classes, that is information.
/// Silent on the output of an embedding, of which only the direction counts.
/// </summary>
internal static class BatchStatistics
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Loss is null)
            return;
        var layers = view.Graph.Forward.OfType<NormalizationOperation>().Where(layer => layer.Kind == NormalizationKind.Batch).ToArray();
        if (layers.Length > 0)
            CheckBatch(view, layers.OrderBy(layer => layer.Positions).First(), report);
        if (view.Graph.Loss is not CosineDistance && OnOutput(view) is { } last)
        {
            report(new Problem
            {
                Id = "NG4002",
                Item = last.Item,
                // Classes are told apart by the largest, which a normalization of each leaves: published, and measured to do no harm.
                Severity = view.Graph.Loss is CrossEntropy ? ProblemSeverity.Info : null,
                Figures = new(
                [
                    last.Layer,
                    "on the output, " + Figures.Count(view.Graph.Tensors[last.Output].Shape.Count, "value")
                        + " of each sample depend on the "
                        + Figures.Whole(view.Training.BatchSize - 1) + " others of its batch, and at prediction on running averages",
                ]),
            });
        }
    }

    private static void CheckBatch(GraphView view, NormalizationOperation layer, Action<Problem> report)
    {
        var training = view.Training;
        if (training.BatchSize == 1)
        {
            var isVector = layer.Positions == 1;
            Report(
                nameof(TrainingAttribute.BatchSize),
                isVector ? ProblemSeverity.Error : ProblemSeverity.Warning,
                isVector
                    ? "a batch of 1 has one value of each of the " + Figures.Count(layer.Channels, "channel")
                        + ", whose variance is 0: a step throws"
                    : "a batch of 1 gives each channel mean and variance of the " + Figures.Count(layer.Positions, "position")
                        + " of a single image; at prediction they are those of all");
        }
        else if (layer.Positions == 1 && training.Samples % training.BatchSize == 1)
        {
            Report(
                nameof(TrainingAttribute.Samples),
                ProblemSeverity.Warning,
                Figures.Whole(training.Samples!.Value) + " samples in batches of " + Figures.Whole(training.BatchSize)
                    + " leave 1 for the last, whose variance is 0: that step throws");
        }

        void Report(string argument, ProblemSeverity severity, string what) =>
            report(new Problem
            {
                Id = "NG4002", Item = training.Item, Argument = argument, Severity = severity,
                Figures = new([layer.Layer, what])
            });
    }

    /// <summary>The batch normalization between the last layer with weights and the loss, where nothing but non-linearities stands there
    /// beside it.</summary>
    private static NormalizationOperation? OnOutput(GraphView view) =>
        view.Head.Stage is not null
            && view.Head.Behind.All(layer =>
                layer is ReshapeOperation or NormalizationOperation or ActivationOperation or SoftmaxOperation or LogSoftmaxOperation)
            ? view.Head.Behind.OfType<NormalizationOperation>().FirstOrDefault(layer => layer.Kind == NormalizationKind.Batch)
            : null;
}
