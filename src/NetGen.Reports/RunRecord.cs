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

    public List<EpochReport> Epochs { get; } = [];

    public List<TrainingTrouble> Troubles { get; } = [];

    public SignalCourse Signals { get; } = new();

    /// <summary>Null while the run goes on, and where it broke down.</summary>
    public History? History { get; set; }

    /// <summary>Null where no samples are measured, or not yet.</summary>
    public Answers? Answers { get; set; }

    /// <summary>The best epoch by what the run monitors; null before the first has ended.</summary>
    public EpochReport? Best =>
        History?.BestEpoch ?? (Epochs.Count == 0 ? null : Epochs.MinBy(epoch => epoch.ValidationLoss ?? epoch.TrainLoss));
}

/// <summary>Looks at the layers over the epochs: the first, the last and some between, however long the run.</summary>
internal sealed class SignalCourse
{
    // As many columns as can be told apart in a page's width.
    private const int Most = 24;

    private readonly List<(int Epoch, SignalReport Signal)> looks = [];
    private int every = 1;

    /// <summary>In order of the epochs; 0 is before the first.</summary>
    public IReadOnlyList<(int Epoch, SignalReport Signal)> Looks => looks;

    public void Add(int epoch, SignalReport signal)
    {
        // The last one stays only until the next comes, unless its turn it is.
        if (looks.Count > 1 && looks[^1].Epoch % every != 0)
        {
            looks.RemoveAt(looks.Count - 1);
        }

        looks.Add((epoch, signal));
        if (looks.Count > Most)
        {
            every *= 2;
            looks.RemoveAll(look => look.Epoch % every != 0 && look.Epoch != epoch);
        }
    }
}
