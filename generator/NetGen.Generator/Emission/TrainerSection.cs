using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the trainer: its fields, constructor and properties; steps, gradients, evaluation and updates have sections of their own.
/// </summary>
internal static class TrainerSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        var (trainer, hyperparameters) = (members.Type("Trainer"), members.Type("Hyperparameters"));
        members.Summary($"Trains a {members.Surface.Name}: the gradients, the optimizer's state and a workspace. "
            + "For one thread at a time; no step allocates.");
        members.Nested($"public sealed class {trainer} : global::NetGen.Training.ITrainer<{members.Surface.Scalar}>", nested =>
        {
            nested.Hidden(plan => PrintFields(writer, plan, nested.Class, plan.Graph.Scalar));
            PrintConstructor(writer, nested, trainer, hyperparameters);
            PrintProperties(writer, nested);
            if (nested.Surface.TakesLabels)
                StepSection.Print(writer, nested, "int");
            if (nested.Surface.TakesTargets)
                StepSection.Print(writer, nested, nested.Surface.Scalar);
            StepSection.PrintOnBatches(writer, nested);
            nested.Hidden(plan => GradientSection.Print(writer, plan, plan.Graph.Scalar, TargetText.ElementOf(plan)));
            EvaluationSection.Print(writer, nested);
            InspectSection.PrintTrainer(writer, nested, plan => BatchGuards.Print(writer, plan));
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
        writer.Line($"private readonly global::NetGen.Training.Sharding.ShardedGradients<{s}, {TargetText.ElementOf(plan)}> _shards;");
        if (plan.Graph.WeighedClasses > 0)
        {
            var classes = plan.Graph.Loss!.HasClassLabels ? TargetText.Classes(plan) : Literals.Of(plan.Graph.WeighedClasses);
            writer.Line($"private readonly global::NetGen.Training.ClassWeights<{s}> _classWeights = new({classes});");
        }
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
        members.Param("seed", "Chooses the dropout masks, the augmentation and, with FitOptions.Seed, the order. "
            + "Null for 0 where the network is fresh, else for a seed of its weights: a second trainer draws others than the first.");
        members.Throws("System.ArgumentOutOfRangeException", "A hyperparameter is outside its domain.");
        members.Block($"public {trainer}({members.Class} network, {hyperparameters}? hyperparameters = null, ulong? seed = null)", plan =>
        {
            writer.Line("_network = network ?? throw new global::System.ArgumentNullException(nameof(network));");
            writer.Line("_hyperparameters = hyperparameters ?? new Hyperparameters();");
            writer.Line("_hyperparameters.Validate();");
            VariantSection.PrintRequireDeclared(writer, members.Surface);
            writer.Line($"_seed = seed ?? global::NetGen.Training.TrainingLoop.SeedOf<{members.Surface.Scalar}>("
                + "0, network.netGenIsFresh, network.netGenParameters.Span);");
            writer.Line($"_shards = new(ParameterCount, {WorkspaceLength(plan)}, "
                + $"{Literals.Of(plan.MicroBatch)}, {Literals.Of(plan.LargestShards)}, "
                + $"RunMicroBatch{(plan.Training!.Capacity is null ? ", wholeBatch: true" : "")}"
                + $"{(plan.AddsOnce ? ", addsOnce: true" : "")});");
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

    /// <summary>Elements of a thread's workspace; training on whole batches makes its own room.</summary>
    private static string WorkspaceLength(Plan plan) =>
        Literals.Of(checked((int)(plan.Training!.Capacity is null ? plan.Evaluation!.LengthFor(plan.MicroBatch) : plan.TrainingLength)));
}
