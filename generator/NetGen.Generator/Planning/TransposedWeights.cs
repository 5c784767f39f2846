using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Planning;

/// <summary>
/// The weights of dense layers that are not wide, transposed once a batch for the gradient of their input. As they lie, each of its
/// elements is a dot product along a row, whose lanes have to be added across in the end: of sixteen outputs that takes twice as long as
/// the products.
/// </summary>
internal static class TransposedWeights
{
    /// <summary>
    /// Outputs for each row from which on the transposition costs less than the sums across lanes: of both, the inputs are as many, and an
    /// element is transposed in an eighth of the time in which lanes are added.
    /// </summary>
    private const int OutputsOfRow = 8;

    /// <summary>Rows of a micro-batch from which on, whatever the outputs: those of half a tile.</summary>
    private const int FewestRows = 4;

    public static Graph Pack(Graph graph, EquatableArray<PlacedParameter> parameters, Target target)
    {
        var (tensors, packs) = (graph.Tensors.ToList(), graph.Packs.ToList());
        var training = graph.Training.Select(operation => operation is DenseInputGradient { Packed: null } gradient
            && parameters[gradient.Weight].Order == WeightOrder.InputMajor && !WideLayers.IsWide(graph.Parameters[gradient.Weight])
            && FewestSamples(gradient) <= graph.Facts.BatchSize
                ? gradient with { Packed = Packed(gradient) } : operation).ToEquatableArray();
        return packs.Count == graph.Packs.Count ? graph
            : graph with { Training = training, Tensors = tensors.ToEquatableArray(), Packs = packs.ToEquatableArray() };

        int FewestSamples(DenseInputGradient gradient)
        {
            var rows = Math.Max(FewestRows, graph.Parameters[gradient.Weight].Shape.Dimensions[0] / OutputsOfRow);
            var steps = graph.Tensors[gradient.OutputGradient].Steps;
            return (rows + steps - 1) / steps;
        }

        int Packed(DenseInputGradient gradient)
        {
            // Weights may be shared.
            if (packs.Find(pack => pack.Weight == gradient.Weight && pack.IsTransposed) is { } known)
                return known.Output;
            var shape = graph.Parameters[gradient.Weight].Shape;
            var (depth, width) = (shape.Dimensions[0], shape.Dimensions[1]);
            var panel = Math.Min(width, TileChoice.ColumnsOfPanel(target));
            tensors.Add(new(gradient.Layer + " transposed weights", new TensorShape(PackKernel.PanelsOf(width, panel), depth, panel),
                IsPerSample: false));
            packs.Add(new()
            {
                Layer = gradient.Layer, Item = gradient.Item, Weight = gradient.Weight, Output = tensors.Count - 1, IsTransposed = true,
                FewestSamples = FewestSamples(gradient)
            });
            return tensors.Count - 1;
        }
    }
}
