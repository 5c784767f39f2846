namespace NetGen.Training.Monitoring;

/// <summary>
/// All epochs are over, and the loss was still falling: a good part of its whole fall, and more than noise, is that of the last quarter,
/// and much of the loss is left.
/// </summary>
/// <param name="options">The thresholds.</param>
/// <param name="plan">The size of the run.</param>
internal sealed class UnfinishedTraining(TrainingMonitors options, RunPlan plan) : IMonitor
{
    // Twentieths of the run; the last quarter is five of them.
    private const int Parts = 20, Quarter = 5;

    // A fall of less, as a share of the first loss, is that of a training that stalls; with less than this left, it is done.
    private const double TellingFall = 0.05, Done = 0.1;

    // The fall of the last quarter by its standard error.
    private const double Certain = 4;

    private readonly double[] sums = new double[Parts];
    private readonly double[] variances = new double[Parts];
    private readonly int[] counts = new int[Parts];

    public void AfterReading(LossCourse course, TroubleLog log)
    {
        long steps = (long)plan.Epochs * plan.StepsPerEpoch;
        int part = (int)Math.Clamp((log.Step - plan.FirstStep - 1) * Parts / steps, 0, Parts - 1);
        sums[part] += course.Latest;
        variances[part] += course.Error * course.Error;
        counts[part]++;
    }

    public void AfterTraining(TrainingEnd end, IReadOnlyList<EpochReport> epochs, TroubleLog log)
    {
        // A run that was taken up again, or is too short, does not have all parts.
        if (end != TrainingEnd.Completed || counts.AsSpan().Contains(0))
        {
            return;
        }

        (double start, _) = Mean(0, 1);
        (double quarterAgo, double errorBefore) = Mean(Parts - Quarter - 2, 2);
        (double middle, _) = Mean(Parts - Quarter + 1, 2);
        (double last, double error) = Mean(Parts - 2, 2);
        double share = (quarterAgo - last) / (start - last);
        if (start - last > TellingFall * start && last > Done * start && quarterAgo > middle && middle > last
            && quarterAgo - last > Certain * Math.Sqrt((error * error) + (errorBefore * errorBefore)) && share >= options.UnfinishedFall)
        {
            log.Report(TroubleKind.UnfinishedTraining, null, "the share of the whole fall of the loss in the last quarter of the training",
                share, options.UnfinishedFall, "NG6008",
                "The loss was still falling when the training ended: train for more epochs, or with a higher learning rate (LearningRateFinder suggests one).");
        }
    }

    /// <summary>The mean of some parts, and its standard error.</summary>
    private (double Mean, double Error) Mean(int from, int length)
    {
        (double sum, double variance, int count) = (0, 0, 0);
        for (int part = from; part < from + length; part++)
        {
            sum += sums[part];
            variance += variances[part];
            count += counts[part];
        }

        return (sum / count, Math.Sqrt(variance) / count);
    }
}
