using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Wide dense layers: in training and evaluation their weights are packed once for a batch, whose micro-batches then have to be of many
/// samples. A tile's columns of a matrix whose rows are thousands of elements long lie on a page and on few sets of the caches each, and
/// come from memory for every tile of samples; a panel lies together, and stays in the second-level cache while all samples go by.
/// </summary>
internal static class WideLayers
{
    /// <summary>Weights that do not fit beside everything else in a second-level cache: half a megabyte of floats.</summary>
    private const int Smallest = 1 << 17;

    /// <summary>Samples of a batch from which on packing costs less than it saves.</summary>
    private const int SmallestBatch = 16;

    /// <summary>Half of a second-level cache, for a panel.</summary>
    private const int PanelBytes = 512 * 1024;

    /// <summary>The graph with the weights of wide layers packed where a micro-batch has samples enough.</summary>
    public static Graph Pack(Graph graph, int lanes)
    {
        if (graph.Facts.BatchSize is < SmallestBatch
            || !graph.Forward.OfType<DenseOperation>().Any(dense => graph.Parameters[dense.Weight].Shape.Count >= Smallest)
            || !MicroBatchChoice.CanBeLarge(graph, lanes))
            return graph;
        var (tensors, packs) = (graph.Tensors.ToList(), new List<PackWeights>());
        return graph with
        {
            Evaluation = Pack(graph, graph.Evaluation, tensors, packs, 32 / lanes),
            Training = Pack(graph, graph.Training, tensors, packs, 32 / lanes),
            Tensors = tensors.ToEquatableArray(),
            Packs = packs.OrderBy(pack => pack.IsTransposed).ToEquatableArray(),
        };
    }

    private static EquatableArray<Operation> Pack(Graph graph, EquatableArray<Operation> program, List<Tensor> tensors,
        List<PackWeights> packs, int scalarBytes)
    {
        return program.Select(operation => operation switch
        {
            DenseOperation dense => dense with { Packed = Packed(dense, dense.Weight, isTransposed: false) },
            DenseInputGradient gradient => gradient with { Packed = Packed(gradient, gradient.Weight, isTransposed: true) },
            // What reads no wide matrix.
            _ => operation,
        }).ToEquatableArray();

        int? Packed(Operation operation, int weight, bool isTransposed)
        {
            var parameter = graph.Parameters[weight];
            var (outputs, inputs) = (parameter.Shape.Dimensions[0], parameter.Shape.Dimensions[1]);
            var (depth, width) = isTransposed ? (outputs, inputs) : (inputs, outputs);
            if (parameter.IsTable || parameter.Shape.Count < Smallest || PanelOf(depth, width, isTransposed, scalarBytes) is not { } panel)
                return null;
            // What training packs for the forward product, evaluation reads as well.
            if (packs.Find(pack => pack.Weight == weight && pack.IsTransposed == isTransposed) is { } known)
                return known.Output;
            tensors.Add(new(operation.Layer + (isTransposed ? " transposed weights" : " packed weights"),
                new TensorShape(width / panel, depth, panel), IsPerSample: false));
            packs.Add(new()
            {
                Layer = operation.Layer, Item = operation.Item, Weight = weight, Output = tensors.Count - 1,
                IsTransposed = isTransposed
            });
            return tensors.Count - 1;
        }
    }

    /// <summary>Columns of a panel: four vectors of 512 bits, or two, so that one tile of registers takes all of them.</summary>
    private static int? PanelOf(int depth, int width, bool isTransposed, int scalarBytes)
    {
        foreach (var panel in new[] { 64, 32 })
        {
            if (width % panel == 0 && (!isTransposed || depth % panel == 0)
                && ((long)depth * panel * scalarBytes <= PanelBytes || panel == 32))
                return panel;
        }
        return null;
    }
}
