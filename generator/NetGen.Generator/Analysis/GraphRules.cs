using NetGen.Generator.Analysis.Signal;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Analysis;

/// <summary>
/// The rules that look at shapes and signals, in order: from the graph of a valid declaration to problems. None of them stops the
/// compiler: the network exists, and the user may know better.
/// </summary>
internal static class GraphRules
{
    private static readonly IReadOnlyList<Action<GraphView, Action<Problem>>> Rules =
    [
        MissingFlatten.Check,
        OutputVersusTarget.Check,
        WindowRemainder.Check,
        XavierWithReLU.Check,
    ];

    /// <summary>Reports what the graph, as shape inference built it, says about the network.</summary>
    public static void Check(NetworkSpec spec, Graph graph, Action<Problem> report)
    {
        var resolved = ResolveInitializers.Run(graph);
        var view = new GraphView(spec, [.. spec.Items.Select(item => item.Bind()!)], resolved, SignalPredictor.Predict(resolved));
        foreach (var check in Rules)
            check(view, report);
    }
}

/// <summary>What a graph rule looks at: the declaration, its graph with resolved initializers, and the predicted signal.</summary>
internal sealed record GraphView(NetworkSpec Spec, IReadOnlyList<NetworkItemAttribute> Items, Graph Graph, SignalPrediction Signal);
