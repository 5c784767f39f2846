using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>What was compiled, for readers: the layer table and the plan, as comment lines and as the class's documentation.</summary>
internal static class HeaderText
{
    /// <summary>The generator's version, as it stands in the files.</summary>
    public static readonly string Version = typeof(HeaderText).Assembly.GetName().Version.ToString(3);

    public static IEnumerable<string> Of(Plan plan, IReadOnlyList<string> table)
    {
        yield return $"{plan.Graph.Name}, compiled by NetGen {Version}.";
        yield return "";
        foreach (var line in table)
            yield return line;
        foreach (var line in ColumnTable.Lines(plan.Graph))
            yield return line;
        yield return "";
        foreach (var line in PlanLines(plan))
            yield return line;
    }

    public static void PrintDocumentation(CodeWriter writer, Plan plan, IReadOnlyList<string> table)
    {
        var graph = plan.Graph;
        writer.Summary($"A network from {graph.InputShape} to {graph.OutputShape}, {Number(plan.ParameterCount)} parameters, compiled by NetGen.");
        writer.Line("/// <remarks>");
        writer.Line("/// <code>");
        foreach (var line in table)
            writer.Line(("/// " + CodeWriter.Escape(line)).TrimEnd());
        foreach (var line in ColumnTable.Lines(graph))
            writer.Line(("/// " + CodeWriter.Escape(line)).TrimEnd());
        writer.Line("/// </code>");
        writer.Line("/// Predicting is thread-safe; training (a <c>Trainer</c>, <c>Fit</c>, writing to <c>Parameters</c>) is for one thread at a time and not while others predict.");
        if (graph.StreamObstacle is { } obstacle)
            writer.Line($"/// It has no <c>State</c> and no <c>Next</c>: {CodeWriter.Escape($"{obstacle.Layer} {obstacle.Reason}")}.");
        writer.Line("/// </remarks>");
    }

    private static IEnumerable<string> PlanLines(Plan plan)
    {
        var graph = plan.Graph;
        if (graph.Loss is not null)
            yield return $"Loss       {LossText(graph.Loss)}";
        if (graph.Targets is not null)
            yield return $"Targets    {graph.Targets.Description}; predictions are in the targets' own unit";
        if (graph.Optimizer is not null)
            yield return $"Optimizer  {OptimizerText(graph.Optimizer)}";
        if (graph.CanTrain && ScheduleText.Describe(graph) is { } schedule)
            yield return $"Schedule   {schedule}";
        if (graph.CanTrain && StepText(graph) is { Length: > 0 } step)
            yield return $"Step       {step}";
        yield return $"Memory     micro-batches of {Number(plan.MicroBatch)} samples; workspace for prediction {Bytes(plan, plan.Prediction.LengthFor(plan.MicroBatch))}"
            + (plan.Training is { } training
                ? $", for training {(training.Capacity is null ? $"on whole batches, of {Number(plan.StepSamples)}: " : "")}{Bytes(plan, training.LengthFor(plan.StepSamples))} ({Bytes(plan, training.NaiveLengthFor(plan.StepSamples))} without sharing)"
                : "");
        if (plan.Streaming is { } stream)
            yield return $"State      {Bytes(plan, stream.LengthFor(1))}, of which {Bytes(plan, graph.Stream!.Carried.Sum(carried => carried.Shape.Count))} go from step to step";
        yield return $"Work       {Number(plan.FlopsPerPrediction)} FLOP a prediction" + (plan.Training is null
            ? ""
            : $", {Number(plan.FlopsPerTrainingSample)} a training sample");
        yield return "";
        yield return $"Predict runs, on vectors of {Number(plan.VectorLanes)} {graph.Scalar}s, loops from the outermost in:";
        foreach (var line in ProgramLines(plan, plan.Prediction))
            yield return line;
        if (plan.Streaming is { } streaming)
        {
            yield return "Next runs, on a step of a stream:";
            foreach (var line in ProgramLines(plan, streaming))
                yield return line;
        }
        else if (graph.StreamObstacle is { } obstacle)
        {
            yield return $"There is no State and no Next: {obstacle.Layer} {obstacle.Reason}.";
        }
        if (plan.Training is null)
            yield break;
        if (plan.Packs.Length > 0)
            yield return "A step begins with the weights as its products read them:";
        foreach (var line in CallLines(plan, plan.Training, plan.Packs.Calls))
            yield return line;
        yield return plan.Training.Capacity is null
            ? "A step runs, on the whole batch, whose statistics it needs:"
            : "A step runs, on each micro-batch:";
        foreach (var line in ProgramLines(plan, plan.Training))
            yield return line;
        yield return "and then on the parameters:";
        foreach (var range in plan.Updates)
            yield return $"  Update    {range.Description}{(range.ByNorm ? ", by its norm" : "")}{(range.RateFactor == 1 ? "" : ", learning rate × " + Number(range.RateFactor))}";
        foreach (var normalization in plan.Graph.Training.OfType<NormalizationOperation>().Where(layer => layer.RunningMean is not null))
            yield return $"  Average   {plan.Graph.Buffers[normalization.RunningMean!.Value].Name}, {plan.Graph.Buffers[normalization.RunningMean.Value + 1].Name}, momentum {Number(normalization.Momentum)}";
        foreach (var constraint in plan.Constraints)
            yield return $"  MaxNorm   {plan.Graph.Parameters[constraint.Parameter].Name}, {Number(plan.Graph.Parameters[constraint.Parameter].MaxNorm!.Value)}";
    }

    private static IEnumerable<string> ProgramLines(Plan plan, ProgramPlan program) => CallLines(plan, program, program.Calls);

    private static IEnumerable<string> CallLines(Plan plan, ProgramPlan program, IEnumerable<PlannedCall> calls)
    {
        // Blocks that are used again and again have the same kernels.
        var texts = new Dictionary<Kernel, string>();
        foreach (var planned in calls)
        {
            if (planned is TimeLoop { Steps: > 1 } loop)
                yield return "  " + loop.Operation.Layer.PadRight(9)
                    + $" {(loop.IsBackwards ? "from the last to the first of" : "for each of")} {Number((long)loop.Steps)} steps:";
            foreach (var call in planned.Kernels)
                yield return (planned is TimeLoop { Steps: > 1 } ? "    " : "  ") + call.Operation.Layer.PadRight(9) + TextOf(call)
                    + (planned is ByCount choice && call == choice.OfFew ? $" (fewer than {Number((long)choice.Many)} samples)" : "");
        }

        string TextOf(KernelCall call)
        {
            if (!texts.TryGetValue(call.Kernel, out var text))
            {
                var schedule = NestText.Of(plan.Nests[call.Kernel], program.Capacity ?? plan.StepSamples, plan.ScalarSize);
                texts.Add(call.Kernel, text = " " + call.Kernel.Name + (schedule.Length > 0 ? ", " + schedule : ""));
            }
            return text;
        }
    }

    public static string LossText(LossFunction loss) => loss switch
    {
        CrossEntropy { LabelSmoothing: > 0 } crossEntropy => "CrossEntropy, label smoothing " + Number(crossEntropy.LabelSmoothing),
        Huber huber => "Huber, δ " + Number(huber.Delta),
        // Without parameters the name says all.
        _ => loss.GetType().Name,
    };

    public static string OptimizerText(Optimizer optimizer) => optimizer switch
    {
        Sgd sgd => "Sgd " + Number(sgd.LearningRate) + (sgd.Momentum > 0 ? ", momentum " + Number(sgd.Momentum) : "") + (sgd.Nesterov
            ? ", Nesterov"
            : ""),
        Adam adam => (adam.Decoupled ? "AdamW " : "Adam ") + Number(adam.LearningRate) + (adam.AmsGrad ? ", AMSGrad" : ""),
        // The rate is what one looks for; all numbers are members of Hyperparameters.
        _ => optimizer.GetType().Name + " " + Number(optimizer.LearningRate),
    } + (optimizer.WeightDecay > 0 ? ", weight decay " + Number(optimizer.WeightDecay) : "");

    /// <summary>
    /// What makes two trainings of the same layers, loss, optimizer and numbers different ones, a line each: what a run that is taken up
    /// again is held against. Empty for nothing.
    /// </summary>
    public static string TrainingText(Graph graph) => string.Join("\n", new[]
    {
        LossText(graph.Loss!) is var loss && loss != graph.Loss!.GetType().Name ? loss : null,
        ScheduleText.Describe(graph),
        StepText(graph) is { Length: > 0 } step ? step : null,
        graph.Preparation is { Augments: true } preparation
            ? "Augmentation "
                + string.Join(", ",
                    preparation.Augmentation.Select(augmentation => PreparationSection.Describe(augmentation, graph.Scalar)))
            : null,
        graph.Parameters.Where(parameter => !parameter.Trainable).Select(parameter => parameter.Name).ToList() is { Count: > 0 } frozen
            ? "Frozen " + string.Join(", ", frozen)
            : null,
    }.OfType<string>());

    /// <summary>What stands beside the optimizer.</summary>
    private static string StepText(Graph graph) => string.Join(", ", new[]
    {
        graph.Clipping.Norm is { } norm ? "gradients clipped to norm " + Number(norm) : null,
        graph.Clipping.Value is { } value ? "gradients clipped to ±" + Number(value) : null,
        graph.CarriedRows.Count > 0 ? "states carried from window to window" : null,
        graph.AverageDecay is { } decay ? "parameters averaged with decay " + Number(decay) : null,
    }.OfType<string>());

    private static string Bytes(Plan plan, long elements) => Number(elements * plan.ScalarSize) + " bytes";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
