namespace NetGen.Generator.Signal;

/// <summary>The first two moments of a tensor's elements at initialization, over weights and inputs.</summary>
/// <param name="Square">E[a²].</param>
/// <param name="Mean">E[a].</param>
internal readonly record struct Moments(double Square, double Mean)
{
    /// <summary>Where nothing can be said.</summary>
    public static readonly Moments Unknown = new(double.NaN, double.NaN);

    public bool IsKnown => !double.IsNaN(Square);

    public double Rms => Math.Sqrt(Square);

    public double Variance => Math.Max(0, Square - (Mean * Mean));

    public double Std => Math.Sqrt(Variance);
}
