namespace NetGen;

/// <summary>What a training run may change of what was declared, and whom it keeps informed. Immutable; may be shared by threads.</summary>
public sealed record FitOptions
{
    /// <summary>Passes over the data, at least 1; null for the declared number.</summary>
    public int? Epochs { get; init; }

    /// <summary>
    /// Samples per mini-batch, from 1 to the data's; null for the declared number, or, where none is declared, 32 or the data's if that is
    /// less. An epoch's last batch may be smaller.
    /// </summary>
    public int? BatchSize { get; init; }

    /// <summary>
    /// Leaves out an epoch's last mini-batch where it is incomplete, as PyTorch's <c>drop_last</c> does; which samples these are changes
    /// from epoch to epoch. A vector that is batch-normed cannot learn from a last batch of one sample: <c>Fit</c> says so before it
    /// begins.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Mini-batches per optimisation step, at least 1. A step learns from the mean over all their samples: two batches of 32 are one of 64,
    /// and take no more memory, since a step works through its samples a few at a time whatever their number.
    /// </summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>
    /// A fast run: at most so many mini-batches in each epoch, and as many samples for validation; null for all. Schedules take such an
    /// epoch for a whole one.
    /// </summary>
    public int? LimitBatches { get; init; }

    /// <summary>
    /// Threads that share each step, at least 1; the weights are the same, bit for bit, for any number. A step is divided into runs of
    /// micro-batches, so that a small batch may have nothing to share.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// How much each class counts in what is learned, by label; null for 1 each. Steps take the weighted mean for the loss, as PyTorch
    /// does; validation does not. <see cref="Dataset.BalancedClassWeights"/> makes rare classes count as much as frequent ones.
    /// </summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>Samples that are not trained on, measured after each epoch; null for none.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>
    /// A score of one's own for the validation data of each epoch, higher being better (of an error the negative): the best weights, early
    /// stopping and <see cref="ReduceOnPlateauAttribute"/> go by it unless <see cref="Monitor"/> says otherwise. NaN is no score: it is
    /// told, and never the best. A run that is taken up again computes that of its best epoch anew, and is refused
    /// (<see cref="WeightFileException"/>) where it is another. Null for none.
    /// </summary>
    /// <example><code>Score = evaluation => evaluation.AreaUnderCurve ?? 0</code></example>
    public Func<Evaluation, double>? Score { get; init; }

    /// <summary>
    /// What makes one epoch better than another: for the best weights, early stopping and <see cref="ReduceOnPlateauAttribute"/>.
    /// </summary>
    public MonitoredQuantity Monitor { get; init; }

    /// <summary>When to stop before the last epoch; null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Whether a training that ended so leaves the network with the best weights, where they were kept.</summary>
    internal bool RestoresBest(TrainingEnd end) =>
        end == TrainingEnd.Cancelled || (EarlyStopping is { RestoreBest: true } && end != TrainingEnd.Callback);

    /// <summary>
    /// What watches the training and its data for the classic troubles; null for nothing. Troubles are shown, told to
    /// <see cref="Callbacks"/> and stand in <see cref="History.Troubles"/>; none ends the training.
    /// </summary>
    public TrainingMonitors? Monitors { get; init; } = new();

    /// <summary>Where the run is saved, so that it can be taken up again; null for nowhere.</summary>
    public Checkpoints? Checkpoints { get; init; }

    /// <summary>Told after each step and epoch, in this order, on the training thread; each may stop the training.</summary>
    public IReadOnlyList<ITrainingCallback> Callbacks { get; init; } = [];

    /// <summary>
    /// Determines the order of the samples in every epoch, and what dropout and augmentation draw. Same seed, data and network: same
    /// weights, bit for bit. A network that has been trained or loaded draws other numbers in each <c>Fit</c>, determined by its weights
    /// too.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>Told after each epoch, on the training thread (a <see cref="Progress{T}"/> passes it on to its own context).</summary>
    public IProgress<EpochReport>? Progress { get; init; }

    /// <summary>
    /// Stops the training between two steps. <c>Fit</c> then returns instead of throwing, with <see cref="History.Cancelled"/> set and
    /// the best weights so far: those of the best epoch by <see cref="Monitor"/>, or, where neither <see cref="Validation"/> nor
    /// <see cref="Monitor"/> nor <see cref="EarlyStopping"/> is given, the present ones.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>What is shown on standard error.</summary>
    public ProgressLine ProgressLine { get; init; } = ProgressLine.Auto;
}

/// <summary>The progress shown on standard error: epoch, loss, accuracy, samples per second, time left.</summary>
public enum ProgressLine
{
    /// <summary><see cref="InPlace"/> on a terminal, <see cref="PerEpoch"/> where standard error is redirected.</summary>
    Auto,

    /// <summary>Nothing.</summary>
    Off,

    /// <summary>One line after each epoch.</summary>
    PerEpoch,

    /// <summary>A line that is rewritten several times per second, and stays after each epoch.</summary>
    InPlace,
}
