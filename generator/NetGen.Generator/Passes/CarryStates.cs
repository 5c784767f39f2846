using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Where training goes on from window to window, its recurrent layers begin with what each row of the batch was left with. No gradient
/// goes back there: it ends at the window's first step.
/// </summary>
internal static class CarryStates
{
    public static Graph Run(Graph graph)
    {
        if (!graph.Facts.CarriesState || !graph.CanTrain)
            return graph;
        var layers = graph.Training.OfType<RecurrentOperation>().ToList();
        return graph with
        {
            Training = graph.Training
                .Select(operation => operation is RecurrentOperation layer ? layer with { Start = RecurrentStart.OfRow } : operation)
                .ToEquatableArray(),
            CarriedRows = layers.SelectMany(layer => Of(graph, layer)).ToEquatableArray(),
        };
    }

    private static IEnumerable<CarriedTensor> Of(Graph graph, RecurrentOperation layer)
    {
        yield return new(layer.Output, layer.Layer, layer.Layer + ".state", graph.Tensors[layer.Output].Shape);
        if (layer.CellStates is { } cells)
            yield return new(cells, layer.Layer, layer.Layer + ".cell", graph.Tensors[cells].Shape);
    }
}
