namespace NetGen.Generator.Model;

/// <summary>What is declared between the user's samples and the first layer.</summary>
internal sealed record InputPreparation
{
    /// <summary>The shape of a sample as the user has it.</summary>
    public required TensorShape Shape { get; init; }

    /// <summary>In order; a <see cref="WhiteningStep"/> only as the last.</summary>
    public required EquatableArray<PreprocessingStep> Preprocessing { get; init; }

    /// <summary>In order.</summary>
    public required EquatableArray<AugmentationStep> Augmentation { get; init; }

    /// <summary>The first of the buffers that hold what is fitted, side by side: the number of samples, centers, scales, whitening
    /// matrix.</summary>
    public int FirstBuffer { get; init; }

    /// <summary>The table whose rows are the samples; null where samples are given as numbers.</summary>
    public TableSpec? Table => (Preprocessing.FirstOrDefault() as TableStep)?.Table;

    /// <summary>Whether predictions prepare their samples.</summary>
    public bool Preprocesses => Preprocessing.Count > 0;

    /// <summary>Whether a step changes its samples at random.</summary>
    public bool Augments => Augmentation.Count > 0;

    /// <summary>Whether anything is learned from training data.</summary>
    public bool NeedsFitting => Preprocessing.Any(step => step.NeedsFitting);
}

/// <summary>A step of preprocessing. A closed family.</summary>
/// <param name="Name">The attribute's name.</param>
internal abstract record PreprocessingStep(string Name)
{
    public virtual bool NeedsFitting => true;
}

/// <summary>y = (x − center)·scale with declared numbers, one for all or one a channel.</summary>
internal sealed record FixedScalingStep(string Name, EquatableArray<double> Centers, EquatableArray<double> Scales)
    : PreprocessingStep(Name)
{
    public override bool NeedsFitting => false;
}

/// <summary>The mean taken off, and divided by the deviation where <paramref name="Divides"/>; by feature or by channel.</summary>
internal sealed record StandardizationStep(string Name, bool ByChannel, bool Divides, double Epsilon) : PreprocessingStep(Name);

/// <summary>From each feature's range to [low, high].</summary>
internal sealed record RangeStep(double Low, double High) : PreprocessingStep("MinMax");

/// <summary>Principal components of variance 1, or the same turned back to the features.</summary>
internal sealed record WhiteningStep(string Name, int Components, double Epsilon, bool RotatesBack) : PreprocessingStep(Name);

/// <summary>The columns of a table become numbers; the only step where it stands.</summary>
internal sealed record TableStep(TableSpec Table) : PreprocessingStep("Table");

/// <summary>An augmentation. A closed family.</summary>
internal abstract record AugmentationStep;

internal sealed record FlipStep(double Probability, bool Vertical) : AugmentationStep;

/// <summary>Moved by whole pixels: random crops of a padded image bring in zeros, shifts repeat the edge.</summary>
internal sealed record ShiftStep(int Vertical, int Horizontal, bool RepeatsEdge) : AugmentationStep;

internal sealed record RotationStep(double Degrees) : AugmentationStep;

internal sealed record ErasureStep(double Probability, double MinArea, double MaxArea, double Value) : AugmentationStep;

internal sealed record NoiseStep(double Std) : AugmentationStep;

/// <summary>A sample mixed with another one of its mini-batch.</summary>
internal sealed record MixupStep(double Alpha) : AugmentationStep;
