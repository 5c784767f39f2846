namespace NetGen.Training.Monitoring;

/// <summary>
/// The training is over, nothing was seen to go wrong in it, some of the loss is left, and the compiler had warned of the network: that is
/// said once more, where one looks for the reason; so is what explains it of the data, where most of the loss is left. A network of which
/// there is nothing to say is left in peace, however it does.
/// </summary>
/// <param name="options">The thresholds.</param>
/// <param name="ignorance">The loss of a network that knows nothing; NaN where that is unknown, and then any loss may be too much.</param>
/// <param name="floor">The loss of right answers, above which the other is.</param>
internal sealed class LastingLoss(TrainingMonitors options, double ignorance, double floor) : IMonitor
{
    // Of a loss of which nothing was foretold.
    private const double Most = 0.5;

    public void AfterTraining(TrainingEnd end, IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
        bool isForetold = log.Foretold is not null;
        bool isExplained = isForetold || (log.Suspect is not null && ignorance > 0);
        if (epochs.Count == 0 || !isExplained || log.Troubles.Any(told => told.RuleId.Length > 0))
        {
            return;
        }

        double loss = Math.Max(epochs[^1].TrainLoss, epochs[^1].ValidationLoss ?? double.NegativeInfinity) - floor;
        if (!(ignorance > 0))
        {
            log.Report(TroubleKind.LastingLoss, null, "the loss that is left", loss, double.NaN, "", "");
            return;
        }

        double most = isForetold ? options.LastingLoss : Most;
        if (loss / ignorance > most)
        {
            const string Quantity = "the loss that is left, by that of a network that knows nothing,";
            log.Report(TroubleKind.LastingLoss, null, Quantity, loss / ignorance, most, "", "");
        }
    }
}
