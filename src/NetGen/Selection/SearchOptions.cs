namespace NetGen;

/// <summary>How a network's hyperparameters are searched on data. Immutable; may be shared by threads.</summary>
public sealed record SearchOptions : StudyOptions
{
    /// <summary>What a trained configuration is measured on.</summary>
    public Validation Validation { get; init; } = Validation.HoldOut(0.2);

    /// <summary>
    /// The score of a measurement, better as <see cref="StudyOptions.Goal"/> says; null for the loss. With several folds, their mean
    /// counts. A study that goes on from a store compares with the scores that stand there: keep the function, or begin another store.
    /// </summary>
    public Func<Evaluation, double>? Score { get; init; }

    /// <summary>
    /// How each configuration is trained; its <see cref="FitOptions.Validation"/>, seed, progress line and cancellation are set by the
    /// search.
    /// </summary>
    public FitOptions Fit { get; init; } = new();
}
