using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// A reshape of elements that lie together is only a name: its readers read its input. One whose rows are padded in memory stays, as a copy.
/// </summary>
internal static class RemoveReshapes
{
    public static Graph Run(Graph graph) => graph with
    {
        Prediction = Remove(graph, graph.Prediction, out var output),
        Evaluation = Remove(graph, graph.Evaluation, out _),
        Training = Remove(graph, graph.Training, out _),
        Output = output(graph.Output),
    };

    private static EquatableArray<Operation> Remove(Graph graph, EquatableArray<Operation> program, out Func<int, int> rename)
    {
        var aliases = new Dictionary<int, int>();
        int Resolve(int tensor) => aliases.TryGetValue(tensor, out var target) ? Resolve(target) : tensor;
        rename = Resolve;
        var kept = new List<Operation>();
        foreach (var operation in program)
        {
            switch (operation)
            {
                case ReshapeOperation reshape when IsAlias(graph, program, reshape):
                    aliases[reshape.Output] = reshape.Input;
                    break;
                case ReshapeGradient reshape when IsRow(graph, reshape.InputGradient) && IsRow(graph, reshape.OutputGradient):
                    aliases[reshape.InputGradient] = reshape.OutputGradient;
                    break;
                default:
                    kept.Add(operation);
                    break;
            }
        }
        return kept.Select(operation => operation.Rename(Resolve)).ToEquatableArray();
    }

    /// <summary>
    /// Inside, a tensor of one position is one row. The user's samples have no padding: they are read in place where every reader takes
    /// them element by element, as dense layers do.
    /// </summary>
    private static bool IsAlias(Graph graph, EquatableArray<Operation> program, ReshapeOperation reshape) =>
        IsRow(graph, reshape.Output)
        && (reshape.Input == Graph.Input
            ? program.Where(operation => operation.Reads.Contains(reshape.Output)).All(reader => reader is DenseOperation or DenseWeightGradient)
            : IsRow(graph, reshape.Input));

    private static bool IsRow(Graph graph, int tensor) => graph.Tensors[tensor].Shape.Positions == 1;
}
