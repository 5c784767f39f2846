using NetGen.Training;

namespace NetGen.Reports;

/// <summary>What a report has been told of a run so far.</summary>
/// <param name="title">The heading.</param>
/// <param name="network">The compiled network.</param>
/// <param name="options">The options of the run.</param>
/// <param name="data">What the training samples are.</param>
internal sealed class RunRecord(string title, NetworkSummary network, FitOptions options, DataFacts data)
{
    public string Title => title;

    public NetworkSummary Network => network;

    public FitOptions Options => options;

    public DataFacts Data => data;

    public DateTimeOffset Began { get; } = DateTimeOffset.Now;

    /// <summary>By name, as they are used.</summary>
    public IReadOnlyDictionary<string, double> Hyperparameters { get; init; } = new Dictionary<string, double>();

    public List<EpochReport> Epochs { get; } = [];

    public List<TrainingTrouble> Troubles { get; } = [];

    public Course<SignalReport> Signals { get; } = Course<SignalReport>.Of(network);

    /// <summary>What the first step of an epoch changed.</summary>
    public Course<IReadOnlyList<UpdateSignal>> Updates { get; } = Course<IReadOnlyList<UpdateSignal>>.Of(network);

    /// <summary>Null while the run goes on, and where it broke down.</summary>
    public History? History { get; set; }

    /// <summary>Whether nothing more is to come.</summary>
    public bool HasEnded =>
        History is not null || Saved is not null || Troubles.Exists(trouble => trouble.Kind == TroubleKind.NonFiniteValue);

    /// <summary>What the checkpoints say, where the page is written after the fact; null for a run that was watched.</summary>
    public SavedRun? Saved { get; init; }

    /// <summary>The epochs that a run which goes on had before; null for one that was watched from its beginning.</summary>
    public int? EpochsBefore { get; set; }

    /// <summary>The epoch that is running, or broke down.</summary>
    public int RunningEpoch => (Epochs.Count == 0 ? EpochsBefore ?? 0 : Epochs[^1].Epoch) + 1;

    /// <summary>Whether the network was looked at before its first step.</summary>
    public bool HasStart => Saved is null && EpochsBefore is null;

    /// <summary>Null where no samples are measured, or not yet.</summary>
    public Answers? Answers { get; set; }

    /// <summary>The best epoch by what the run monitors; null before the first has ended.</summary>
    public EpochReport? Best
    {
        get
        {
            EpochMonitor monitor = EpochMonitor.Of(options.Monitor, Epochs);
            return monitor.HigherIsBetter ? Epochs.MaxBy(monitor.ValueOf) : Epochs.MinBy(monitor.ValueOf);
        }
    }
}
