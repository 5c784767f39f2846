using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Structure;

/// <summary>
/// The graph as people speak of it: stages (affine → normalization → non-linearity), the plain stretches they form, and the head. From the
/// declared graph, once; the rules read it and walk the graph no more. Knows nothing of figures.
/// </summary>
internal sealed class LayerChain
{
    private readonly Flow _flow;

    public LayerChain(Graph graph, Flow flow)
    {
        _flow = flow;
        Reach = new Reach(graph, flow);
        var stages = new List<Stage>();
        var byOutput = new Dictionary<int, Stage>();
        foreach (var affine in graph.Forward.OfType<WeightedOperation>())
        {
            stages.Add(StageOf(graph, affine, byOutput));
            byOutput.Add(affine.Output, stages[stages.Count - 1]);
        }
        Stages = stages;
        Stretches = [.. StretchesOf(stages)];
        Head = OutputHead.Of(graph, flow, stages);
    }

    public Reach Reach { get; }

    /// <summary>One for each layer with weights, in order.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    public IReadOnlyList<PlainStretch> Stretches { get; }

    public OutputHead Head { get; }

    private Stage StageOf(Graph graph, WeightedOperation affine, Dictionary<int, Stage> before)
    {
        var next = _flow.NextOnPath(affine.Output);
        Skip();
        Operation? normalization = null;
        if (next is not null && next.Normalizes())
        {
            normalization = next;
            next = _flow.NextOnPath(next.Output);
            Skip();
        }
        return new(
            affine,
            graph.Parameters[affine.Weight].Initializer,
            normalization,
            next is not null && next.IsNonLinearity() ? next : null,
            SourceOf(affine.Input, before),
            Reach.ReachesWeights(affine.Output));

        void Skip()
        {
            while (next is not null && next.KeepsElements())
                next = _flow.NextOnPath(next.Output);
        }
    }

    private Stage? SourceOf(int tensor, Dictionary<int, Stage> stages)
    {
        while (_flow.ReadersOf(tensor).Count == 1 && _flow.WriterOf(tensor) is LayerOperation writer && !writer.Normalizes()
            && writer is not RecurrentOperation)
        {
            if (writer is WeightedOperation)
                return stages[writer.Output];
            tensor = writer.Input;
        }
        return null;
    }

    /// <summary>
    /// A stage on a residual branch is in none: the sum carries the signal past it; nor is what goes through the steps of a sequence.
    /// </summary>
    private IEnumerable<PlainStretch> StretchesOf(List<Stage> stages)
    {
        var run = new List<Stage>();
        foreach (var stage in stages)
        {
            var isPlain = stage is { IsHidden: true, Normalization: null, Affine: not DenseOperation { IsProjection: true } }
                && !Reach.EndsInSum(stage.Output);
            var continues = run.Count > 0 && ReferenceEquals(stage.Source, run[run.Count - 1]);
            if (run.Count > 0 && !(continues && isPlain))
            {
                yield return new PlainStretch([.. run], continues && !stage.IsHidden ? stage : null);
                run.Clear();
            }
            if (isPlain)
                run.Add(stage);
        }
        if (run.Count > 0)
            yield return new PlainStretch(run, null);
    }
}
