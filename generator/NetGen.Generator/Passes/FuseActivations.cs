using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// An activation behind a layer whose kernel can apply it moves into that kernel's epilogue, where the value still is in a register. Not where something else
/// reads the value before the activation: in the training program, a derivative that is computed from it.
/// </summary>
internal static class FuseActivations
{
    public static Graph Run(Graph graph) => graph with
    {
        Prediction = Fuse(graph.Prediction),
        Evaluation = Fuse(graph.Evaluation),
        Training = Fuse(graph.Training),
    };

    private static EquatableArray<Operation> Fuse(EquatableArray<Operation> program)
    {
        var operations = program.ToList();
        for (var i = 0; i + 1 < operations.Count; i++)
        {
            if (operations[i] is FusingOperation { Epilogue: null } layer
                && operations[i + 1] is ActivationOperation activation
                && activation.Input == layer.Output
                && !IsReadElsewhere(operations, layer.Output, activation))
            {
                operations[i] = layer with { Epilogue = activation.Function, Output = activation.Output };
                operations.RemoveAt(i + 1);
            }
        }
        return operations.ToEquatableArray();
    }

    private static bool IsReadElsewhere(List<Operation> operations, int tensor, Operation except) =>
        operations.Any(operation => operation != except && operation.Reads.Contains(tensor));
}
