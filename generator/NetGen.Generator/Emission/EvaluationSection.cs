using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints prediction and loss of a batch whose answers are known.</summary>
internal static class EvaluationSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        var s = members.Surface.Scalar;
        members.Inherited()
            .Block($"public double Evaluate(in global::NetGen.Data.Batch<{s}> batch, global::System.Span<{s}> outputs)", plan =>
        {
            BatchGuards.Print(writer, plan);
            writer.Line("var count = batch.Rows.Length;");
            writer.Line("global::NetGen.Data.Guard.Length(outputs.Length, count * OutputLength, "
                + $"{Literals.Of(plan.Graph.Name)}, \"outputs\");");
            writer.Line($"global::NetGen.Data.Guard.Apart<{s}>(batch, outputs, {Literals.Of(plan.Graph.Name)});");
            writer.Line("var shard = _shards.Main;");
            writer.Line("var sum = 0.0;");
            PackingSection.PrintCall(writer, plan, isTraining: false);
            writer.Open($"for (var start = 0; start < count; start += {Literals.Of(plan.MicroBatch)})");
            writer.Line($"var samples = global::System.Math.Min({Literals.Of(plan.MicroBatch)}, count - start);");
            writer.Line($"sum += EvaluateMicroBatch(shard, batch.Inputs, batch.{TargetText.InBatch(plan)}, batch.Rows, start, samples);");
            writer.Line(PredictionSection.CopyOut(plan, plan.Evaluation!, "samples",
                "outputs.Slice(start * OutputLength, samples * OutputLength)").Replace("workspace.Values", "shard.Workspace.Values"));
            TargetSection.PrintRestore(writer, plan, "_network.", "outputs.Slice(start * OutputLength, samples * OutputLength)");
            writer.Close();
            writer.Line("return sum;");
        });
        members.Hidden(plan => PrintEvaluation(writer, plan, s, TargetText.ElementOf(plan)));
    }

    private static void PrintEvaluation(CodeWriter writer, Plan plan, string s, string target)
    {
        var program = plan.Evaluation!;
        writer.Line("// Prediction and loss of a micro-batch; the loss kernel's gradient goes to waste.");
        writer.Open($"private double EvaluateMicroBatch({GradientSection.MicroBatchParameters(s, target)})");
        GradientSection.PrintLocals(writer, plan, isTraining: false, withGradients: false);
        writer.Line($"const {s} scale = 1;");
        // The head whose outputs are handed out may stand behind the loss, which includes it.
        var forward = CallText.StretchOf(
            plan, program, program.Calls.Where((_, i) => i < program.LossCall), "EvaluateForward",
            $"ref {s} input, ref nint inputOffsets, ref {s} workspace, ref {s} parameters, "
                + $"{PackingSection.Parameter(plan, isTraining: false)}int samples",
            $"ref input, ref inputOffsets, ref workspace, ref parameters, {PackingSection.Argument(plan, isTraining: false)}samples");
        forward.Print(writer);
        foreach (var call in program.Calls.Skip(program.LossCall))
        {
            writer.Line();
            CallText.Print(writer, plan, program, call);
        }
        writer.Line("return loss;");
        writer.Close();
        writer.Line();
        forward.PrintMethods(writer, "private static");
    }
}
