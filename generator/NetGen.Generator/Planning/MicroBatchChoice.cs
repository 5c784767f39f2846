using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// The largest micro-batch whose activations and gradients stay in half of a small second-level cache, within limits: not so few samples that the
/// kernels idle, not so many that a workspace takes half a gigabyte.
/// </summary>
internal static class MicroBatchChoice
{
    private const int CacheBytes = 256 * 1024;
    private const int Largest = 128;
    private const int Smallest = 8;
    private const long MostBytes = 512L * 1024 * 1024;

    public static int Choose(Graph graph, int lanes)
    {
        var program = graph.Training.Count > 0 && !graph.StepsOnWholeBatches ? graph.Training : graph.Prediction;
        var elements = program.SelectMany(operation => operation.Writes).Distinct().Where(tensor => graph.Tensors[tensor].IsPerSample)
            .Sum(tensor => (long)RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes));
        var bytes = Math.Max(1, elements * (32 / lanes));
        var wanted = Math.Max(Smallest, Math.Min(Largest, CacheBytes / bytes / 8 * 8));
        return (int)Math.Max(1, Math.Min(wanted, MostBytes / bytes));
    }
}
