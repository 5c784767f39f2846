using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Normalization;

/// <summary>
/// NG4006: a normalization directly behind another. Of the same kind it gives what it gets, up to ε, for as long as the first one's scales
/// are 1 and its shifts 0; two over a batch also take out whatever those learn.
/// </summary>
internal static class NormalizedTwice
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var second in view.Graph.Forward.OfType<NormalizationOperation>())
        {
            var writer = view.Flow.WriterOf(second.Input);
            while (writer is ReshapeOperation reshape)
                writer = view.Flow.WriterOf(reshape.Input);
            if (writer is not NormalizationOperation first)
                continue;
            var learned = Figures.Count((first.Bias is null ? 1L : 2L) * first.Channels, "number") + " that " + first.Layer + " learns";
            report(new Problem
            {
                Id = "NG4006",
                Item = second.Item,
                Figures = new(
                [
                    second.Layer, first.Layer,
                    (first.Kind, second.Kind) is (NormalizationKind.Batch, NormalizationKind.Batch) ? "it takes out the " + learned
                        : first.Kind == second.Kind
                            && first.Groups == second.Groups
                                ? "it changes nothing until the " + learned + " differ from 1" + (first.Bias is null ? "" : " and 0")
                        : "mean and variance are set twice, over other values, and the " + learned + " are in part undone",
                ]),
                Concerns = new([first.Item, second.Item]),
            });
        }
    }
}
