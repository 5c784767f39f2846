using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the trainer: gradients of a mini-batch, micro-batch by micro-batch, and the optimizer's pass over the
/// parameters.</summary>
internal static class TrainerSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        var (trainer, hyperparameters) = (members.Type("Trainer"), members.Type("Hyperparameters"));
        members.Summary($"Trains a {members.Surface.Name}: the gradients, the optimizer's state and a workspace. For one thread at a time; no step allocates.");
        members.Nested($"public sealed class {trainer} : global::NetGen.Training.ITrainer<{members.Surface.Scalar}>", nested =>
        {
            nested.Hidden(plan => PrintFields(writer, plan, nested.Class, plan.Graph.Scalar));
            PrintConstructor(writer, nested, trainer, hyperparameters);
            PrintProperties(writer, nested);
            if (nested.Surface.TakesLabels)
                PrintSteps(writer, nested, "int");
            if (nested.Surface.TakesTargets)
                PrintSteps(writer, nested, nested.Surface.Scalar);
            PrintBatchSteps(writer, nested);
            nested.Hidden(plan => PrintAccumulate(writer, plan, plan.Graph.Scalar, TargetOf(plan)));
            nested.Hidden(plan => PrintMicroBatch(writer, plan, plan.Graph.Scalar, TargetOf(plan)));
            PrintEvaluate(writer, nested);
            InspectSection.PrintTrainer(writer, nested, plan => PrintBatchGuards(writer, plan));
            UpdateSection.Print(writer, nested);
            if (nested.Surface.Averages)
                AveragingSection.PrintTrainer(writer, nested);
            PreparationSection.PrintTrainer(writer, nested);
            nested.Hidden(plan => NonFiniteSection.Print(writer, plan));
        });
    }

    private static void PrintFields(CodeWriter writer, Plan plan, string name, string s)
    {
        writer.Line($"private readonly {name} _network;");
        writer.Line("private readonly Hyperparameters _hyperparameters;");
        if (plan.Graph.Schedule is ReduceOnPlateau)
            PlateauSection.PrintField(writer);
        writer.Line($"private readonly global::NetGen.Training.Sharding.ShardedGradients<{s}, {TargetOf(plan)}> _shards;");
        if (plan.Graph.WeighedClasses > 0)
            writer.Line($"private readonly global::NetGen.Training.ClassWeights<{s}> _classWeights = new({(plan.Graph.Loss!.HasClassLabels ? Classes(plan) : Literals.Of(plan.Graph.WeighedClasses))});");
        PackingSection.PrintField(writer, plan);
        writer.Line("private ulong _seed;");
        if (plan.Training!.Capacity is null)
            writer.Line("private int _batch;");
        CarriedSection.PrintField(writer, plan);
        foreach (var field in StepScalars.Fields(plan.Graph.Optimizer!))
            writer.Line(field);
        writer.Line();
        var states = UpdateSection.TensorsOf(plan);
        if (states.Count == 0)
            return;
        writer.Line("// Made by the first step: a trainer that only evaluates needs none of them.");
        foreach (var state in states)
            writer.Line($"private NGNumerics.Arena<{s}>? _{state};");
        writer.Line();
    }

    private static void PrintConstructor(CodeWriter writer, MemberWriter members, string trainer, string hyperparameters)
    {
        members.Summary("A trainer of a network, at its first step.");
        members.Param("network", "The network that steps change.");
        members.Param("hyperparameters", "Numbers that replace declared ones; null for what is declared.");
        members.Param("seed", "Chooses the dropout masks and the augmentation. Null for 0 where the network is fresh, else for a "
            + "seed of its weights: a second trainer draws others than the first.");
        members.Throws("System.ArgumentOutOfRangeException", "A hyperparameter is outside its domain.");
        members.Block($"public {trainer}({members.Class} network, {hyperparameters}? hyperparameters = null, ulong? seed = null)", plan =>
        {
            writer.Line("_network = network ?? throw new global::System.ArgumentNullException(nameof(network));");
            writer.Line("_hyperparameters = hyperparameters ?? new Hyperparameters();");
            writer.Line("_hyperparameters.Validate();");
            VariantSection.PrintRequireDeclared(writer, members.Surface);
            writer.Line($"_seed = seed ?? global::NetGen.Training.TrainingLoop.SeedOf<{members.Surface.Scalar}>("
                + "0, network.netGenIsFresh, network.netGenParameters.Span);");
            writer.Line($"_shards = new(ParameterCount, {WorkspaceLength(plan)}, {Literals.Of(plan.MicroBatch)}, {Literals.Of(plan.LargestShards)}, RunMicroBatch{(plan.Training!.Capacity is null ? ", wholeBatch: true" : "")}{(plan.AddsOnce ? ", addsOnce: true" : "")});");
            writer.Line("LearningRate = _hyperparameters.LearningRate;");
        });
    }

    private static void PrintProperties(CodeWriter writer, MemberWriter members)
    {
        var s = members.Surface.Scalar;
        members.Inherited().Value("public global::NetGen.NetworkSummary Summary", _ => "NetGenSummary");
        members.Inherited().Value($"public global::System.Span<{s}> Parameters", _ => "_network.Parameters");
        members.Inherited().Value($"public global::System.Span<{s}> ParametersAndBuffers", _ => "_network.netGenParameters.Span");
        members.Inherited().Property("public global::NetGen.SampleNames Names", "_network.Names", "_network.Names = value");
        members.Summary("The gradient of the last mini-batch's mean loss, laid out as the network's Parameters.");
        members.Value($"public global::System.ReadOnlySpan<{s}> Gradients", _ => "_shards.Gradients.Span");
        members.Inherited().Auto("public double LearningRate", "get; set;");
        StateSection.Print(writer, members);
        CarriedSection.Print(writer, members);
        members.Inherited().Value("public int CorrectInLastStep", _ => "_shards.Correct");
        members.Inherited().Property("public int Threads", "_shards.Threads", "_shards.Threads = value");
        if (members.Surface.IsYesNo)
            members.Inherited().Value("public double Threshold", _ => "_network.netGenThreshold");
        if (members.Surface is { TakesLabels: true, MapsClasses: true })
            members.Inherited().Value("public int LabelsInLastStep", _ => "_classWeights.Labels");
        if (members.Surface.WeighsClasses)
            members.Inherited()
                .Property("public global::System.Collections.Generic.IReadOnlyList<double>? ClassWeights", "_classWeights.Values",
                    "_classWeights.Values = value");
        members.Inherited()
            .Value("public double ScheduledLearningRate(global::NetGen.Training.TrainingTime time)",
                plan => ScheduleText.RateAt(plan.Graph), isLong: true);
        if (members.Surface.WatchesEpochs)
            PlateauSection.PrintEndEpoch(writer, members);
    }

    /// <summary>The steps on spans of the user's, with a label for each sample or a target for each output.</summary>
    private static void PrintSteps(CodeWriter writer, MemberWriter members, string target)
    {
        var s = members.Surface.Scalar;
        var isClass = target == "int";
        var (argument, meaning) = !isClass ? ("targets", "Samples × OutputLength targets, row-major.")
            : ("labels",
                members.Surface.MapsClasses
                    ? "One class index for each position of each sample, in order; −1 for a position that does not count."
                    : "One class index a sample.");
        void Member(string member, string element, string summary, string returns, string body)
        {
            members.Summary(summary);
            members.Param("inputs", "Samples × InputLength values, row-major; any number of samples" + PredictionSection.Numbers(element));
            members.Param(argument, meaning);
            members.Returns(returns);
            PredictionSection.DocumentExceptions(members, "The spans are not of the same number of samples.");
            PredictionSection.DocumentTokens(members);
            if (isClass)
                members.Throws("NetGen.LabelOutOfRangeException", "A label is not a class of the network.");
            members.Throws("NetGen.NonFiniteValueException", "The loss or a gradient is not finite; the parameters are unchanged.");
            members.Block($"public {s} {member}(global::System.ReadOnlySpan<{element}> inputs, global::System.ReadOnlySpan<{target}> {argument})", plan =>
            {
                writer.Line($"var count = global::NetGen.Data.Guard.Rows(inputs.Length, InputLength, {argument}.Length, {Literals.Of(SummarySection.TargetLength(plan.Graph))}, {Literals.Of(plan.Graph.Name)});");
                if (element != "byte" && PredictionSection.SequenceGuard(plan, "inputs") is { } guard)
                    writer.Line(guard);
                if (plan.Graph.IsRagged && isClass && IsMap(plan))
                    writer.Line(NoLabelsBehind(plan, PredictionSection.Samples(element, s, "inputs"), "labels, default"));
                if (isClass)
                    writer.Line($"global::NetGen.Data.Guard.{(IsMap(plan) ? "LabelMaps" : "Labels")}(labels, {Positions(plan)}{Classes(plan)}, {Literals.Of(plan.Graph.Name)});");
                CarriedSection.PrintBegin(writer, plan, "count, default");
                writer.Lines(body.Replace("$args", $"{PredictionSection.Samples(element, s, "inputs")}, {argument}, default, count"));
            });
        }

        foreach (var element in PredictionSection.ElementsOf(members.Surface))
        {
            Member("Step", element, "One optimisation step on one mini-batch.",
                "The data term of the loss before the step, mean over the samples.",
                $"var loss = ({s})Accumulate($args, LargestStep);\nUpdate();\nreturn loss;");
        }
        Member("ComputeGradients", s, "The gradient of one mini-batch, without a step: it stands in Gradients.",
            "The data term of the loss, mean over the samples.",
            $"return ({s})Accumulate($args, 1);");
    }

    private static void PrintBatchSteps(CodeWriter writer, MemberWriter members)
    {
        void OnBatch(string member, string body) =>
            members.Inherited().Block($"public double {member}(in global::NetGen.Data.Batch<{members.Surface.Scalar}> batch)", plan =>
            {
                PrintBatchGuards(writer, plan);
                CarriedSection.PrintBegin(writer, plan, "batch.Rows.Length, batch.Begins");
                writer.Lines(body.Replace("$args", $"batch.Inputs, batch.{BatchTargets(plan)}, batch.Rows, batch.Rows.Length"));
            });

        OnBatch("Step", "var loss = Accumulate($args, LargestStep);\nUpdate();\nreturn loss;");
        OnBatch("ComputeGradients", "return Accumulate($args, 1);");
    }

    /// <summary>What a batch has for the loss.</summary>
    private static string BatchTargets(Plan plan) => plan.Graph.Loss!.HasClassLabels ? "Labels" : "Targets";

    private static void PrintBatchGuards(CodeWriter writer, Plan plan)
    {
        var name = Literals.Of(plan.Graph.Name);
        writer.Line($"global::NetGen.Data.Guard.RowIndices(batch.Rows, global::NetGen.Data.Guard.Rows(batch.Inputs.Length, InputLength, batch.{BatchTargets(plan)}.Length, {Literals.Of(SummarySection.TargetLength(plan.Graph))}, {name}), {name});");
        if (PredictionSection.SequenceGuard(plan, "batch.Inputs, batch.Rows") is { } guard)
            writer.Line(guard);
        if (plan.Graph.IsRagged && plan.Graph.Loss!.HasClassLabels && IsMap(plan))
            writer.Line(NoLabelsBehind(plan, "batch.Inputs", "batch.Labels, batch.Rows"));
        if (plan.Graph.Loss!.HasClassLabels)
            writer.Line($"global::NetGen.Data.Guard.{(IsMap(plan) ? "LabelMaps" : "Labels")}(batch.Labels, batch.Rows, {Positions(plan)}{Classes(plan)}, {name});");
    }

    private static string NoLabelsBehind(Plan plan, string samples, string labels) =>
        $"global::NetGen.Data.Guard.NoLabelsBehind({samples}, {labels}, {Positions(plan)}"
            + $"{Literals.Of((int)plan.Graph.InputShape.Count / plan.Graph.InputShape.Dimensions[0])}, {Literals.Of(plan.Graph.Name)});";

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
        var positions = plan.Graph.Loss!.HasClassLabels && IsMap(plan) ? ", " + Literals.Of(plan.Graph.OutputShape.Positions) : "";
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
        var withGradients = program.KernelCalls.Any(call => call.Operands.Any(operand => operand is GradientOperand));
        string[] locals = program.Capacity is null ? ["nint capacity = samples;"] : [];
        foreach (var line in locals)
            writer.Line(line);
        if (program.Capacity is null)
            writer.Line($"shard.Workspace.Reserve({Literals.Of(program.FixedLength)} + {Literals.Of(program.RowLength)} * samples, samples);");
        PrintLocals(writer, plan, isTraining: true, withGradients);
        var parameters =
            $"ref {s} input, ref nint inputOffsets, ref {s} workspace, ref {s} parameters, {PackingSection.Parameter(plan)}{(withGradients ? $"ref {s} gradients, " : "")}{CarriedSection.Parameters(plan)}int start, int samples";
        var arguments =
            $"ref input, ref inputOffsets, ref workspace, ref parameters, {PackingSection.Argument(plan)}{(withGradients ? "ref gradients, " : "")}{CarriedSection.Arguments(plan)}start, samples";
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
        writer.Line(TargetSection.Located(plan));
        writer.Line("ref var targetOffsets = ref shard.Workspace.TargetOffsets;");
        writer.Line("ref var workspace = ref shard.Workspace.Values;");
        writer.Line("ref var parameters = ref _network.netGenParameters.Origin;");
        PackingSection.PrintLocal(writer, plan);
        if (withGradients)
            writer.Line("ref var gradients = ref shard.Gradients.Origin;");
        if (isTraining)
            CarriedSection.PrintLocals(writer, plan);
        if (plan.Graph.WeighedClasses > 0)
            writer.Line($"ref var classWeights = ref _classWeights.{(isTraining ? "Origin" : "Ones")};");
        if (plan.Graph.Loss is { HasClassLabels: true })
            writer.Line("ref var correct = ref shard.Correct;");
    }

    private static void PrintEvaluate(CodeWriter writer, MemberWriter members)
    {
        var s = members.Surface.Scalar;
        members.Inherited()
            .Block($"public double Evaluate(in global::NetGen.Data.Batch<{s}> batch, global::System.Span<{s}> outputs)", plan =>
        {
            PrintBatchGuards(writer, plan);
            writer.Line("var count = batch.Rows.Length;");
            writer.Line($"global::NetGen.Data.Guard.Length(outputs.Length, count * OutputLength, {Literals.Of(plan.Graph.Name)}, \"outputs\");");
            writer.Line("var shard = _shards.Main;");
            writer.Line("var sum = 0.0;");
            PackingSection.PrintCall(writer, plan, isTraining: false);
            writer.Open($"for (var start = 0; start < count; start += {Literals.Of(plan.MicroBatch)})");
            writer.Line($"var samples = global::System.Math.Min({Literals.Of(plan.MicroBatch)}, count - start);");
            writer.Line($"sum += EvaluateMicroBatch(shard, batch.Inputs, batch.{BatchTargets(plan)}, batch.Rows, start, samples);");
            writer.Line(PredictionSection.CopyOut(plan, plan.Evaluation!, "samples",
                "outputs.Slice(start * OutputLength, samples * OutputLength)").Replace("workspace.Values", "shard.Workspace.Values"));
            TargetSection.PrintRestore(writer, plan, "_network.", "outputs.Slice(start * OutputLength, samples * OutputLength)");
            writer.Close();
            writer.Line("return sum;");
        });
        members.Hidden(plan => PrintEvaluation(writer, plan, s, TargetOf(plan)));
    }

    private static void PrintEvaluation(CodeWriter writer, Plan plan, string s, string target)
    {
        var program = plan.Evaluation!;
        writer.Line("// Prediction and loss of a micro-batch; the loss kernel's gradient goes to waste.");
        writer.Open($"private double EvaluateMicroBatch(global::NetGen.Training.Sharding.Shard<{s}> shard, global::NetGen.Data.Samples<{s}> inputs, global::System.ReadOnlySpan<{target}> userTargets, global::System.ReadOnlySpan<int> rows, int start, int samples)");
        PrintLocals(writer, plan, isTraining: false, withGradients: false);
        writer.Line($"const {s} scale = 1;");
        // The head whose outputs are handed out may stand behind the loss, which includes it.
        var forward = CallText.StretchOf(
            plan, program, program.Calls.Where((_, i) => i < program.LossCall), "EvaluateForward",
            $"ref {s} input, ref nint inputOffsets, ref {s} workspace, ref {s} parameters, {PackingSection.Parameter(plan)}int samples",
            $"ref input, ref inputOffsets, ref workspace, ref parameters, {PackingSection.Argument(plan)}samples");
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

    /// <summary>Whether each position of a sample has a label.</summary>
    private static bool IsMap(Plan plan) => plan.Graph.OutputShape.Positions > 1;

    private static string Positions(Plan plan) => IsMap(plan) ? Literals.Of(plan.Graph.OutputShape.Positions) + ", " : "";

    private static string Classes(Plan plan) => IsMap(plan) ? Literals.Of(plan.Graph.OutputShape.Width) : "OutputLength";

    private static string TargetOf(Plan plan) => plan.Graph.Loss!.HasClassLabels ? "int" : plan.Graph.Scalar;
}
