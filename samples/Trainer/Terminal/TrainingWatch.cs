using System.Diagnostics;
using NetGen;

namespace Trainer.Terminal;

/// <summary>
/// The Terminal room: a training comes in as its callbacks tell it, something to look at goes out. It knows no network, no file and no
/// command.
/// This is what all its faces know of a training so far: epochs, the running epoch, the layers, the troubles, and the time left.
/// </summary>
internal abstract class TrainingWatch : ITrainingCallback
{
    // Enough samples for shares and spreads that can be read, few enough to cost nothing beside an epoch.
    private const int LookedAt = 64;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<EpochReport> epochs = [];
    private readonly List<TrainingTrouble> troubles = [];
    private ITrainingScene? scene;
    private double epochLoss;
    private int epochSamples;
    private double epochsBefore;

    public NetworkSummary Network => Scene.Summary;

    public IReadOnlyList<EpochReport> Epochs => epochs;

    public IReadOnlyList<TrainingTrouble> Troubles => troubles;

    /// <summary>The layers after the last epoch; before the first as they begin.</summary>
    public SignalReport? Signal { get; private set; }

    public int PlannedEpochs => Scene.Options.Epochs ?? Network.Epochs;

    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>How much of the training is done, from 0 to 1.</summary>
    public double Done => Math.Min(1, (epochs.Count + EpochDone) / PlannedEpochs);

    /// <summary>How much of the running epoch is done.</summary>
    public double EpochDone => Math.Min(1, (double)epochSamples / Scene.Train.Count);

    /// <summary>The mean loss of the running epoch so far; null at its beginning.</summary>
    public double? RunningLoss => epochSamples == 0 ? null : epochLoss / epochSamples;

    /// <summary>What the rest takes if it goes on as it went; null before anything is known.</summary>
    public TimeSpan? Left
    {
        get
        {
            double trained = epochs.Count + EpochDone - epochsBefore;
            return trained <= 0 ? null : clock.Elapsed * ((PlannedEpochs - epochs.Count - EpochDone) / trained);
        }
    }

    private ITrainingScene Scene => scene ?? throw new InvalidOperationException("The training has not begun.");

    /// <summary>The epochs that a run which goes on had before.</summary>
    public void GoesOnAfter(IReadOnlyList<EpochReport> before)
    {
        epochs.AddRange(before);
        epochsBefore = before.Count;
    }

    public void BeforeTraining(ITrainingScene scene)
    {
        this.scene = scene;
        Signal = Look();
        Begun();
    }

    public bool AfterStep(in StepReport step)
    {
        epochLoss += step.Loss * step.Samples;
        epochSamples += step.Samples;
        Stepped();
        return true;
    }

    public bool AfterEpoch(EpochReport epoch)
    {
        epochs.Add(epoch);
        (epochLoss, epochSamples) = (0, 0);
        Signal = Look();
        Learned(epoch);
        return true;
    }

    public void OnTrouble(TrainingTrouble trouble)
    {
        troubles.Add(trouble);
        Seen(trouble);
    }

    public void AfterTraining(History history) => Ended(history);

    protected virtual void Begun()
    {
    }

    protected virtual void Stepped()
    {
    }

    protected virtual void Learned(EpochReport epoch)
    {
    }

    protected virtual void Seen(TrainingTrouble trouble)
    {
    }

    protected virtual void Ended(History history)
    {
    }

    private SignalReport Look() => Scene.MeasureSignal(Scene.Options.Validation ?? Scene.Train, LookedAt);
}
