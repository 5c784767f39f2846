using System.Diagnostics;

namespace NetGen.Benchmarks.Reports;

/// <summary>
/// A callback, and the time that it takes: before the training, while it goes on, and at its end. By the clock: to ask for the processor
/// time at each step costs more than what is measured.
/// </summary>
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
        var start = Stopwatch.GetTimestamp();
        inner.BeforeTraining(scene);
        Before += Stopwatch.GetElapsedTime(start);
    }

    public bool AfterStep(in StepReport step)
    {
        var start = Stopwatch.GetTimestamp();
        var goesOn = inner.AfterStep(in step);
        During += Stopwatch.GetElapsedTime(start);
        return goesOn;
    }

    public bool AfterEpoch(EpochReport epoch)
    {
        var start = Stopwatch.GetTimestamp();
        var goesOn = inner.AfterEpoch(epoch);
        During += Stopwatch.GetElapsedTime(start);
        return goesOn;
    }

    public void OnTrouble(TrainingTrouble trouble) => inner.OnTrouble(trouble);

    public void AfterTraining(History history)
    {
        var start = Stopwatch.GetTimestamp();
        inner.AfterTraining(history);
        After += Stopwatch.GetElapsedTime(start);
    }
}
