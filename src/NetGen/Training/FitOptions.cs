namespace NetGen;

/// <summary>What a training run may change of what was declared, and whom it keeps informed. Immutable; may be shared by threads.</summary>
public sealed record FitOptions
{
    /// <summary>Passes over the data, at least 1; null for the declared number.</summary>
    public int? Epochs { get; init; }

    /// <summary>Samples per step, from 1 to the data's; null for the declared number. An epoch's last batch may be smaller.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Samples that are not trained on, measured after each epoch; null for none.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Determines the order of the samples in every epoch. Same seed, data and network: same weights, bit for bit.</summary>
    public ulong Seed { get; init; }

    /// <summary>Told after each epoch, on the training thread (a <see cref="Progress{T}"/> passes it on to its own context).</summary>
    public IProgress<EpochReport>? Progress { get; init; }

    /// <summary>
    /// Stops the training between two steps. <c>Fit</c> then returns instead of throwing, with <see cref="History.Cancelled"/> set and
    /// the best weights so far: those of the epoch with the lowest validation loss, or without <see cref="Validation"/> the present ones.
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
