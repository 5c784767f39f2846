using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Planning;

/// <summary>
/// Wide dense layers: in training and evaluation their weights are packed once for a batch, whose micro-batches then have to be of many
/// samples. A tile's columns of a matrix whose rows are thousands of elements long lie on a page and on few sets of the caches each, and
/// come from memory for every tile of samples; a panel lies together, and stays in a cache while all samples go by.
/// </summary>
internal static class WideLayers
{
    /// <summary>Weights that do not fit beside everything else in a second-level cache: half a megabyte of floats.</summary>
    private const int Smallest = 1 << 17;

    /// <summary>Of long rows, on a line or two of each of which a tile's columns lie, half as many: those lines do not stay in the
    /// first-level cache. 300 × 300 reached 38 % of peak as they lie, 92 to 96 in panels.</summary>
    private const int SmallestOfLongRows = 1 << 16;

    /// <summary>Elements from which on a row is long.</summary>
    private const int LongRow = 256;

    /// <summary>Samples of a batch from which on packing costs less than it saves.</summary>
    private const int SmallestBatch = 16;

    /// <summary>The graph with the weights of wide layers packed where a micro-batch has samples enough.</summary>
    public static Graph Pack(Graph graph, int lanes, Target target)
    {
        if (graph.Facts.BatchSize is < SmallestBatch
            || !graph.Forward.OfType<DenseOperation>().Any(dense => IsWide(graph.Parameters[dense.Weight]))
            || !MicroBatchChoice.CanBeLarge(graph, lanes))
            return graph;
        var (tensors, packs) = (graph.Tensors.ToList(), new List<PackWeights>());
        var panel = TileChoice.ColumnsOfPanel(target);
        var (evaluation, training) =
            (Pack(graph, graph.Evaluation, tensors, packs, panel), Pack(graph, graph.Training, tensors, packs, panel));
        return graph with
        {
            Evaluation = evaluation,
            Training = Staged(training, tensors),
            Tensors = tensors.ToEquatableArray(),
            Packs = packs.OrderBy(pack => pack.IsTransposed).ToEquatableArray(),
        };
    }

    public static bool IsWide(Parameter weights) => !weights.IsTable
        && weights.Shape.Count >= (weights.Shape.Dimensions[0] < LongRow ? Smallest : SmallestOfLongRows);

    private static EquatableArray<Operation> Pack(Graph graph, EquatableArray<Operation> program, List<Tensor> tensors,
        List<PackWeights> packs, int panel)
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
            if (!IsWide(parameter) || width < panel)
                return null;
            // What training packs for the forward product, evaluation reads as well.
            if (packs.Find(pack => pack.Weight == weight && pack.IsTransposed == isTransposed) is { } known)
                return known.Output;
            tensors.Add(new(operation.Layer + (isTransposed ? " transposed weights" : " packed weights"),
                new TensorShape(PackKernel.PanelsOf(width, panel), depth, panel), IsPerSample: false));
            packs.Add(new()
            {
                Layer = operation.Layer, Item = operation.Item, Weight = weight, Output = tensors.Count - 1,
                IsTransposed = isTransposed
            });
            return tensors.Count - 1;
        }
    }

    /// <summary>
    /// The user's samples copied to rows of the workspace where a packed layer reads them: the weights' gradient reads each of them once
    /// for all its columns, which lie on pages of their own and wherever the user has them.
    /// </summary>
    private static EquatableArray<Operation> Staged(EquatableArray<Operation> program, List<Tensor> tensors)
    {
        var first = program.OfType<DenseOperation>().FirstOrDefault(dense => dense.Input == Graph.Input && dense.Packed is not null);
        if (first is null)
            return program;
        tensors.Add(new("samples", tensors[Graph.Input].Shape));
        var copy = tensors.Count - 1;
        var staged = new ReshapeOperation { Layer = first.Layer, Item = first.Item, Input = Graph.Input, Output = copy };
        return program.Select(operation => operation is DenseOperation or DenseWeightGradient
                ? operation.Rename(tensor => tensor == Graph.Input ? copy : tensor)
                : operation)
            .Prepend(staged).ToEquatableArray();
    }
}
