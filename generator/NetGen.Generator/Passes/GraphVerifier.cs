using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The invariants that hold after every pass: a tensor is written once and before it is read, indices exist, every use of a
/// trainable weight gives exactly one gradient, a program ends in what it is for.
/// </summary>
internal static class GraphVerifier
{
    /// <exception cref="InvalidOperationException">A pass broke an invariant; the message names the pass and the operation.</exception>
    /// <param name="graph">The graph behind the pass.</param>
    /// <param name="pass">The pass's name, for the message.</param>
    /// <param name="before">The graph in front of it, which was checked: a program that the pass handed on as it was is not looked at
    /// again. Null to look at all.</param>
    public static void Check(Graph graph, string pass, Graph? before = null)
    {
        CheckProgram(graph, graph.Forward, before?.Forward, pass, nameof(graph.Forward));
        CheckProgram(graph, graph.Prediction, before?.Prediction, pass, nameof(graph.Prediction));
        CheckProgram(graph, graph.Evaluation, before?.Evaluation, pass, nameof(graph.Evaluation));
        CheckProgram(graph, graph.Training, before?.Training, pass, nameof(graph.Training));
        CheckProgram(graph, graph.Streaming, before?.Streaming, pass, nameof(graph.Streaming));

        if (before is not null && graph.Output == before.Output && graph.Prediction.IsSame(before.Prediction)
            && graph.Training.IsSame(before.Training)
            && graph.Parameters.IsSame(before.Parameters))
            return;
        if (graph.Prediction.Count > 0 && graph.Output != Graph.Input
            && !graph.Prediction.Any(operation => operation.Writes.Contains(graph.Output)))
            throw Broken(pass, nameof(graph.Prediction), "nothing writes the output");

        var gradients = graph.Training.OfType<WeightGradient>().Select(operation => operation.Weight).ToList();
        if (gradients.Count == 0)
            return;
        var found = gradients.ToLookup(weight => weight);
        foreach (var uses in graph.Training.OfType<LearnedOperation>().GroupBy(layer => layer.Weight))
        {
            var expected = graph.Parameters[uses.Key].Trainable ? uses.Count() : 0;
            if (found[uses.Key].Count() != expected)
                throw Broken(pass, nameof(graph.Training), $"{uses.First().Layer} has not {expected} weight gradients");
        }
    }

    private static void CheckProgram(Graph graph, EquatableArray<Operation> program, EquatableArray<Operation>? before, string pass,
        string name)
    {
        // Tensors are only ever added, so that what existed still exists.
        if (before is { } checkedBefore && program.IsSame(checkedBefore))
            return;
        var written = new bool[graph.Tensors.Count];
        written[Graph.Input] = true;
        foreach (var operation in program)
        {
            var (reads, writes) = (operation.Reads, operation.Writes);
            for (var i = 0; i < reads.Count; i++)
            {
                var tensor = reads[i];
                if (tensor < 0 || tensor >= graph.Tensors.Count)
                    throw Broken(pass, name,
                        $"{operation.GetType().Name} of {operation.Layer} reads tensor {tensor}, which does not exist");
                if (!written[tensor])
                    throw Broken(pass, name,
                        $"{operation.GetType().Name} of {operation.Layer} reads {graph.Tensors[tensor].Name} before it is written");
            }
            for (var i = 0; i < writes.Count; i++)
            {
                var tensor = writes[i];
                if (tensor < 0 || tensor >= graph.Tensors.Count)
                    throw Broken(pass, name,
                        $"{operation.GetType().Name} of {operation.Layer} writes tensor {tensor}, which does not exist");
                if (written[tensor])
                    throw Broken(pass, name,
                        $"{operation.GetType().Name} of {operation.Layer} writes {graph.Tensors[tensor].Name} a second time");
                written[tensor] = true;
            }
        }
    }

    private static InvalidOperationException Broken(string pass, string program, string what) =>
        new($"After {pass}, the {program} program is broken: {what}.");
}
