using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>NG6005: the schedule has taken the rate to a millionth before half of the training: the rest of it changes nothing.</summary>
internal static class EarlyDecay
{
    private const double Nothing = 1e-6;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer || view.Training.Epochs is not { } epochs || view.Find<ScheduleAttribute>() is not { } schedule)
            return;
        for (var epoch = 1; 2 * epoch < epochs; epoch++)
        {
            var share = view.Training.RateAtEpoch(epoch) / optimizer.LearningRate;
            if (!(share < Nothing) || RisesAgain(view, epoch, epochs))
                continue;
            report(new Problem
            {
                Id = "NG6005",
                Item = schedule.Index,
                Argument = view.Spec.Writes(schedule.Index, "factor") ? "factor" : null,
                Figures = new([Figures.Number(share), Figures.Whole(epoch), Figures.Whole(epochs)]),
            });
            return;
        }
    }

    /// <summary>Whether a cycle comes back from where it was lowest.</summary>
    private static bool RisesAgain(GraphView view, int epoch, int epochs)
    {
        var low = view.Training.RateAtEpoch(epoch);
        for (var later = epoch + 1; later < epochs; later++)
        {
            if (view.Training.RateAtEpoch(later) > low)
                return true;
        }
        return false;
    }
}
