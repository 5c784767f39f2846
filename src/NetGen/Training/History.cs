using NetGen.Training;
using static System.FormattableString;

namespace NetGen;

/// <summary>How a training run went. Immutable.</summary>
public sealed record History
{
    /// <summary>The completed epochs, in order; none if the run was cancelled in its first. Those before a resume are among them.</summary>
    public required IReadOnlyList<EpochReport> Epochs { get; init; }

    /// <summary>Why the run ended.</summary>
    public required TrainingEnd End { get; init; }

    /// <summary>By what <see cref="BestEpoch"/> is chosen.</summary>
    public MonitoredQuantity Monitor { get; init; }

    /// <summary>Whether the run was cancelled before its last epoch was complete; the network then has the best weights so far.</summary>
    public bool Cancelled => End == TrainingEnd.Cancelled;

    /// <summary>The optimisation steps of this run, those of an incomplete epoch and those before a resume included.</summary>
    public required long StepCount { get; init; }

    /// <summary>
    /// What was there when this call of <c>Fit</c> took the run up from <see cref="FitOptions.Checkpoints"/>; null where it began the run.
    /// </summary>
    public ResumedRun? Resumed { get; init; }

    /// <summary>Whether the run had ended before this call, which trained nothing: the network is again what it was at that end.</summary>
    public bool HadEnded =>
        Resumed is { } before && before.StepCount == StepCount && before.Epochs == Epochs.Count
            && (End is TrainingEnd.Completed or TrainingEnd.EarlyStopping);

    /// <summary>What <see cref="FitOptions.Monitors"/> saw go wrong since the run began or was taken up again, in that order.</summary>
    public IReadOnlyList<TrainingTrouble> Troubles { get; init; } = [];

    /// <summary>The time from the first step to the end; what passed between a kill and a resume is not in it.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The best epoch by <see cref="Monitor"/>, the first of equals; null without epochs.</summary>
    public EpochReport? BestEpoch
    {
        get
        {
            EpochMonitor monitor = EpochMonitor.Of(Monitor, Epochs);
            return monitor.HigherIsBetter ? Epochs.MaxBy(monitor.ValueOf) : Epochs.MinBy(monitor.ValueOf);
        }
    }

    /// <summary>
    /// The epochs as CSV, a line each behind a heading: <c>epoch,steps,train_loss,penalty,train_accuracy,validation_loss,…</c>, empty where
    /// nothing was measured. The same text under every culture; the numbers read back to the same bits.
    /// </summary>
    public string ToCsv() => HistoryText.Csv(this);

    /// <summary>
    /// All of it as JSON: <c>end</c>, <c>steps</c>, <c>seconds</c>, <c>best_epoch</c>, <c>epochs</c> with the names of
    /// <see cref="ToCsv"/>, <c>troubles</c>. What is no finite number is null.
    /// </summary>
    public string ToJson() => HistoryText.Json(this);

    /// <summary>One line: epochs, steps, time, the best loss, and how many troubles there were.</summary>
    public override string ToString()
    {
        string best = BestEpoch is { } epoch
            ? epoch.ValidationLoss is { } validation
                ? Invariant($", best validation loss {FigureText.Of(validation, 5)} in epoch {epoch.Epoch}")
                : Invariant($", best training loss {FigureText.Of(epoch.TrainLoss, 5)} in epoch {epoch.Epoch}")
            : "";
        string end = End switch
        {
            TrainingEnd.Failed => "Failed after ",
            TrainingEnd.Cancelled => "Cancelled after ",
            TrainingEnd.Callback => "Stopped after ",
            TrainingEnd.EarlyStopping => "Stopped early after ",
            _ => "",
        };
        string troubles = Troubles.Count == 0 ? "" : ", " + Counted.Of(Troubles.Count, "trouble");
        string before = this switch
        {
            { HadEnded: true } => "; all of it before this call: the run had ended",
            { Resumed: { } resumed } => Invariant($"; {resumed.StepCount} of these steps before this call"),
            _ => "",
        };
        string length = $"{Counted.Of(Epochs.Count, "epoch")}, {Counted.Of(StepCount, "step")}";
        return Invariant($"{end}{length} in {Elapsed.TotalSeconds:F1} s{best}{troubles}{before}");
    }
}

/// <summary>Why a training run ended.</summary>
public enum TrainingEnd
{
    /// <summary>Its last epoch was complete.</summary>
    Completed,

    /// <summary><see cref="FitOptions.CancellationToken"/>.</summary>
    Cancelled,

    /// <summary><see cref="FitOptions.EarlyStopping"/>.</summary>
    EarlyStopping,

    /// <summary>One of <see cref="FitOptions.Callbacks"/>.</summary>
    Callback,

    /// <summary>
    /// An error: the history is the error's, <see cref="NonFiniteValueException.History"/>, <see cref="TrainingErrors"/>.
    /// </summary>
    Failed,
}

/// <summary>What a run had done before a call of <c>Fit</c> took it up again. Immutable.</summary>
/// <param name="Folder">Where its checkpoints are.</param>
/// <param name="Epochs">Its complete epochs.</param>
/// <param name="StepCount">Its optimisation steps.</param>
/// <param name="Elapsed">The time they took.</param>
public sealed record ResumedRun(string Folder, int Epochs, long StepCount, TimeSpan Elapsed);
