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
        var tensors = graph.Tensors.ToList();
        var forward = graph.Training.ToList();
        var needed = NeedsGradient(graph, forward);
        var gradients = new Dictionary<int, int>();
        var backward = new List<Operation>();

        int GradientOf(int tensor)
        {
            if (!gradients.TryGetValue(tensor, out var gradient))
            {
                gradient = gradients[tensor] = tensors.Count;
                tensors.Add(new Tensor("∂" + tensors[tensor].Name, tensors[tensor].Shape));
            }
            return gradient;
        }

        for (var i = forward.Count - 1; i >= 0; i--)
        {
            switch (forward[i])
            {
                case LossOperation loss:
                    // Evaluation shares the loss kernel; its gradient tensor is scratch there.
                    forward[i] = loss with { Gradient = GradientOf(loss.Prediction) };
                    break;
                case LayerOperation layer when gradients.ContainsKey(layer.Output):
                    backward.AddRange(GradientRules.Of(graph, layer, GradientOf(layer.Output), needed.Contains(layer.Input) ? GradientOf(layer.Input) : null));
                    break;
            }
        }

        var evaluation = graph.Evaluation.Select(operation => operation is LossOperation loss ? loss with { Gradient = GradientOf(loss.Prediction) } : operation).ToEquatableArray();
        return graph with
        {
            Tensors = tensors.ToEquatableArray(),
            Training = forward.Concat(backward).ToEquatableArray(),
            Evaluation = evaluation,
        };
    }

    /// <summary>The tensors with a trainable parameter at or in front of them.</summary>
    private static HashSet<int> NeedsGradient(Graph graph, List<Operation> forward)
    {
        var needed = new HashSet<int>();
        foreach (var layer in forward.OfType<LayerOperation>())
        {
            if (needed.Contains(layer.Input) || layer is DenseOperation dense && graph.Parameters[dense.Weight].Trainable)
                needed.Add(layer.Output);
        }
        return needed;
    }
}
