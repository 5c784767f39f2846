using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>NG6005: the schedule has taken the rate to a millionth before half of the training: the rest of it changes nothing.</summary>
internal static class EarlyDecay
{
    private const double Nothing = 1e-6;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer || view.Training.Epochs is not { } epochs
            || view.Find<ScheduleAttribute>() is not { } schedule
            || view.Graph.Schedule is not { OnlyFalls: true })
            return;
        // Behind the warm-up the rate only falls: the first epoch at which it is nothing is found by halving.
        double ShareAt(long epoch) => view.Training.RateAtEpoch(epoch) / optimizer.LearningRate;
        var (low, high) = (Math.Max(1, view.Training.WarmUpEpochs), ((long)epochs - 1) / 2);
        if (low > high || !(ShareAt(high) < Nothing))
            return;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ShareAt(middle) < Nothing)
                high = middle;
            else
                low = middle + 1;
        }
        report(new Problem
        {
            Id = "NG6005",
            Item = schedule.Index,
            Argument = view.Spec.Writes(schedule.Index, "factor") ? "factor" : null,
            Figures = new([Figures.Number(ShareAt(high)), Figures.Whole(high), Figures.Whole(epochs)]),
        });
    }
}
