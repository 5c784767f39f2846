namespace NetGen;

/// <summary>What the network is asked to predict.</summary>
public enum TargetKind
{
    /// <summary>One of two classes.</summary>
    Binary,

    /// <summary>One of several classes that exclude each other.</summary>
    MultiClass,

    /// <summary>Any number of labels, each present or absent.</summary>
    MultiLabel,

    /// <summary>Real numbers.</summary>
    Regression,

    /// <summary>A class for each position: for each pixel of an image (segmentation), for each step of a sequence.</summary>
    ClassMap,
}

/// <summary>Facts about the targets, which rules use where they are declared, and how real targets are scaled for training.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TargetAttribute : NetworkItemAttribute
{
    /// <summary>Real numbers.</summary>
    public TargetAttribute() : this(TargetKind.Regression) { }

    /// <summary>Targets of a kind.</summary>
    /// <param name="kind">What is predicted.</param>
    public TargetAttribute(TargetKind kind) => Kind = kind;

    /// <summary>What is predicted.</summary>
    public TargetKind Kind { get; }

    /// <summary>
    /// Whether the network learns (t − mean) ÷ deviation of each target, fitted on the training samples and saved with the weights.
    /// Predictions and errors are in the targets' own unit, the loss
    /// is not. For regressions whose targets are far from the size of 1.
    /// </summary>
    public bool Standardize { get; set; }

    /// <summary>Whether it learns sign(t)·ln(1 + |t|), before <see cref="Standardize"/>: for amounts, whose errors are shares. Undone in
    /// predictions and errors.</summary>
    public bool Log1P { get; set; }

    /// <summary>The number of classes or labels; 0 when not declared.</summary>
    public int Classes { get; set; }

    /// <summary>The number of regression targets; 0 when not declared.</summary>
    public int Length { get; set; }

    /// <summary>The smallest target; NaN when not declared.</summary>
    public double Min { get; set; } = double.NaN;

    /// <summary>The largest target; NaN when not declared.</summary>
    public double Max { get; set; } = double.NaN;
}

/// <summary>How the network will be trained. <c>Fit</c> uses these values unless its options say otherwise.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrainingAttribute : NetworkItemAttribute
{
    /// <summary>Passes over the data. Default 10.</summary>
    public int Epochs { get; set; } = 10;

    /// <summary>Samples per optimisation step. Default 32.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>The number of training samples; 0 when not declared.</summary>
    public int Samples { get; set; }

    /// <summary>
    /// Whether samples are windows of series that go on from one to the next: a step of training begins each row with the state that the
    /// row before it in its series ended with, and its gradient ends at the window's first step (truncated back-propagation through time;
    /// Williams and Peng 1990). <c>Fit</c> then takes the samples in the order in which they stand, each batch one further in as many
    /// stretches as it has rows. For networks of recurrent layers that read from the first step to the last. Default false: each sample
    /// begins as the layer declares (<see cref="RecurrentAttribute.InitialState"/>).
    /// </summary>
    public bool CarryState { get; set; }
}
