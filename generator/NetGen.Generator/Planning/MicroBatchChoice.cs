using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The largest micro-batch whose activations and gradients stay in half of a small second-level cache, within limits.</summary>
internal static class MicroBatchChoice
{
    private const int CacheBytes = 256 * 1024;
    private const int Largest = 128;
    private const int Smallest = 8;

    public static int Choose(Graph graph, int lanes)
    {
        var program = graph.Training.Count > 0 && !graph.StepsOnWholeBatches ? graph.Training : graph.Prediction;
        var elements = program.SelectMany(operation => operation.Writes).Distinct().Where(tensor => graph.Tensors[tensor].IsPerSample)
            .Sum(tensor => (long)RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes));
        var bytes = Math.Max(1, elements * (32 / lanes));
        return (int)Math.Max(Smallest, Math.Min(Largest, CacheBytes / bytes / 8 * 8));
    }
}
