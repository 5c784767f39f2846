namespace NetGen.Generator.Signal;

/// <summary>The first two moments of a tensor's elements at initialization, over weights and inputs.</summary>
/// <param name="Square">E[a²].</param>
/// <param name="Mean">E[a].</param>
internal readonly record struct Moments(double Square, double Mean)
{
    /// <summary>Where nothing can be said.</summary>
    public static readonly Moments Unknown = new(double.NaN, double.NaN);

    /// <summary>
    /// Beyond any scalar's range, and within what squares and fourth powers of it still are numbers: an overflow stays a figure that can be
    /// compared, and what lies behind it stays known.
    /// </summary>
    public const double Largest = 1e150;

    /// <summary>The largest RMS of floats.</summary>
    public const double LargestFloat = 3.4e38;

    /// <summary>The moments, no larger than <see cref="Largest"/>.</summary>
    public Moments Bounded() => !(Square >= Largest) ? this : new(Largest, Math.Max(-LargestMean, Math.Min(LargestMean, Mean)));

    /// <summary>Of half that square: something varies.</summary>
    private static readonly double LargestMean = Math.Sqrt(Largest / 2);

    public bool IsKnown => !double.IsNaN(Square);

    public double Rms => Math.Sqrt(Square);

    public double Variance => Math.Max(0, Square - (Mean * Mean));

    public double Std => Math.Sqrt(Variance);
}
