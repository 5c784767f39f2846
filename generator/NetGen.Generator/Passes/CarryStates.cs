using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Where training goes on from window to window, its recurrent layers begin with what each row of the batch was left with. No gradient
/// goes back there: it ends at the window's first step. A layer whose first state is learned begins a series with that; which rows do is
/// carried beside the states, as a number that is 0 until a step was made.
/// </summary>
internal static class CarryStates
{
    public static Graph Run(Graph graph)
    {
        if (!graph.Facts.CarriesState || !graph.CanTrain)
            return graph;
        var (tensors, carried) = (graph.Tensors.ToList(), new List<CarriedTensor>());
        var training = graph.Training.Select(operation => operation is RecurrentOperation layer ? OfRow(layer) : operation)
            .ToEquatableArray();
        return graph with { Tensors = tensors.ToEquatableArray(), Training = training, CarriedRows = carried.ToEquatableArray() };

        RecurrentOperation OfRow(RecurrentOperation layer)
        {
            carried.Add(new(layer.Output, layer.Layer, layer.Layer + ".state", graph.Tensors[layer.Output].Shape));
            if (layer.CellStates is { } cells)
                carried.Add(new(cells, layer.Layer, layer.Layer + ".cell", graph.Tensors[cells].Shape));
            if (layer.Initial is not { } initial)
                return layer with { Start = RecurrentStart.OfRow };
            tensors.Add(new(layer.Layer + " has begun", new TensorShape(1)));
            carried.Add(new(tensors.Count - 1, layer.Layer, layer.Layer + ".begun", new TensorShape(1)));
            return layer with { Start = RecurrentStart.OfRow, Initial = initial with { HasBegun = tensors.Count - 1 } };
        }
    }
}
