using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// An activation behind a layer whose kernel can apply it moves into that kernel's epilogue, where the value still is in a register. Not
/// where something else reads the value before the activation: in the training program, a derivative that is computed from it.
/// </summary>
internal static class FuseActivations
{
    public static Graph Run(Graph graph) => graph with
    {
        Prediction = Fuse(graph.Prediction),
        Evaluation = Fuse(graph.Evaluation),
        Training = Fuse(graph.Training),
        Streaming = Fuse(graph.Streaming),
    };

    private static EquatableArray<Operation> Fuse(EquatableArray<Operation> program)
    {
        var editor = new ProgramEditor(program);
        for (var place = editor.First; place is not null; place = place.Next)
        {
            // A state is read by the step behind it, too.
            if (place.Value is FusingOperation { Epilogue: null } layer and not RecurrentOperation
                && place.Next is { Value: ActivationOperation activation } behind
                && editor.OnlyReaderOf(layer.Output) == behind)
            {
                editor.Remove(behind);
                editor.Replace(place, layer with { Epilogue = activation.Function, Output = activation.Output });
            }
        }
        return editor.ToProgram();
    }
}
