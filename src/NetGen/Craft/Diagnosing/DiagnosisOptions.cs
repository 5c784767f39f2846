namespace NetGen;

/// <summary>How much is tried for a diagnosis. Immutable.</summary>
public sealed record DiagnosisOptions
{
    /// <summary>The most steps of the short run, at least 1: as many of the declared epochs as fit in, and at least one, or its first
    /// part.</summary>
    public int Steps { get; init; } = 2000;

    /// <summary>The samples that are to be learned by heart, at least 1.</summary>
    public int OverfitSamples { get; init; } = 20;

    /// <summary>The most steps that this may take, at least 2.</summary>
    public int OverfitSteps { get; init; } = 500;

    /// <summary>The steps of the learning-rate sweep, at least 20.</summary>
    public int SweepSteps { get; init; } = 300;

    /// <summary>Determines the order of the samples in all that is tried.</summary>
    public ulong Seed { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(OverfitSamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(OverfitSteps, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(SweepSteps, 20);
    }
}
