namespace NetGen;

/// <summary>What is counted of a yes-or-no network where outputs from a threshold on are a yes. Immutable.</summary>
/// <param name="Threshold">The threshold; ∞ for no yes at all.</param>
/// <param name="RightYes">Yes that should be yes.</param>
/// <param name="FalseYes">Yes that should be no.</param>
/// <param name="FalseNo">No that should be yes.</param>
/// <param name="RightNo">No that should be no.</param>
public readonly record struct RocPoint(double Threshold, long RightYes, long FalseYes, long FalseNo, long RightNo)
{
    /// <summary>The share of those that should be yes and are: recall, sensitivity. NaN where there are none.</summary>
    public double TruePositiveRate => (double)RightYes / (RightYes + FalseNo);

    /// <summary>The share of those that should be no and are yes. NaN where there are none.</summary>
    public double FalsePositiveRate => (double)FalseYes / (FalseYes + RightNo);

    /// <summary>The share of yes that should be yes; NaN without a yes.</summary>
    public double Precision => (double)RightYes / (RightYes + FalseYes);

    /// <summary>The harmonic mean of precision and recall, 2·right ÷ (2·right + false); NaN where nothing is or should be a yes.</summary>
    public double F1 => 2.0 * RightYes / ((2 * RightYes) + FalseYes + FalseNo);
}
