using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The derivative of an activation moves into the epilogue of the kernel that computes the gradient of its output: ∂x = (∂y·W) ⊙ φ′ in one pass.
/// </summary>
internal static class FuseDerivatives
{
    public static Graph Run(Graph graph)
    {
        var operations = graph.Training.ToList();
        foreach (var activation in operations.OfType<ActivationGradient>().ToList())
        {
            var producer = operations.FindIndex(operation =>
                operation is InputGradientOperation { Epilogue: null } gradient && gradient.InputGradient == activation.OutputGradient);
            var isReadElsewhere = operations.Any(operation => operation != activation && operation.Reads.Contains(activation.OutputGradient));
            if (producer < 0 || isReadElsewhere)
                continue;
            operations[producer] = ((InputGradientOperation)operations[producer]) with
            {
                InputGradient = activation.InputGradient,
                Epilogue = activation.Function,
                Activated = activation.Activated,
            };
            operations.Remove(activation);
        }
        return graph with { Training = operations.ToEquatableArray() };
    }
}
