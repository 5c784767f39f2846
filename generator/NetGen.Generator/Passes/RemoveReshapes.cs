using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// A sample's elements lie together in row-major order whatever its shape, so a reshape is only a name: its readers read its input.
/// </summary>
internal static class RemoveReshapes
{
    public static Graph Run(Graph graph) => graph with
    {
        Prediction = Remove(graph.Prediction, out var output),
        Evaluation = Remove(graph.Evaluation, out _),
        Training = Remove(graph.Training, out _),
        Streaming = Remove(graph.Streaming, out var ofStep),
        Output = output(graph.Output),
        Stream = graph.Stream is { } stream ? stream with { Output = ofStep(stream.Output) } : null,
    };

    private static EquatableArray<Operation> Remove(EquatableArray<Operation> program, out Func<int, int> rename)
    {
        var aliases = new Dictionary<int, int>();
        int Resolve(int tensor) => aliases.TryGetValue(tensor, out var target) ? Resolve(target) : tensor;
        rename = Resolve;
        var kept = new List<Operation>();
        foreach (var operation in program)
        {
            switch (operation)
            {
                case ReshapeOperation reshape: aliases[reshape.Output] = reshape.Input; break;
                // The gradient of a sum is the gradient of each term.
                case JoinGradient { Forward.Kind: JoinKind.Add } term: aliases[term.InputGradient] = term.OutputGradient; break;
                case ReshapeGradient reshape: aliases[reshape.InputGradient] = reshape.OutputGradient; break;
                // What computes something stays.
                default: kept.Add(operation); break;
            }
        }
        return kept.Select(operation => operation.Rename(Resolve)).ToEquatableArray();
    }
}
