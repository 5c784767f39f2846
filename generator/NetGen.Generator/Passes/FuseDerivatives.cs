using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The derivative of an activation moves into the epilogue of the kernel that computes the gradient of its output: ∂x = (∂y·W) ⊙ φ′ in one
/// pass.
/// </summary>
internal static class FuseDerivatives
{
    public static Graph Run(Graph graph)
    {
        var editor = new ProgramEditor(graph.Training);
        foreach (var activation in graph.Training.OfType<ActivationGradient>())
        {
            if (editor.WriterOf(activation.OutputGradient) is not { Value: InputGradientOperation { Epilogue: null } gradient } producer
                || gradient.InputGradient != activation.OutputGradient
                || editor.OnlyReaderOf(activation.OutputGradient) is not { } place)
                continue;
            editor.Remove(place);
            editor.Replace(producer,
                gradient with
                {
                    InputGradient = activation.InputGradient,
                    Epilogue = activation.Function,
                    Activated = activation.Activated
                });
        }
        return graph with { Training = editor.ToProgram() };
    }
}
