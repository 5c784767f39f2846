using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the trainer: gradients of a mini-batch, micro-batch by micro-batch, and the optimizer's pass over the parameters.</summary>
internal static class TrainerSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        var graph = plan.Graph;
        var (name, s) = (Identifiers.OfType(graph.Name), graph.Scalar);
        var target = TargetOf(plan);
        writer.Summary($"Trains a {graph.Name}: the gradients, the optimizer's state and a workspace. For one thread at a time; no step allocates.");
        writer.Open($"public sealed class Trainer : global::NetGen.Training.ITrainer<{s}>");
        PrintFields(writer, plan, name, s);
        PrintConstructor(writer, plan, name);
        PrintProperties(writer, plan, name, s);
        PrintStep(writer, plan, s, target);
        PrintAccumulate(writer, plan, s, target);
        PrintMicroBatch(writer, plan, s, target);
        PrintEvaluate(writer, plan, s, target);
        InspectSection.PrintTrainer(writer, plan, () => PrintBatchGuards(writer, plan, target == "int" && plan.Graph.Loss!.HasClassLabels));
        UpdateSection.Print(writer, plan);
        if (graph.AverageDecay is not null)
            AveragingSection.PrintTrainer(writer, plan);
        PreparationSection.PrintTrainer(writer, plan);
        NonFiniteSection.Print(writer, plan);
        writer.Close();
    }

    private static void PrintFields(CodeWriter writer, Plan plan, string name, string s)
    {
        writer.Line($"private readonly {name} _network;");
        writer.Line("private readonly Hyperparameters _hyperparameters;");
        if (plan.Graph.Schedule is ReduceOnPlateau)
            PlateauSection.PrintField(writer);
        writer.Line($"private readonly global::NetGen.Training.Sharding.ShardedGradients<{s}, {TargetOf(plan)}> _shards;");
        if (plan.Graph.Loss!.HasClassLabels)
            writer.Line($"private readonly global::NetGen.Training.ClassWeights<{s}> _classWeights = new(OutputLength);");
        writer.Line("private ulong _seed;");
        if (plan.Training!.Capacity is null)
            writer.Line("private int _batch;");
        foreach (var field in StepScalars.Fields(plan.Graph.Optimizer!))
            writer.Line(field);
        writer.Line();
        var states = plan.Kernels.OfType<UpdateKernel>().Single().State;
        if (states.Count == 0)
            return;
        writer.Line("// Made by the first step: a trainer that only evaluates needs none of them.");
        foreach (var state in states)
            writer.Line($"private NGNumerics.Arena<{s}>? _{state};");
        writer.Line();
    }

    private static void PrintConstructor(CodeWriter writer, Plan plan, string name)
    {
        writer.Summary("A trainer of a network, at its first step.");
        writer.Param("network", "The network that steps change.");
        writer.Param("hyperparameters", "Numbers that replace declared ones; null for what is declared.");
        writer.Param("seed", "Chooses the dropout masks and the augmentation.");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A hyperparameter is outside its domain.</exception>");
        writer.Open($"public Trainer({name} network, Hyperparameters? hyperparameters = null, ulong seed = 0)");
        writer.Line("_network = network ?? throw new global::System.ArgumentNullException(nameof(network));");
        writer.Line("_hyperparameters = hyperparameters ?? new Hyperparameters();");
        writer.Line("_hyperparameters.Validate();");
        writer.Line("_seed = seed;");
        writer.Line($"_shards = new(ParameterCount, {WorkspaceLength(plan)}, {Literals.Of(plan.MicroBatch)}, {Literals.Of(plan.LargestShards)}, RunMicroBatch{(plan.Training!.Capacity is null ? ", wholeBatch: true" : "")});");
        writer.Line("LearningRate = _hyperparameters.LearningRate;");
        writer.Close();
        writer.Line();
    }

    private static void PrintProperties(CodeWriter writer, Plan plan, string name, string s)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public global::NetGen.NetworkSummary Summary => NetGenSummary;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public global::System.Span<{s}> Parameters => _network.Parameters;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public global::System.Span<{s}> ParametersAndBuffers => _network.netGenParameters.Span;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public global::NetGen.SampleNames Names { get => _network.Names; set => _network.Names = value; }");
        writer.Line();
        writer.Summary("The gradient of the last mini-batch's mean loss, laid out as the network's Parameters.");
        writer.Line($"public global::System.ReadOnlySpan<{s}> Gradients => _shards.Gradients.Span;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public double LearningRate { get; set; }");
        writer.Line();
        StateSection.Print(writer, plan);
        writer.Line("/// <inheritdoc/>");
        writer.Line("public int CorrectInLastStep => _shards.Correct;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public int Threads { get => _shards.Threads; set => _shards.Threads = value; }");
        writer.Line();
        if (plan.Graph.Loss!.HasClassLabels)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line("public global::System.Collections.Generic.IReadOnlyList<double>? ClassWeights { get => _classWeights.Values; set => _classWeights.Values = value; }");
            writer.Line();
        }
        writer.Line("/// <inheritdoc/>");
        writer.Line("public double ScheduledLearningRate(global::NetGen.Training.TrainingTime time) =>");
        writer.Line("    " + ScheduleText.RateAt(plan.Graph) + ";");
        writer.Line();
        if (plan.Graph.Schedule is ReduceOnPlateau plateau)
            PlateauSection.PrintEndEpoch(writer, plateau);
    }

    private static void PrintStep(CodeWriter writer, Plan plan, string s, string target)
    {
        var isClass = target == "int" && plan.Graph.Loss!.HasClassLabels;
        var (argument, meaning) = isClass ? ("labels", "One class index a sample.") : ("targets", "Samples × OutputLength targets, row-major.");
        void Signature(string member, string element, string summary, string returns, string body)
        {
            writer.Summary(summary);
            writer.Param("inputs", "Samples × InputLength values, row-major; any number of samples" + PredictionSection.Numbers(element));
            writer.Param(argument, meaning);
            writer.Returns(returns);
            PredictionSection.PrintExceptions(writer, plan, "The spans are not of the same number of samples.");
            if (isClass)
                writer.Line("/// <exception cref=\"global::NetGen.LabelOutOfRangeException\">A label is not a class of the network.</exception>");
            writer.Line("/// <exception cref=\"global::NetGen.NonFiniteValueException\">The loss or a gradient is not finite; the parameters are unchanged.</exception>");
            writer.Open($"public {s} {member}(global::System.ReadOnlySpan<{element}> inputs, global::System.ReadOnlySpan<{target}> {argument})");
            writer.Line($"var count = global::NetGen.Data.Guard.Rows(inputs.Length, InputLength, {argument}.Length, {Literals.Of(SummarySection.TargetLength(plan.Graph))}, {Literals.Of(plan.Graph.Name)});");
            if (isClass)
                writer.Line($"global::NetGen.Data.Guard.Labels(labels, OutputLength, {Literals.Of(plan.Graph.Name)});");
            writer.Lines(body.Replace("$args", $"{PredictionSection.Samples(element, s, "inputs")}, {argument}, default, count"));
            writer.Close();
            writer.Line();
        }

        foreach (var element in new[] { s, "byte" })
        {
            Signature("Step", element, "One optimisation step on one mini-batch.", "The data term of the loss before the step, mean over the samples.",
                $"var loss = ({s})Accumulate($args, LargestStep);\nUpdate();\nreturn loss;");
        }
        Signature("ComputeGradients", s, "The gradient of one mini-batch, without a step: it stands in Gradients.", "The data term of the loss, mean over the samples.",
            $"return ({s})Accumulate($args, 1);");

        void OnBatch(string member, string body)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Open($"public double {member}(in global::NetGen.Data.Batch<{s}> batch)");
            PrintBatchGuards(writer, plan, isClass);
            writer.Lines(body.Replace("$args", $"batch.Inputs, {(isClass ? "batch.Labels" : "batch.Targets")}, batch.Rows, batch.Rows.Length"));
            writer.Close();
            writer.Line();
        }

        OnBatch("Step", "var loss = Accumulate($args, LargestStep);\nUpdate();\nreturn loss;");
        OnBatch("ComputeGradients", "return Accumulate($args, 1);");
    }

    private static void PrintBatchGuards(CodeWriter writer, Plan plan, bool isClass)
    {
        var name = Literals.Of(plan.Graph.Name);
        writer.Line($"global::NetGen.Data.Guard.RowIndices(batch.Rows, global::NetGen.Data.Guard.Rows(batch.Inputs.Length, InputLength, {(isClass ? "batch.Labels" : "batch.Targets")}.Length, {Literals.Of(SummarySection.TargetLength(plan.Graph))}, {name}), {name});");
        if (isClass)
            writer.Line($"global::NetGen.Data.Guard.Labels(batch.Labels, batch.Rows, OutputLength, {name});");
    }

    private static void PrintAccumulate(CodeWriter writer, Plan plan, string s, string target)
    {
        PrintLargestStep(writer, plan, s);
        writer.Line();
        writer.Line(plan.Training!.Capacity is null
            ? "// The gradient of the mean loss over a batch of any size, worked through at once: batch normalisation needs the statistics of all samples."
            : "// The gradient of the mean loss over a batch of any size.");
        writer.Open($"private double Accumulate(global::NetGen.Data.Samples<{s}> inputs, global::System.ReadOnlySpan<{target}> targets, global::System.ReadOnlySpan<int> rows, int count, {s} factor)");
        if (plan.Folding is not null)
            writer.Line("_network.netGenPreparation.RequireUnfolded();");
        if (plan.Training.Capacity is null)
        {
            BatchStatisticsSection.PrintGuards(writer, plan);
            writer.Line("_batch = count;");
        }
        var total = plan.Graph.Loss!.HasClassLabels ? "_classWeights.Total(targets, rows, count)" : "(double)count";
        writer.Line($"var total = {total};");
        writer.Line($"var sum = _shards.Run(inputs, targets, rows, count, ({s})(1.0 / total));");
        writer.Line("if (!NGNumerics.Finite.All(Gradients, factor))");
        writer.Line("    ThrowForGradients(inputs, rows, count);");
        writer.Line("return sum / total;");
        writer.Close();
        writer.Line();
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
        writer.Line("// Forward, loss and backward of a micro-batch; the gradients are added to the shard's. Several threads run it, each on a shard of its own.");
        writer.Open($"private double RunMicroBatch(global::NetGen.Training.Sharding.Shard<{s}> shard, global::NetGen.Data.Samples<{s}> inputs, global::System.ReadOnlySpan<{target}> userTargets, global::System.ReadOnlySpan<int> rows, int start, int samples, {s} scale)");
        var withGradients = program.Calls.Any(call => call.Operands.Any(operand => operand is GradientOperand));
        string[] locals = program.Capacity is null ? ["nint capacity = samples;"] : [];
        foreach (var line in locals)
            writer.Line(line);
        if (program.Capacity is null)
            writer.Line($"shard.Workspace.Reserve({Literals.Of(program.FixedLength)} + {Literals.Of(program.RowLength)} * samples, samples);");
        PrintLocals(writer, plan, isTraining: true, withGradients);
        var parameters = $"ref {s} input, ref nint inputOffsets, ref {s} workspace, ref {s} parameters, {(withGradients ? $"ref {s} gradients, " : "")}int start, int samples";
        var arguments = $"ref input, ref inputOffsets, ref workspace, ref parameters, {(withGradients ? "ref gradients, " : "")}start, samples";
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

    private static void PrintLocals(CodeWriter writer, Plan plan, bool isTraining, bool withGradients)
    {
        writer.Line($"ref var input = ref shard.Workspace.{PredictionSection.Locate(plan, "inputs", "rows", "start", "samples", isTraining: true, augments: isTraining)};");
        writer.Line("ref var inputOffsets = ref shard.Workspace.InputOffsets;");
        writer.Line("ref var targets = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(userTargets);");
        writer.Line("ref var targetOffsets = ref shard.Workspace.TargetOffsets;");
        writer.Line("ref var workspace = ref shard.Workspace.Values;");
        writer.Line("ref var parameters = ref _network.netGenParameters.Origin;");
        if (withGradients)
            writer.Line("ref var gradients = ref shard.Gradients.Origin;");
        if (plan.Graph.Loss is { HasClassLabels: true })
        {
            writer.Line($"ref var classWeights = ref _classWeights.{(isTraining ? "Origin" : "Ones")};");
            writer.Line("ref var correct = ref shard.Correct;");
        }
    }

    private static void PrintEvaluate(CodeWriter writer, Plan plan, string s, string target)
    {
        var program = plan.Evaluation!;
        var isClass = plan.Graph.Loss!.HasClassLabels;
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public double Evaluate(in global::NetGen.Data.Batch<{s}> batch, global::System.Span<{s}> outputs)");
        PrintBatchGuards(writer, plan, isClass);
        writer.Line("var count = batch.Rows.Length;");
        writer.Line($"global::NetGen.Data.Guard.Length(outputs.Length, count * OutputLength, {Literals.Of(plan.Graph.Name)}, \"outputs\");");
        writer.Line("var shard = _shards.Main;");
        writer.Line("var sum = 0.0;");
        writer.Open($"for (var start = 0; start < count; start += {Literals.Of(plan.MicroBatch)})");
        writer.Line($"var samples = global::System.Math.Min({Literals.Of(plan.MicroBatch)}, count - start);");
        writer.Line($"sum += EvaluateMicroBatch(shard, batch.Inputs, {(isClass ? "batch.Labels" : "batch.Targets")}, batch.Rows, start, samples);");
        writer.Line(PredictionSection.CopyOut(plan, program, "samples", "outputs.Slice(start * OutputLength, samples * OutputLength)").Replace("workspace.Values", "shard.Workspace.Values"));
        writer.Close();
        writer.Line("return sum;");
        writer.Close();
        writer.Line();

        writer.Line("// Prediction and loss of a micro-batch; the loss kernel's gradient goes to waste.");
        writer.Open($"private double EvaluateMicroBatch(global::NetGen.Training.Sharding.Shard<{s}> shard, global::NetGen.Data.Samples<{s}> inputs, global::System.ReadOnlySpan<{target}> userTargets, global::System.ReadOnlySpan<int> rows, int start, int samples)");
        PrintLocals(writer, plan, isTraining: false, withGradients: false);
        writer.Line($"const {s} scale = 1;");
        // The head whose outputs are handed out may stand behind the loss, which includes it.
        var forward = CallText.StretchOf(
            plan, program, program.Calls.Where((_, i) => i < program.LossCall), "EvaluateForward", $"ref {s} input, ref nint inputOffsets, ref {s} workspace, ref {s} parameters, int samples",
            "ref input, ref inputOffsets, ref workspace, ref parameters, samples");
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

    /// <summary>Elements of a thread's workspace; training on whole batches makes its own room.</summary>
    private static string WorkspaceLength(Plan plan) =>
        Literals.Of(checked((int)(plan.Training!.Capacity is null ? plan.Evaluation!.LengthFor(plan.MicroBatch) : plan.TrainingLength)));

    private static string TargetOf(Plan plan) => plan.Graph.Loss!.HasClassLabels ? "int" : plan.Graph.Scalar;
}
