using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Which activations a run can watch, and under which name <c>Inspect</c> shows their values: that of the max-pool where an activation was
/// moved behind it; the states of a simple recurrent layer are an activation's values too. The one that gives the output is left out: it
/// may well be sure of itself.
/// </summary>
internal static class ActivationPlanning
{
    /// <summary>|z| from which a saturating activation counts as flat: σ′ is below 0.7 % there, tanh′ below 0.02 %.</summary>
    private const double Saturated = 5;

    public static EquatableArray<WatchedActivation> Of(Graph graph, ProgramPlan prediction)
    {
        var flow = new Flow(graph);
        var head = HeadOf(graph, flow);
        var shown = new HashSet<int>(prediction.Calls.Select(call => call.Operation.Writes[0]));
        return graph.Forward.OfType<ActivationOperation>()
            .Where(activation => activation.Output != head && (activation.Function.CanDie || activation.Function.Saturates))
            .Select(activation => (activation,
                tensor: shown.Contains(activation.Output) ? activation.Output : PooledOf(flow, activation.Output)))
            .Where(pair => pair.tensor is { } tensor && shown.Contains(tensor))
            .Select(pair => Describe(graph, pair.activation.Layer, pair.activation.Function, pair.tensor!.Value))
            .Concat(
                from states in graph.Forward.OfType<RecurrentOperation>()
                where states.Cell is SimpleRnnCell
                from read in graph.Forward.OfType<JoinSteps>()
                where read.Input == states.Output && read.Output != head && shown.Contains(read.Output)
                select Describe(graph, states.Layer, ((SimpleRnnCell)states.Cell).Function, read.Output))
            .ToEquatableArray();
    }

    private static WatchedActivation Describe(Graph graph, string layer, ActivationFunction function, int tensor)
    {
        var canDie = function.CanDie;
        return new(
            layer, graph.Tensors[tensor].Name, graph.Tensors[tensor].Shape.Width, canDie,
            canDie ? 0 : function.Value(-Saturated), canDie ? 0 : function.Value(Saturated));
    }

    /// <summary>The output, or what is only reshaped to it.</summary>
    private static int HeadOf(Graph graph, Flow flow)
    {
        var tensor = graph.Output;
        while (flow.WriterOf(tensor) is ReshapeOperation reshape)
            tensor = reshape.Input;
        return tensor;
    }

    /// <summary>What the max-pool behind an activation writes, through a border if it has one.</summary>
    private static int? PooledOf(Flow flow, int tensor) => flow.ReadersOf(tensor).FirstOrDefault() switch
    {
        PadOperation border => PooledOf(flow, border.Output),
        PoolOperation { IsMax: true } pool => pool.Output,
        // Nothing took the activation behind itself.
        _ => null,
    };
}
