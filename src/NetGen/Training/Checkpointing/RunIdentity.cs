namespace NetGen.Training.Checkpointing;

/// <summary>
/// What two runs must have in common for one to go on where the other was stopped: the declaration, the numbers that a run may set, the
/// data. The network's layers are compared by the file's own fingerprint, sizes and seed by the plan.
/// </summary>
internal sealed record RunIdentity
{
    /// <summary>The loss and the optimizer as declared.</summary>
    public required string Loss { get; init; }

    public required string Optimizer { get; init; }

    /// <summary>What else is declared of the training, a line each: schedule, clipping, augmentation, frozen layers.</summary>
    public required string Training { get; init; }

    /// <summary>The hyperparameters.</summary>
    public required IReadOnlyList<NamedNumber> Settings { get; init; }

    public required IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>The fingerprint of the training data.</summary>
    public required string Data { get; init; }

    /// <summary>That of the validation data; null without.</summary>
    public required string? Validation { get; init; }

    /// <summary>By what the best epoch is chosen.</summary>
    public required MonitoredQuantity Monitor { get; init; }

    /// <summary>Whether epochs have a score of the user's. What it computes is compared by what it gives
    /// (<see cref="ScoreDifference{T}"/>).</summary>
    public bool HasScore { get; init; }

    /// <summary>Whether nothing is missing: what is true of every one that was written.</summary>
    public bool IsComplete => Settings.All(setting => setting is { Name: not null });

    /// <summary>Of a run that is about to begin.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="data">The fingerprint of the training data.</param>
    /// <param name="validation">The validation data.</param>
    /// <param name="options">What is asked for.</param>
    public static RunIdentity Of<T>(ITrainer<T> trainer, string data, Dataset? validation, FitOptions options) where T : unmanaged =>
        new()
        {
            Loss = trainer.Summary.Loss ?? "",
            Optimizer = trainer.Summary.Optimizer ?? "",
            Training = trainer.Summary.Training,
            Settings = trainer.State.Settings,
            ClassWeights = trainer.ClassWeights,
            Data = data,
            Validation = validation is null ? null : DataFingerprint.Of(validation),
            Monitor = options.Monitor,
            HasScore = options.Score is not null,
        };
}
