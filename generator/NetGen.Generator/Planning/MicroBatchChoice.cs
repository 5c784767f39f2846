using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// The largest micro-batch whose activations and gradients stay in half of a small second-level cache, within limits. Not fewer than
/// sixteen samples even where they do not fit: a dense layer's weights and gradients are read once a micro-batch, and convolutions work
/// sample by sample; measured, LeNet-5 and 32@3×3-64@3×3 gain 2 to 3 % over eight. Where samples are large, memory decides: eight, or as
/// many as half a gigabyte holds. Where weights are packed (<see cref="WideLayers"/>), 128: reading and writing their gradients is then a
/// tenth of the work.
/// </summary>
internal static class MicroBatchChoice
{
    private const int CacheBytes = 256 * 1024;
    private const int LargeBytes = 16 * 1024 * 1024;
    private const int Largest = 128;
    private const long MostBytes = 512L * 1024 * 1024;

    public static int Choose(Graph graph, int lanes)
    {
        var bytes = BytesOfSample(graph, lanes);
        var smallest = graph.Packs.Count > 0 ? Largest : 16 * bytes <= LargeBytes ? 16 : 8;
        var wanted = Math.Max(smallest, Math.Min(Largest, CacheBytes / bytes / 8 * 8));
        return (int)Math.Max(1, Math.Min(wanted, MostBytes / bytes));
    }

    /// <summary>Whether the largest micro-batch takes no more than what a few samples of a large network may.</summary>
    public static bool CanBeLarge(Graph graph, int lanes) => Largest * BytesOfSample(graph, lanes) <= LargeBytes;

    /// <summary>What all activations and gradients of a sample take, at least 1.</summary>
    private static long BytesOfSample(Graph graph, int lanes)
    {
        var program = graph.Training.Count > 0 && !graph.StepsOnWholeBatches ? graph.Training : graph.Prediction;
        var elements = program.SelectMany(operation => operation.Writes).Distinct().Where(tensor => graph.Tensors[tensor].IsPerSample)
            .Sum(tensor => (long)graph.Tensors[tensor].Steps * RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes));
        return Math.Max(1, elements * (32 / lanes));
    }
}
