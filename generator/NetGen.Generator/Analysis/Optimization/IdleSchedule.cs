using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>NG6004: the declared training ends before the schedule does anything, or before the warm-up is over.</summary>
internal static class IdleSchedule
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Training.Epochs is { } epochs && view.Find<ScheduleAttribute>() is { } schedule
            && FirstDrop(schedule.Attribute) is ({ } argument, { } first) && first >= epochs)
        {
            report(new Problem
            {
                Id = "NG6004",
                Item = schedule.Index,
                Argument = argument,
                Element = argument == "epochs" ? 0 : -1,
                Figures = new([view.Spec.Items[schedule.Index].Kind + " first lowers the rate after " + Figures.Count(first, "epoch"),
                    Figures.Count(epochs, "epoch")]),
            });
        }
        if (view.Training.TotalSteps is { } steps && view.Find<WarmUpAttribute>() is { } warmUp && warmUp.Attribute.Steps >= steps)
        {
            report(new Problem
            {
                Id = "NG6004",
                Item = warmUp.Index,
                Argument = "steps",
                Figures = new(["the warm-up reaches the declared rate after " + Figures.Count(warmUp.Attribute.Steps, "step"),
                    Figures.Count(steps, "step")]),
            });
        }
    }

    private static (string? Argument, int? Epoch) FirstDrop(ScheduleAttribute schedule) => schedule switch
    {
        StepDecayAttribute step => ("every", step.Every),
        MultiStepDecayAttribute { Epochs.Length: > 0 } steps => ("epochs", steps.Epochs[0]),
        // The others move at every step, or wait for the loss.
        _ => (null, null),
    };
}
