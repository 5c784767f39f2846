using NetGen.Generator.Signal;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Analysis;

/// <summary>
/// What a graph rule looks at: the declaration, its graph with resolved initializers, its layers as a chain, and the predicted signal.
/// </summary>
internal sealed record GraphView(NetworkSpec Spec, IReadOnlyList<NetworkItemAttribute> Items, Graph Graph, Flow Flow, LayerChain Chain,
    SignalPrediction Signal)
{
    /// <summary>The declared training, with its learning rates.</summary>
    public DeclaredTraining Training { get; } = new(Spec, Items, Graph);

    /// <summary>Of the graph as shape inference built it.</summary>
    public static GraphView Of(NetworkSpec spec, Graph graph)
    {
        var resolved = ResolveInitializers.Run(graph);
        var flow = new Flow(resolved);
        return new(spec, [.. spec.Items.Select(item => item.Bind()!)], resolved, flow, new LayerChain(resolved, flow),
            SignalPredictor.Predict(resolved));
    }

    public OutputHead Head => Chain.Head;

    /// <summary>What was declared of the targets; null for nothing.</summary>
    public TargetAttribute? Target => Items.OfType<TargetAttribute>().FirstOrDefault();

    /// <summary>The moments of a layer's pre-activations.</summary>
    public Moments PreActivation(Stage stage) => Signal.Forward[stage.NonLinearity?.Input ?? stage.Affine.Output];

    /// <summary>The attributes of the end of the network and what was declared of its targets, by index.</summary>
    public EquatableArray<int> HeadItems =>
        Head.Items.Concat(Items.Select((item, index) => (item, index)).Where(pair => pair.item is TargetAttribute)
            .Select(pair => pair.index)).ToEquatableArray();

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
