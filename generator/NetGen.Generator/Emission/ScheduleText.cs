using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// The learning rate at a time, as an expression: the runtime's formula of the declared schedule on the run's hyperparameters.
/// </summary>
internal static class ScheduleText
{
    public static string RateAt(Graph graph)
    {
        if (graph.WarmUpSteps == 0)
            return RateAt(graph.Schedule, "time");
        const string steps = "_hyperparameters.WarmUpSteps";
        return $"time.WarmUpShare({steps}) * {RateAt(graph.Schedule, $"time.AfterWarmUp({steps})")}";
    }

    /// <summary>The schedule and the warm-up, for readers; null for a constant rate.</summary>
    public static string? Describe(Graph graph)
    {
        var warmUp = graph.WarmUpSteps > 0 ? $"WarmUp {Literals.Of(graph.WarmUpSteps)}" : null;
        if (graph.Schedule is not { } schedule)
            return warmUp;
        var numbers =
            schedule.Hyperparameters.Select(number =>
                $", {Words(number.Name.Substring(schedule.GetType().Name.Length))} {HeaderText.Number(number.Default)}");
        return (warmUp is null ? "" : warmUp + ", ") + schedule.GetType().Name + string.Concat(numbers)
            + (schedule is MultiStepDecay steps ? " at " + string.Join(", ", steps.Epochs) : "");
    }

    private static string RateAt(Schedule? schedule, string time)
    {
        if (schedule is null)
            return "_hyperparameters.LearningRate";
        if (schedule is ReduceOnPlateau)
            return PlateauSection.Rate;
        var arguments = new[] { "_hyperparameters.LearningRate", time }
            .Concat(schedule.Hyperparameters.Select(number => "_hyperparameters." + number.Name))
            .Concat(schedule is MultiStepDecay steps
                ? [$"[{string.Join(", ", steps.Epochs.Select(Literals.Of))}]"]
                : Array.Empty<string>());
        return $"global::NetGen.Training.Schedules.{schedule.GetType().Name}({string.Join(", ", arguments)})";
    }

    /// <summary><c>EndFactor</c> is "end factor".</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
