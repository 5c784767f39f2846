using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// NG1017: a layer over the steps of a sequence that has one. The weights of attention are a softmax over one number, always 1, and the
/// gradient of queries and keys is exactly 0; a recurrent layer's weights of the state are multiplied by the state before the first step,
/// which is 0, and so is theirs.
/// </summary>
internal static class OneStep
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var attention in view.Graph.Forward.OfType<AttentionOperation>().Where(attention => attention.Heads.Steps == 1))
        {
            var channels = attention.Heads.Count * attention.Heads.Channels;
            Report(attention,
                "its weights are a softmax over 1 number, always 1: queries and keys, " + Figures.Count(2L * channels * channels, "weight")
                    + ", never learn");
        }
        foreach (var recurrent in view.Graph.Forward.OfType<RecurrentOperation>().GroupBy(layer => layer.Item).Select(ways => ways.First()))
        {
            if (recurrent.Steps != 1 || recurrent.Initial is not null)
                continue;
            var weights = view.Graph.Parameters[recurrent.Weight].Shape.Count
                + (recurrent.Candidate is { } second ? view.Graph.Parameters[second.Weight].Shape.Count : 0);
            Report(recurrent, "the state before it is 0: the " + Figures.Count(weights, "weight") + " of the state never learn");
        }

        void Report(LayerOperation layer, string what) =>
            report(new Problem { Id = "NG1017", Item = layer.Item, Figures = new([layer.Layer, what]) });
    }
}
