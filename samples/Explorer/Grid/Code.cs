using System.Text;
using NetGen;

namespace Explorer.Grid;

/// <summary>
/// Numbers as text of 64 letters, two for each: thousands of trainings fit on a page. <c>Page/code.js</c> reads what is written here.
/// </summary>
internal sealed class Code
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>The powers of ten from the lowest to the highest that can be told apart, and what stands beyond them.</summary>
    private const double Lowest = -12, Highest = 6;

    /// <summary>Places in a histogram.</summary>
    public const int Bins = 12;

    private readonly StringBuilder text = new();

    /// <summary>A number above 0, to 1 %: its logarithm. 0 and less are the first letters, what is no number or too large the last.</summary>
    public Code Size(double? value)
    {
        if (value is not double number || !(number < Math.Pow(10, Highest)))
            return Pair(4095);
        return Pair(number <= Math.Pow(10, Lowest) ? 0 : 1 + (int)Math.Round((Math.Log10(number) - Lowest) / (Highest - Lowest) * 4093));
    }

    /// <summary>A number from 0 to 1, to 1/4,094; the last letters for none.</summary>
    public Code Share(double? value) => Pair(value is double share && double.IsFinite(share) ? (int)Math.Round(Math.Clamp(share, 0, 1) * 4094) : 4095);

    /// <summary>The spread of values: how far they reach below and above 0, and the root of how many lie in each twelfth, of the fullest.</summary>
    public Code Spread(Histogram histogram)
    {
        Size(Math.Max(0, -histogram.Low)).Size(Math.Max(0, histogram.High)).Letter(histogram.Low > 0 ? 1 : 0);
        // A range that begins above 0 is drawn from 0 on.
        double low = Math.Min(0, histogram.Low), high = Math.Max(0, histogram.High);
        var counts = new double[Bins];
        for (int bin = 0; bin < histogram.Counts.Count; bin++)
        {
            double middle = histogram.Low + (bin + 0.5) * (histogram.High - histogram.Low) / histogram.Counts.Count;
            counts[high > low ? Math.Clamp((int)((middle - low) / (high - low) * Bins), 0, Bins - 1) : 0] += histogram.Counts[bin];
        }

        double fullest = Math.Max(1, counts.Max());
        foreach (double count in counts)
            Letter((int)Math.Ceiling(Math.Sqrt(count / fullest) * 63));
        return this;
    }

    /// <summary>A number from 0 to 63.</summary>
    public Code Letter(int value)
    {
        text.Append(Letters[value]);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private Code Pair(int value) => Letter(value >> 6).Letter(value & 63);
}
