namespace NetGen;

/// <summary>
/// A root mean square that the compiler predicts for a network at initialization, before anything is learned: of a layer's output, or of
/// its gradient relative to where the gradient enters. The prediction is for infinitely wide layers (Poole et al. 2016); it comes with how
/// far a network as wide as this one may lie from it (Hanin and Rolnick 2018). Immutable.
/// </summary>
/// <param name="Low">The prediction; the lower end of it behind a pool, which leaves open how alike the values in a window are.</param>
/// <param name="High">The upper end; equal to <paramref name="Low"/> where there is one value.</param>
/// <param name="Band">The factor, at least 1, by which a single network may lie below or above: three standard deviations of its
/// logarithm.</param>
public readonly record struct PredictedRms(double Low, double High, double Band)
{
    /// <summary>What the columns of a table of layers mean.</summary>
    internal const string Legend =
        "Signal, gradient: RMS predicted at initialization, gradients relative to where they enter; ×÷ is how far one network may be off.";

    /// <summary>A band narrower than this says no more than the digits do.</summary>
    private const double SmallestBand = 1.1;

    /// <summary>
    /// Three significant digits, or two of each end, and the band where it is 10 % or more: "0.125", "0.71–0.95", "1.00 ×÷1.4".
    /// </summary>
    public override string ToString()
    {
        string low = SignificantDigits.Text(Low, 2), high = SignificantDigits.Text(High, 2);
        return (low == high ? SignificantDigits.Text(Low, 3) : low + "–" + high)
            + (Band >= SmallestBand ? " ×÷" + SignificantDigits.Text(Band, 2) : "");
    }
}
