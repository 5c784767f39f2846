namespace NetGen.Training.Monitoring;

/// <summary>
/// The loss before any weight has changed is above what was predicted, by more than a batch of samples and the draw of the weights explain.
/// (A lower one may be that of a network that was trained before.)
/// </summary>
internal sealed class UnexpectedInitialLoss(TrainingMonitors options, NetworkSummary network, LossPrediction expected) : IMonitor
{
    // Fewer tell nothing.
    private const int TellingSamples = 16;

    public void AfterFirstStep(double loss, int samples, TroubleLog log)
    {
        double limit = (expected.High * (1 + options.InitialLossTolerance)) + expected.ChanceOf(network, samples);
        if (samples >= TellingSamples && loss > limit)
        {
            log.Report(TroubleKind.UnexpectedInitialLoss, null, "the first loss", loss, limit, "NG3015",
                "The outputs start sure of what nothing has taught them: the inputs are not scaled as declared (NG7001), or the initial weights are too large (NG2004).");
        }
    }
}
