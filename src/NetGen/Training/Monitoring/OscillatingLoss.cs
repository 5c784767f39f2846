namespace NetGen.Training.Monitoring;

/// <summary>Of the last readings, many lie above the one before, by more than chance explains: in a falling loss none should.</summary>
internal sealed class OscillatingLoss(TrainingMonitors options) : IMonitor
{
    private const int Readings = 12;

    // A difference of two readings, by its standard error, that noise alone makes in one of forty.
    private const double Chance = 2;

    private readonly bool[] rose = new bool[Readings];
    private double before = double.PositiveInfinity;
    private double errorBefore;

    public void AfterReading(LossCourse course, TroubleLog log)
    {
        double noise = Chance * Math.Sqrt((course.Error * course.Error) + (errorBefore * errorBefore));
        rose[course.Count % Readings] = course.Latest - before >= Math.Max(noise, options.Swing * course.Initial);
        (before, errorBefore) = (course.Latest, course.Error);
        double share = (double)rose.AsSpan().Count(true) / Readings;
        if (share >= options.SwingShare)
        {
            log.Report(TroubleKind.OscillatingLoss, null, "the share of readings with a rise", share, options.SwingShare, "NG6002",
                "The learning rate is too high, or the batches are too small: try a third of the rate, or larger batches.");
        }
    }
}
