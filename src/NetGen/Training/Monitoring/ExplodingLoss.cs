namespace NetGen.Training.Monitoring;

/// <summary>
/// The loss stays a factor above its lowest, so high that this is no noise of a small loss, and above that of the first step or as far
/// above what it had come down to: what began high and comes down has not exploded, and what falls back to chance has.
/// </summary>
internal sealed class ExplodingLoss(TrainingMonitors options) : IMonitor
{
    private readonly Streaks streaks = new(options.LossReadings);

    public void AfterReading(LossCourse course, TroubleLog log)
    {
        double factor = course.Latest / course.Reference;
        if (streaks.Next(0, course.IsHigh && factor > options.ExplodingLossFactor && HasRisen(course)))
        {
            log.Report(TroubleKind.ExplodingLoss, null, "the loss by its lowest", factor, options.ExplodingLossFactor, "NG6002",
                "The learning rate is too high: try a tenth of it, a warm-up, or clipped gradients.");
        }
    }

    private bool HasRisen(LossCourse course) =>
        !(course.Latest < course.FirstStep) || course.Latest > options.ExplodingLossFactor * course.Lowest;
}
