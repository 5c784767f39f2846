namespace NetGen.Training.Monitoring;

/// <summary>The loss has hardly fallen since the beginning. What else is wrong, or the size of the updates, tells why.</summary>
internal sealed class StalledLoss(TrainingMonitors options) : IMonitor
{
    private double update = double.NaN;

    public void AfterLook(LayerLook look, LossCourse course, TroubleLog log) => update = look.HasGradient ? look.LargestUpdateRatio : double.NaN;

    public void AfterReading(LossCourse course, TroubleLog log)
    {
        double fall = 1 - (course.Lowest / course.Initial);
        if (course.CountAtFullRate < options.LossReadings || !course.IsHigh || !(fall < options.StalledLossFall))
        {
            return;
        }

        (string rule, string cause) = log.First(TroubleKind.DeadUnits, TroubleKind.Saturation, TroubleKind.VanishingGradient) is { } deeper
            ? (deeper.RuleId, $"It follows from what was seen in {deeper.Layer}. {deeper.Cause}")
            : update > options.LargestUpdateRatio ? ("NG6002", "The learning rate is too high: try a tenth of it.")
            : update < options.SmallestUpdateRatio ? ("NG6003", "The learning rate is too low: try ten times as much.")
            : ("NG8001", "Too little of the input arrives, or it says nothing of the targets: look at the initializers, the scale of the inputs and the labels.");
        log.Report(TroubleKind.StalledLoss, null, "the share by which the loss has fallen", Math.Max(0, fall), options.StalledLossFall, rule, cause);
    }
}
