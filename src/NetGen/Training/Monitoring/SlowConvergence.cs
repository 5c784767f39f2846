namespace NetGen.Training.Monitoring;

/// <summary>No weight tensor is moved by more than a tiny part of itself, and most of the loss is still there.</summary>
internal sealed class SlowConvergence(TrainingMonitors options) : IMonitor
{
    private readonly Streaks streaks = new(options.Patience);

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log)
    {
        double largest = look.LargestUpdateRatio;
        if (streaks.Next(0, course.IsHigh && look.HasGradient && largest < options.SmallestUpdateRatio))
        {
            log.Report(TroubleKind.SlowConvergence, null, "the largest update by its weights", largest, options.SmallestUpdateRatio,
                "NG6003",
                "The learning rate is too low: try ten times as much, or let LearningRateFinder suggest one.");
        }
    }
}
