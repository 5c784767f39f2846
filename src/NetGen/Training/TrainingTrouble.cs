using static System.FormattableString;

namespace NetGen;

/// <summary>Something that goes wrong in a training, seen while it does. Reported once for each kind and layer. Immutable.</summary>
public sealed record TrainingTrouble
{
    /// <summary>What kind of trouble.</summary>
    public required TroubleKind Kind { get; init; }

    /// <summary>The rule of the catalogue that explains the cause ("NG6002"); empty where none does, as with most troubles of the
    /// data.</summary>
    public required string RuleId { get; init; }

    /// <summary>Where it was seen first; null for the network as a whole.</summary>
    public required string? Layer { get; init; }

    /// <summary>The epoch in which it was seen, counted from 1 in each call of <c>Fit</c>.</summary>
    public required int Epoch { get; init; }

    /// <summary>The optimisation steps the trainer had taken.</summary>
    public required long Step { get; init; }

    /// <summary>What was measured ("the update by the weights").</summary>
    public required string Quantity { get; init; }

    /// <summary>How much it was.</summary>
    public required double Value { get; init; }

    /// <summary>Where trouble begins; NaN where nothing is allowed.</summary>
    public required double Threshold { get; init; }

    /// <summary>The likely cause and what to try, in whole sentences.</summary>
    public required string Cause { get; init; }

    /// <summary>One line: kind, place, figures, cause, rule. The same text under every culture.</summary>
    public override string ToString()
    {
        string place = Layer is null ? "" : $" in {Layer}";
        string limit = double.IsNaN(Threshold) ? "" : Invariant($" (limit {FigureText.Of(Threshold, 3)})");
        string rule = RuleId.Length == 0 ? "" : $" ({RuleId})";
        return Invariant($"{Name}{place} at step {Step}: {Quantity} is {FigureText.Of(Value, 3)}{limit}. {Cause}{rule}");
    }

    internal string Name => Kind switch
    {
        TroubleKind.NonFiniteValue => "Not a finite number",
        TroubleKind.ExplodingLoss => "Exploding loss",
        TroubleKind.StalledLoss => "Stalled loss",
        TroubleKind.OscillatingLoss => "Oscillating loss",
        TroubleKind.SlowConvergence => "Slow convergence",
        TroubleKind.VanishingGradient => "Vanishing gradient",
        TroubleKind.ExplodingGradient => "Exploding gradient",
        TroubleKind.DeadUnits => "Dead units",
        TroubleKind.Saturation => "Saturation",
        TroubleKind.LargeUpdates => "Large updates",
        TroubleKind.Overfitting => "Overfitting",
        TroubleKind.UnscaledInputs => "Unscaled inputs",
        TroubleKind.MissingClasses => "Missing classes",
        TroubleKind.ImbalancedClasses => "Imbalanced classes",
        TroubleKind.ConstantTargets => "Constant targets",
        TroubleKind.UnsettledStatistics => "Unsettled statistics",
        TroubleKind.ConstantInputs => "Constant inputs",
        TroubleKind.LeakedAnswer => "Leaked answer",
        TroubleKind.SharedSamples => "Shared samples",
        TroubleKind.UnmixedBatches => "Unmixed batches",
        TroubleKind.UnfinishedTraining => "Unfinished training",
        TroubleKind.GeneralizationGap => "Generalization gap",
        TroubleKind.UnmovedWeights => "Unmoved weights",
        TroubleKind.BrokenInvariant => "Broken invariant",
        TroubleKind.LastingLoss => "Lasting loss",
        TroubleKind.UnreachableTargets => "Unreachable targets",
        TroubleKind.UndefinedScore => "Undefined score",
        _ => "Unexpected initial loss",
    };
}

/// <summary>The classic troubles of training and of its data. <see cref="TrainingMonitors"/> says where each begins.</summary>
public enum TroubleKind
{
    /// <summary>The loss, a gradient or an output is NaN or infinite. The run ends in a <see cref="NonFiniteValueException"/>.</summary>
    NonFiniteValue,

    /// <summary>The loss stays far above its lowest and has lost half of what was learned, or more.</summary>
    ExplodingLoss,

    /// <summary>The loss hardly falls from the beginning on, or comes no lower than that of one answer for all samples: labels' entropy,
    /// targets' variance.</summary>
    StalledLoss,

    /// <summary>The loss goes up and down.</summary>
    OscillatingLoss,

    /// <summary>Updates are tiny beside the weights, and most of the loss is still there.</summary>
    SlowConvergence,

    /// <summary>A layer is changed, relative to its weights, by a tiny part of what the last one is, or not at all.</summary>
    VanishingGradient,

    /// <summary>A layer's weights get a gradient that is huge beside the last layer's.</summary>
    ExplodingGradient,

    /// <summary>Most units of a ReLU layer (channels, of an image) are 0 for every sample: they no longer learn.</summary>
    DeadUnits,

    /// <summary>Most values of a tanh, sigmoid or the like are where it is flat.</summary>
    Saturation,

    /// <summary>Updates are large beside the weights.</summary>
    LargeUpdates,

    /// <summary>The training loss falls while the validation loss rises.</summary>
    Overfitting,

    /// <summary>The first loss is above what the compiler predicted (<see cref="NetworkSummary.ExpectedInitialLoss"/>).</summary>
    UnexpectedInitialLoss,

    /// <summary>The inputs are far from the size that initializers and rates are made for, or on scales far apart, and nothing is
    /// declared that rescales them.</summary>
    UnscaledInputs,

    /// <summary>Classes of the network have no sample in the training data, or all samples are of one class.</summary>
    MissingClasses,

    /// <summary>A class has less than a twentieth of an equal share of the samples, and <see cref="FitOptions.ClassWeights"/> says
    /// nothing.</summary>
    ImbalancedClasses,

    /// <summary>A target is the same for all samples.</summary>
    ConstantTargets,

    /// <summary>The training has too few steps for the running statistics of batch normalisation: a twentieth of their initial values is
    /// left.</summary>
    UnsettledStatistics,

    /// <summary>An input is the same for all samples of a table, or all inputs are.</summary>
    ConstantInputs,

    /// <summary>An input is the label or the target itself, in the same numbers or in others.</summary>
    LeakedAnswer,

    /// <summary>Step after step sees samples of one class: the samples are sorted, and what is streamed is not mixed enough.</summary>
    UnmixedBatches,

    /// <summary>The training ended while its loss was still falling.</summary>
    UnfinishedTraining,

    /// <summary>The validation loss ends far above the training loss, without having risen.</summary>
    GeneralizationGap,

    /// <summary>A weight tensor that is trained is, bit for bit, what it was before the training.</summary>
    UnmovedWeights,

    /// <summary>
    /// What must hold of every training does not: a frozen weight moved, an optimizer remembers nothing, or evaluating changes a weight
    /// or gives two answers.
    /// Somebody else writes to the network, or NetGen is at fault.
    /// </summary>
    BrokenInvariant,

    /// <summary>The training has ended with some of the loss left, nothing else was seen, and the compiler had warned of the
    /// network.</summary>
    LastingLoss,

    /// <summary>Targets are outside of what the head can give (a sigmoid's 0 to 1), and much of the loss can never be taken away.</summary>
    UnreachableTargets,

    /// <summary>Samples that are trained on are measured with: the validation data is the training data, or rows of it. Of a stream it is
    /// told behind the first epoch.</summary>
    SharedSamples,

    /// <summary><see cref="FitOptions.Score"/> gave NaN: an epoch without a score is never the best.</summary>
    UndefinedScore,
}
