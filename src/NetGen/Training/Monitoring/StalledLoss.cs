namespace NetGen.Training.Monitoring;

/// <summary>The loss has hardly fallen since the beginning, or most of a training has brought it no further than the best constant answer
/// is. What else is wrong, or the size of the updates, tells why.</summary>
/// <param name="options">The thresholds.</param>
/// <param name="chance">The loss of the best constant answer, above the floor; NaN where it is unknown.</param>
/// <param name="floor">The loss of right answers.</param>
internal sealed class StalledLoss(TrainingMonitors options, double chance, double floor) : IMonitor
{
    private double update = double.NaN;

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log) =>
        update = look.HasGradient ? look.LargestUpdateRatio : double.NaN;

    public void AfterReading(LossCourse course, TroubleLog log)
    {
        double fall = 1 - (course.Lowest / course.Initial);
        bool hasNotFallen = course.CountAtFullRate >= options.LossReadings && course.IsHigh && fall < options.StalledLossFall;
        double beaten = 1 - (course.Lowest / chance);
        bool isAtChance = course.CountAtFullRate >= 3 * options.LossReadings && course.IsHigh && beaten < options.StalledLossFall
            && log.First(TroubleKind.DeadUnits, TroubleKind.Saturation, TroubleKind.VanishingGradient) is null;
        if (!hasNotFallen && !isAtChance)
        {
            return;
        }

        // Where a layer was seen to be the cause, that has been told, and this with it.
        (string rule, string cause) = log.First(TroubleKind.DeadUnits, TroubleKind.Saturation, TroubleKind.VanishingGradient) is { } deeper
            ? (deeper.RuleId, deeper.Cause)
            : update > options.LargestUpdateRatio ? ("NG6002", "The learning rate is too high: try a tenth of it.")
            : update < options.SmallestUpdateRatio ? ("NG6003", "The learning rate is too low: try ten times as much.")
            : ("NG8001",
                "Too little of the input arrives, or it says nothing of the targets: look at the initializers, the scale of the inputs and the labels.");
        if (isAtChance)
        {
            log.Report(TroubleKind.StalledLoss, null,
                FormattableString.Invariant($"the share by which the loss is below that of one answer for all samples, {FigureText.Of(chance + floor)},"),
                Math.Max(0, beaten), options.StalledLossFall, rule, cause);
            return;
        }

        log.Report(TroubleKind.StalledLoss, null, "the share by which the loss has fallen", Math.Max(0, fall), options.StalledLossFall,
            rule, cause);
    }
}
