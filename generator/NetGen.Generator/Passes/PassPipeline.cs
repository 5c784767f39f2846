using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Passes;

/// <summary>
/// From the declared graph to the plan: an ordered list of passes, one idea each, graph in, graph out; then kernel selection and memory
/// planning. The invariants are checked after every pass. Knows shapes and costs, nothing of C# text.
/// </summary>
internal static class PassPipeline
{
    /// <summary>The graph passes in order.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Graph, Graph> Run)> Passes =
    [
        (nameof(ResolveInitializers), ResolveInitializers.Run),
        (nameof(PredictSignal), PredictSignal.Run),
        (nameof(SplitPrograms), SplitPrograms.Run),
        (nameof(StreamSteps), StreamSteps.Run),
        (nameof(CarryStates), CarryStates.Run),
        (nameof(FoldNormalization), FoldNormalization.Run),
        (nameof(FuseHead), FuseHead.Run),
        (nameof(ExchangeActivationAndMaxPool), ExchangeActivationAndMaxPool.Run),
        (nameof(Differentiate), Differentiate.Run),
        (nameof(RemoveReshapes), RemoveReshapes.Run),
        (nameof(FuseActivations), FuseActivations.Run),
        (nameof(FuseDerivatives), FuseDerivatives.Run),
        (nameof(StageInput), StageInput.Run),
    ];

    /// <summary>Runs all passes; <paramref name="observe"/> sees the graph after each.</summary>
    public static Graph Run(Graph graph, Action<string, Graph>? observe = null, CancellationToken cancellation = default)
    {
        observe?.Invoke("Shapes", graph);
        foreach (var (name, run) in Passes)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = graph;
            graph = run(graph);
            GraphVerifier.Check(graph, name, before);
            observe?.Invoke(name, graph);
        }
        return graph;
    }
}
