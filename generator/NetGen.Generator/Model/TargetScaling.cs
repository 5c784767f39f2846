namespace NetGen.Generator.Model;

/// <summary>How real targets are scaled before they are learned, which predictions undo.</summary>
/// <param name="Standardize">Whether mean and deviation are taken out.</param>
/// <param name="Log1P">Whether sign(t)·ln(1 + |t|) is taken before.</param>
/// <param name="FirstBuffer">The first of the buffers that hold what is fitted, side by side: the number of samples, means,
/// deviations.</param>
internal sealed record TargetScaling(bool Standardize, bool Log1P, int FirstBuffer)
{
    /// <summary>For people and for the fingerprint of weight files.</summary>
    public string Description => (Log1P, Standardize) switch
    {
        (true, true) => "log1p, standardized",
        (true, false) => "log1p",
        (false, true) => "standardized",
        (false, false) => throw new InvalidOperationException("A target that is not scaled has no scaling."),
    };
}
