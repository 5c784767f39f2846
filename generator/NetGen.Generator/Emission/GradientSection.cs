using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the gradient of a batch: forward, loss and backward, micro-batch by micro-batch, on one thread or several.</summary>
internal static class GradientSection
{
    public static void Print(CodeWriter writer, Plan plan, string s, string target)
    {
        PrintLargestStep(writer, plan, s);
        writer.Line();
        writer.Line(plan.Training!.Capacity is null
            ? "// The gradient of the mean loss over a batch of any size, worked through at once: "
                + "batch normalisation needs the statistics of all samples."
            : "// The gradient of the mean loss over a batch of any size.");
        writer.Open($"private double Accumulate(global::NetGen.Data.Samples<{s}> inputs, global::System.ReadOnlySpan<{target}> targets, "
            + $"global::System.ReadOnlySpan<int> rows, int count, {s} factor)");
        if (plan.Folding is not null)
            writer.Line("_network.netGenPreparation.RequireUnfolded();");
        if (plan.Training.Capacity is null)
        {
            BatchStatisticsSection.PrintGuards(writer, plan);
            writer.Line("_batch = count;");
        }
        var positions = plan.Graph.Loss!.HasClassLabels && TargetText.IsMap(plan)
            ? ", " + Literals.Of(plan.Graph.OutputShape.Positions)
            : "";
        var total = plan.Graph.WeighedClasses > 0 ? $"_classWeights.Total(targets, rows, count{positions})" : "(double)count";
        writer.Line($"var total = {total};");
        PackingSection.PrintCall(writer, plan, isTraining: true);
        writer.Line($"var sum = _shards.Run(inputs, targets, rows, count, ({s})(1.0 / total));");
        writer.Line("if (!NGNumerics.Finite.All(Gradients, factor))");
        writer.Line("    ThrowForGradients(inputs, rows, count);");
        writer.Line("return sum / total;");
        writer.Close();
        writer.Line();
        PackingSection.PrintMethod(writer, plan);
        PrintMicroBatch(writer, plan, s, target);
    }

    private static void PrintLargestStep(CodeWriter writer, Plan plan, string s)
    {
        var isClipped = plan.Graph.Clipping is not { Norm: null, Value: null };
        var factor = plan.Updates.Select(range => range.RateFactor).Append(1).Max();
        writer.Line(isClipped
            ? "// Gradients times this must be finite: clipping takes care of large ones."
            : "// Gradients times this must be finite, with room for momentum: then no step can push a sound weight over the edge.");
        writer.Line($"private {s} LargestStep => {(isClipped ? "1" : $"({s})({Literals.Of(8 * factor, "double")} * LearningRate)")};");
    }

    private static void PrintMicroBatch(CodeWriter writer, Plan plan, string s, string target)
    {
        var program = plan.Training!;
        writer.Line("// Forward, loss and backward of a micro-batch; the gradients are added to the shard's. "
            + "Several threads run it, each on a shard of its own.");
        writer.Open($"private double RunMicroBatch({MicroBatchParameters(s, target)}, {s} scale)");
        var withGradients = program.KernelCalls.Any(call => call.Operands.Any(operand => operand is GradientOperand));
        string[] locals = program.Capacity is null ? ["nint capacity = samples;"] : [];
        foreach (var line in locals)
            writer.Line(line);
        if (program.Capacity is null)
        {
            writer.Line($"shard.Workspace.Reserve({Literals.Of(program.FixedLength)} + "
                + $"{Literals.Of(program.RowLength)} * samples, samples);");
        }
        PrintLocals(writer, plan, isTraining: true, withGradients);
        var parameters =
            $"ref {s} input, ref nint inputOffsets, ref {s} workspace, ref {s} parameters, "
            + $"{PackingSection.Parameter(plan, isTraining: true)}{(withGradients ? $"ref {s} gradients, " : "")}"
            + $"{CarriedSection.Parameters(plan)}int start, int samples";
        var arguments =
            $"ref input, ref inputOffsets, ref workspace, ref parameters, {PackingSection.Argument(plan, isTraining: true)}"
            + $"{(withGradients ? "ref gradients, " : "")}{CarriedSection.Arguments(plan)}start, samples";
        var forward = CallText.StretchOf(plan, program, program.Calls.Take(program.LossCall), "RunForward", parameters, arguments);
        var backward = CallText.StretchOf(plan, program, program.Calls.Skip(program.LossCall + 1), "RunBackward", parameters, arguments);
        forward.Print(writer);
        writer.Line();
        CallText.Print(writer, plan, program, program.Calls[program.LossCall]);
        writer.Line("if (!double.IsFinite(loss))");
        writer.Line("    ThrowForLoss(shard, ref input, samples, loss);");
        backward.Print(writer);
        writer.Line("return loss;");
        writer.Close();
        writer.Line();
        forward.PrintMethods(writer, "private", locals);
        backward.PrintMethods(writer, "private", locals);
    }

    public static void PrintLocals(CodeWriter writer, Plan plan, bool isTraining, bool withGradients)
    {
        var located = PredictionSection.Locate(plan, "inputs", "rows", "start", "samples", isTraining: true, augments: isTraining);
        writer.Line($"ref var input = ref shard.Workspace.{located};");
        writer.Line("ref var inputOffsets = ref shard.Workspace.InputOffsets;");
        writer.Line(TargetSection.Located(plan));
        writer.Line("ref var targetOffsets = ref shard.Workspace.TargetOffsets;");
        writer.Line("ref var workspace = ref shard.Workspace.Values;");
        writer.Line("ref var parameters = ref _network.netGenParameters.Origin;");
        PackingSection.PrintLocal(writer, plan, isTraining);
        if (withGradients)
            writer.Line("ref var gradients = ref shard.Gradients.Origin;");
        if (isTraining)
            CarriedSection.PrintLocals(writer, plan);
        if (plan.Graph.WeighedClasses > 0)
            writer.Line($"ref var classWeights = ref _classWeights.{(isTraining ? "Origin" : "Ones")};");
        if (plan.Graph.Loss is { HasClassLabels: true })
            writer.Line("ref var correct = ref shard.Correct;");
    }

    /// <summary>The parameters of what works through a micro-batch, up to its samples.</summary>
    public static string MicroBatchParameters(string scalar, string target) =>
        $"global::NetGen.Training.Sharding.Shard<{scalar}> shard, global::NetGen.Data.Samples<{scalar}> inputs, "
            + $"global::System.ReadOnlySpan<{target}> userTargets, global::System.ReadOnlySpan<int> rows, int start, int samples";
}
