using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Capacity;

/// <summary>
/// NG9014: vectors as wide as there are tokens say no more than ones and zeros would; and of a vocabulary larger than all tokens of the
/// declared samples most vectors stay as they were drawn.
/// </summary>
internal static class EmbeddingSize
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var embedding in view.Graph.Forward.OfType<EmbeddingOperation>())
        {
            var (vocabulary, width, steps) = (view.Graph.Vocabulary, view.Graph.Tensors[embedding.Output].Shape.Width,
                view.Graph.InputShape.Width);
            // Of a few tokens a vector of a few numbers more is cheap, and common.
            if (width > vocabulary && vocabulary >= 16)
            {
                Report(embedding.Item, "width", embedding.Layer + " has " + Figures.Count(width, "number") + " for each of "
                    + Figures.Count(vocabulary, "token") + ", and as many as there are tokens already tell all of them apart: "
                    + "fewer would have to find what they have in common");
            }
            if (view.Training.Samples is { } samples && embedding.Item == view.Graph.Forward.OfType<EmbeddingOperation>().First().Item
                && vocabulary > (double)samples * steps)
            {
                Report(view.Find<TokensAttribute>()!.Value.Index, "vocabulary", "Of " + Figures.Count(vocabulary, "token") + " "
                    + Figures.Count(samples, "sample")
                    + " have at most " + Figures.Whole((long)samples * steps)
                        + ": the vectors of the others stay as they were drawn, and say nothing");
            }
        }

        void Report(int item, string argument, string what) =>
            report(new Problem { Id = "NG9014", Item = item, Argument = argument, Figures = new([what]) });
    }
}
