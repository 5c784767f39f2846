using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The invariants that hold after every pass: a tensor is written once and before it is read, indices exist, every trainable parameter
/// gets exactly one gradient, a program ends in what it is for.
/// </summary>
internal static class GraphVerifier
{
    /// <exception cref="InvalidOperationException">A pass broke an invariant; the message names the pass and the operation.</exception>
    public static void Check(Graph graph, string pass)
    {
        CheckProgram(graph, graph.Forward, pass, nameof(graph.Forward));
        CheckProgram(graph, graph.Prediction, pass, nameof(graph.Prediction));
        CheckProgram(graph, graph.Evaluation, pass, nameof(graph.Evaluation));
        CheckProgram(graph, graph.Training, pass, nameof(graph.Training));

        if (graph.Prediction.Count > 0 && graph.Output != Graph.Input && !graph.Prediction.Any(operation => operation.Writes.Contains(graph.Output)))
            throw Broken(pass, nameof(graph.Prediction), "nothing writes the output");

        var gradients = graph.Training.OfType<WeightGradient>().Select(operation => operation.Weight).ToList();
        if (gradients.Count == 0)
            return;
        foreach (var layer in graph.Training.OfType<LearnedOperation>())
        {
            var expected = graph.Parameters[layer.Weight].Trainable ? 1 : 0;
            if (gradients.Count(weight => weight == layer.Weight) != expected)
                throw Broken(pass, nameof(graph.Training), $"{layer.Layer} has not {expected} weight gradient");
        }
    }

    private static void CheckProgram(Graph graph, EquatableArray<Operation> program, string pass, string name)
    {
        var written = new HashSet<int> { Graph.Input };
        foreach (var operation in program)
        {
            foreach (var tensor in operation.Reads)
            {
                if (tensor < 0 || tensor >= graph.Tensors.Count)
                    throw Broken(pass, name, $"{operation.GetType().Name} of {operation.Layer} reads tensor {tensor}, which does not exist");
                if (!written.Contains(tensor))
                    throw Broken(pass, name, $"{operation.GetType().Name} of {operation.Layer} reads {graph.Tensors[tensor].Name} before it is written");
            }
            foreach (var tensor in operation.Writes)
            {
                if (tensor < 0 || tensor >= graph.Tensors.Count)
                    throw Broken(pass, name, $"{operation.GetType().Name} of {operation.Layer} writes tensor {tensor}, which does not exist");
                if (!written.Add(tensor))
                    throw Broken(pass, name, $"{operation.GetType().Name} of {operation.Layer} writes {graph.Tensors[tensor].Name} a second time");
            }
        }
    }

    private static InvalidOperationException Broken(string pass, string program, string what) =>
        new($"After {pass}, the {program} program is broken: {what}.");
}
