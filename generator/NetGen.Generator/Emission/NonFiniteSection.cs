using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the search for the first value that is not finite, run only when the loss or a gradient is not.</summary>
internal static class NonFiniteSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        var s = plan.Graph.Scalar;
        var program = plan.Training!;
        writer.Line("// Looks for the cause in the order of the data's way: input, parameters, layer by layer, and last the loss itself.");
        writer.Open($"private void ThrowForLoss(global::System.ReadOnlySpan<{s}> inputs, int samples, double loss)");
        writer.Line($"global::NetGen.Training.NonFiniteSearch.Inputs(StepCount, inputs, ref _workspace.InputOffsets, samples, InputLength);");
        writer.Line($"global::NetGen.Training.NonFiniteSearch.Parameters<{s}>(StepCount, Summary, Parameters, gradients: false);");
        foreach (var tensor in program.ReadableAtLoss)
        {
            var place = program.Places[tensor]!;
            writer.Line($"global::NetGen.Training.NonFiniteSearch.Rows<{s}>(StepCount, {Literals.Of(plan.Graph.Tensors[tensor].Name)}, _workspace.Span.Slice({Literals.Of(place.Offset)}), "
                + $"samples, {Literals.Of(place.Width)}, {Literals.Of(place.Stride)});");
        }
        writer.Line("global::NetGen.Training.NonFinite.Throw(StepCount, \"loss\", \"value\", 0, loss);");
        writer.Close();
        writer.Line();
        writer.Open("private void ThrowForGradients()");
        writer.Line($"global::NetGen.Training.NonFiniteSearch.Parameters<{s}>(StepCount, Summary, Gradients, gradients: true);");
        writer.Line("global::NetGen.Training.NonFinite.Throw(StepCount, \"optimizer\", \"step (gradient times learning rate)\", -1, double.PositiveInfinity);");
        writer.Close();
    }
}
