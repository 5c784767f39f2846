namespace NetGen.Benchmarks.Reports;

/// <summary>A callback, and the processor time that it takes: before the training, while it goes on, and at its end.</summary>
internal sealed class TimedCallback(ITrainingCallback inner) : ITrainingCallback
{
    /// <summary>Before the first step.</summary>
    public TimeSpan Before { get; private set; }

    /// <summary>In steps and epochs.</summary>
    public TimeSpan During { get; private set; }

    /// <summary>After the last epoch.</summary>
    public TimeSpan After { get; private set; }

    public void BeforeTraining(ITrainingScene scene)
    {
        var start = Now;
        inner.BeforeTraining(scene);
        Before += Now - start;
    }

    public bool AfterStep(in StepReport step)
    {
        var start = Now;
        var goesOn = inner.AfterStep(in step);
        During += Now - start;
        return goesOn;
    }

    public bool AfterEpoch(EpochReport epoch)
    {
        var start = Now;
        var goesOn = inner.AfterEpoch(epoch);
        During += Now - start;
        return goesOn;
    }

    public void OnTrouble(TrainingTrouble trouble) => inner.OnTrouble(trouble);

    public void AfterTraining(History history)
    {
        var start = Now;
        inner.AfterTraining(history);
        After += Now - start;
    }

    private static TimeSpan Now => Environment.CpuUsage.TotalTime;
}
