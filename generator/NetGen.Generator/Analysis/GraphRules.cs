using NetGen.Generator.Analysis.Capacity;
using NetGen.Generator.Analysis.Data;
using NetGen.Generator.Analysis.Normalization;
using NetGen.Generator.Analysis.Optimization;
using NetGen.Generator.Analysis.Regularization;
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
        ReluBeforeMaxPool.Check,
        DropoutRate.Check,
        DropoutTwice.Check,
        NarrowDropout.Check,
        WeightShrinkage.Check,
        AdamWithL2.Check,
        L2BesideDecay.Check,
        PenalizedBias.Check,
        MaxNormBelowOne.Check,
        ExcessiveLabelSmoothing.Check,
        LearningRateTooHigh.Check,
        LearningRateTooLow.Check,
        IdleSchedule.Check,
        EarlyDecay.Check,
        MomentumTooHigh.Check,
        UnusualEpsilon.Check,
        TooFewUpdates.Check,
        DecayBeyondZero.Check,
        UnscaledInput.Check,
        PositiveInput.Check,
        PresetMismatch.Check,
        UnscaledTarget.Check,
        TooManyParameters.Check,
        NarrowLayer.Check,
        LargeFlatten.Check,
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
internal sealed record GraphView(NetworkSpec Spec, IReadOnlyList<NetworkItemAttribute> Items, Graph Graph, SignalPrediction Signal)
{
    /// <summary>What stands before and behind each tensor.</summary>
    public Dataflow Flow { get; } = new(Graph);

    /// <summary>The declared training, with its learning rates.</summary>
    public DeclaredTraining Training { get; } = new(Spec, Items, Graph);

    /// <summary>The first attribute of a kind with its index; null where there is none.</summary>
    public (int Index, T Attribute)? Find<T>() where T : NetworkItemAttribute
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i] is T found)
                return (i, found);
        }
        return null;
    }
}
