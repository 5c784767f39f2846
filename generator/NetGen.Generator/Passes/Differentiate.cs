using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Reverse-mode differentiation: walks the training program backwards and appends, operation by operation, its gradient operations.
/// What nothing trainable lies in front of gets no gradient; the input never does.
/// </summary>
internal static class Differentiate
{
    public static Graph Run(Graph graph)
    {
        if (graph.Training.Count == 0)
            return graph;
        var tape = new Tape(graph);
        var forward = graph.Training.ToList();
        var needed = NeedsGradient(graph, forward);
        for (var i = forward.Count - 1; i >= 0; i--)
        {
            if (forward[i] is LossOperation loss)
                forward[i] = loss with { Gradient = tape.NewGradient(loss.Prediction) };
            else if (tape.GradientOf(forward[i].Writes[0]) is { } gradient)
                GradientRules.Append(tape, forward[i], gradient, needed.Contains);
        }
        // Evaluation shares the loss kernel; its gradient tensor is scratch there.
        var evaluation =
            graph.Evaluation.Select(operation => operation is LossOperation loss
                ? loss with { Gradient = tape.Scratch(loss.Prediction) }
                : operation);
        return graph with
        {
            Evaluation = evaluation.ToEquatableArray(),
            Tensors = tape.Tensors.ToEquatableArray(),
            Training = forward.Concat(tape.Operations).ToEquatableArray(),
        };
    }

    /// <summary>The tensors with a trainable parameter at or in front of them.</summary>
    private static HashSet<int> NeedsGradient(Graph graph, List<Operation> forward)
    {
        var needed = new HashSet<int>();
        foreach (var operation in forward)
        {
            var isTrained = operation is LearnedOperation layer && graph.Parameters[layer.Weight].Trainable;
            if (isTrained || operation.Reads.Any(needed.Contains))
                needed.UnionWith(operation.Writes);
        }
        return needed;
    }
}
