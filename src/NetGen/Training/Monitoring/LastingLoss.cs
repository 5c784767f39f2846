namespace NetGen.Training.Monitoring;

/// <summary>
/// The training is over, nothing was seen to go wrong in it, some of the loss is left, and the compiler had warned of the network: that is
/// said once more, where one looks for the reason. A network of which nothing was said is left in peace, however well it does.
/// </summary>
internal sealed class LastingLoss(TrainingMonitors options) : IMonitor
{
    private double scale = double.NaN;

    public void AfterReading(LossCourse course, TroubleLog log) => scale = course.Scale;

    public void AfterTraining(TrainingEnd end, IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
        if (epochs.Count == 0 || log.Foretold is null || log.Troubles.Any(told => told.RuleId.Length > 0))
        {
            return;
        }

        double left = Math.Max(epochs[^1].TrainLoss, epochs[^1].ValidationLoss ?? double.NegativeInfinity) / scale;
        if (scale > 0 && left > options.LastingLoss)
        {
            log.Report(TroubleKind.LastingLoss, null, "the loss that is left, by that of a network that knows nothing,", left, options.LastingLoss, "", "");
        }
    }
}
