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
}

/// <summary>Facts about the targets. Rules use what is declared and stay silent about what is not.</summary>
/// <param name="kind">What is predicted.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TargetAttribute(TargetKind kind) : NetworkItemAttribute
{
    /// <summary>What is predicted.</summary>
    public TargetKind Kind { get; } = kind;

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
}
