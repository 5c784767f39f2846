using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the search for the first value that is not finite, run only when the loss or a gradient is not.</summary>
internal static class NonFiniteSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        var s = plan.Graph.Scalar;
        var program = plan.Training!;
        var length = plan.Graph.PreparedShape == plan.Graph.InputShape ? "InputLength" : Literals.Of((int)plan.Graph.PreparedShape.Count);
        writer.Line("// Looks for the cause in the order of the data's way: input, parameters, layer by layer, and last the loss itself.");
        writer.Open($"private void ThrowForLoss(global::NetGen.Training.Sharding.Shard<{s}> shard, ref {s} input, int samples, double loss)");
        // The steps behind a shorter sequence are NaN, and looked at before the step.
        if (!plan.Graph.IsRagged)
            writer.Line("global::NetGen.Training.NonFiniteSearch.Inputs(StepCount, ref input, ref shard.Workspace.InputOffsets, "
                + $"samples, {length});");
        writer.Line($"global::NetGen.Training.NonFiniteSearch.Parameters<{s}>(StepCount, Summary, Parameters, gradients: false);");
        string[] locals = program.Capacity is null ? ["nint capacity = samples;"] : [];
        foreach (var line in locals)
            writer.Line(line);
        var rows = new Stretches("ThrowForRows", $"global::NetGen.Training.Sharding.Shard<{s}> shard, int samples", "shard, samples",
            CallText.MostCallsOf(program));
        foreach (var tensor in program.ReadableAtLoss)
        {
            var place = program.Places[tensor]!;
            rows.Add(plan.Graph.Tensors[tensor].Name,
                $"global::NetGen.Training.NonFiniteSearch.Rows<{s}>(StepCount, {Literals.Of(plan.Graph.Tensors[tensor].Name)}, shard.Workspace.Span.Slice({(program.Capacity is null ? $"(int)({CallText.OffsetOf(program, place)})" : CallText.OffsetOf(program, place))}), "
                + $"samples, {Literals.Of(place.Width)}, {Literals.Of(place.Stride)});");
        }
        rows.Print(writer);
        writer.Line("global::NetGen.Training.NonFinite.Throw(StepCount, \"loss\", \"value\", 0, loss);");
        writer.Close();
        writer.Line();
        rows.PrintMethods(writer, "private", locals);
        writer.Line("// A layer that saturates turns an infinite input into a finite output: only the gradients show it, and by then the batch is over.");
        writer.Open($"private void ThrowForGradients(global::NetGen.Data.Samples<{s}> inputs, global::System.ReadOnlySpan<int> rows, int count)");
        if (!plan.Graph.IsRagged)
        {
            writer.Line("var workspace = _shards.Main.Workspace;");
            writer.Open("for (var sample = 0; sample < count; sample++)");
            var located = PredictionSection.Locate(plan, "inputs", "rows", "sample", "1", isTraining: true);
            writer.Line($"ref var input = ref workspace.{located};");
            writer.Line($"global::NetGen.Training.NonFiniteSearch.Inputs(StepCount, ref input, ref workspace.InputOffsets, 1, {length});");
            writer.Close();
        }
        writer.Line($"global::NetGen.Training.NonFiniteSearch.Parameters<{s}>(StepCount, Summary, Parameters, gradients: false);");
        writer.Line($"global::NetGen.Training.NonFiniteSearch.Parameters<{s}>(StepCount, Summary, Gradients, gradients: true);");
        writer.Line("global::NetGen.Training.NonFinite.Throw(StepCount, \"optimizer\", \"step (gradient times learning rate)\", -1, double.PositiveInfinity);");
        writer.Close();
    }
}
