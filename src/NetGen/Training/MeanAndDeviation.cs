using System.Globalization;

namespace NetGen;

/// <summary>A mean and how far single values lie from it. Immutable.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The sample standard deviation √(Σ(x − mean)² ÷ (n − 1)); 0 of a single value.</param>
public readonly record struct MeanAndDeviation(double Mean, double Deviation)
{
    /// <summary>That of some values, at least one.</summary>
    internal static MeanAndDeviation Of(double[] values)
    {
        double mean = values.Average();
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return new MeanAndDeviation(mean, values.Length == 1 ? 0 : Math.Sqrt(squares / (values.Length - 1)));
    }

    /// <summary>As in "0.9533 ± 0.0211". The same text under every culture.</summary>
    public override string ToString() => ToString("G4");

    internal string ToString(string format) =>
        Mean.ToString(format, CultureInfo.InvariantCulture) + " ± " + Deviation.ToString(format, CultureInfo.InvariantCulture);
}
