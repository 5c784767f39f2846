using System.Numerics;

namespace NetGen;

/// <summary>How values are spread: the counts of equal bins from the smallest finite value to the largest. Immutable.</summary>
public sealed record Histogram
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>The smallest finite value; 0 where there is none.</summary>
    public required double Low { get; init; }

    /// <summary>The largest finite value; 0 where there is none.</summary>
    public required double High { get; init; }

    /// <summary>The values of each bin, from <see cref="Low"/> to <see cref="High"/>.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>The values that are NaN or infinite: in no bin.</summary>
    public long NonFinite { get; init; }

    /// <summary>The bins as bars of one line, the fullest the highest: ▁▂▅██▅▂▁. An empty bin is a space.</summary>
    public override string ToString()
    {
        long fullest = Counts.Count == 0 ? 0 : Counts.Max();
        return string.Concat(Counts.Select(count => count == 0 ? ' ' : Bars[(int)((Bars.Length - 1) * count / fullest)]));
    }

    /// <summary>The histogram of some values.</summary>
    /// <param name="values">The values, of any number.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 bin.</exception>
    public static Histogram Of<T>(ReadOnlySpan<T> values, int bins = 16) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var range = new ValueRange();
        range.Add(values);
        var counter = new HistogramCounter(range, bins);
        counter.Add(values);
        return counter.ToHistogram();
    }
}

/// <summary>The extremes of what was added.</summary>
internal sealed class ValueRange
{
    public double Low { get; private set; } = double.PositiveInfinity;

    public double High { get; private set; } = double.NegativeInfinity;

    public void Add<T>(ReadOnlySpan<T> values) where T : unmanaged, IFloatingPointIeee754<T>
    {
        (T low, T high) = (T.PositiveInfinity, T.NegativeInfinity);
        foreach (T value in values)
        {
            if (T.IsFinite(value))
            {
                // 0 is below -0 for no comparison: which of them stands at an end makes no difference.
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }

        Low = Math.Min(Low, double.CreateTruncating(low));
        High = Math.Max(High, double.CreateTruncating(high));
    }
}

/// <summary>Counts values into bins over a range that is known.</summary>
internal sealed class HistogramCounter(ValueRange range, int bins)
{
    private readonly long[] counts = new long[bins];
    private readonly double low = double.IsFinite(range.Low) ? range.Low : 0;
    private readonly double high = double.IsFinite(range.High) ? range.High : 0;
    private long nonFinite;

    public void Add<T>(ReadOnlySpan<T> values) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Of halves: the width of a range from one end of the scalar to the other is no number.
        double halfLow = low / 2, halfWidth = (high / 2) - halfLow;
        long[] bins = counts;
        int last = bins.Length - 1;
        foreach (T element in values)
        {
            double value = double.CreateTruncating(element);
            if (!double.IsFinite(value))
            {
                nonFinite++;
                continue;
            }

            double place = halfWidth > 0 ? ((value / 2) - halfLow) / halfWidth : 0;
            int bin = (int)(place * bins.Length);
            bins[bin < 0 ? 0 : bin > last ? last : bin]++;
        }
    }

    public Histogram ToHistogram() => new() { Low = low, High = high, Counts = [.. counts], NonFinite = nonFinite };
}
