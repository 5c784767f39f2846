namespace NetGen;

/// <summary>How one pass over the training data went. Immutable.</summary>
public sealed record EpochReport
{
    /// <summary>The epoch, counted from 1 in each call of <c>Fit</c>.</summary>
    public required int Epoch { get; init; }

    /// <summary>The epochs that this call of <c>Fit</c> is to run.</summary>
    public required int Epochs { get; init; }

    /// <summary>The optimisation steps the trainer had taken when the epoch ended.</summary>
    public required long StepCount { get; init; }

    /// <summary>
    /// The data term of the loss, mean over the epoch's samples, each measured with dropout and just before the step that learned from
    /// it: not the loss of the epoch's last weights.
    /// </summary>
    public required double TrainLoss { get; init; }

    /// <summary>The declared penalties of the weights at the end of the epoch.</summary>
    public required double Penalty { get; init; }

    /// <summary>The share of training samples classified rightly, measured like <see cref="TrainLoss"/>; null without labels.</summary>
    public required double? TrainAccuracy { get; init; }

    /// <summary>The data term, mean over the validation samples, of the weights at the end of the epoch; null without validation.</summary>
    public required double? ValidationLoss { get; init; }

    /// <summary>The share of validation samples classified rightly; null without validation or without classes.</summary>
    public required double? ValidationAccuracy { get; init; }

    /// <summary><see cref="FitOptions.Score"/> of the validation data; null without one.</summary>
    public double? ValidationScore { get; init; }

    /// <summary>η of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The time since <c>Fit</c> began, validation included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Training samples per second in this epoch, validation not counted.</summary>
    public required double SamplesPerSecond { get; init; }
}
