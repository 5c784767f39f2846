using NetGen.Generator.Signal;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// What a declared range says of the targets of a regression: not how they spread in it, so that every figure has two ends. NaN for nothing
/// declared.
/// </summary>
internal readonly record struct TargetRange(double Min, double Max)
{
    public static TargetRange Of(TargetAttribute? target) =>
        target is { Kind: TargetKind.Regression } ? new(target.Min, target.Max) : new(double.NaN, double.NaN);

    /// <summary>Half of them at each end.</summary>
    public double LargestDeviation => (Max - Min) / 2;

    /// <summary>Spread evenly: the guess in the middle.</summary>
    public Moments Uniform => new((Middle * Middle) + ((Max - Min) * (Max - Min) / 12), Middle);

    public Moments Widest => new((Middle * Middle) + (LargestDeviation * LargestDeviation), Middle);

    private double Middle => (Min + Max) / 2;

    /// <summary>All of them equal, as near to an output as they can be.</summary>
    public Moments Narrowest(double output)
    {
        var nearest = Math.Max(Min, Math.Min(Max, output));
        return new(nearest * nearest, nearest);
    }
}
