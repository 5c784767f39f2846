using System.Numerics;
using System.Runtime.CompilerServices;

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
        var counter = new HistogramCounter(ValueSums.Of(values), bins);
        counter.Add(values);
        return counter.ToHistogram();
    }
}

/// <summary>Counts values into bins over a range that is known.</summary>
internal sealed class HistogramCounter
{
    // Where many values are equal, as the zeros behind a rectifier, each would wait until the one before is counted.
    private const int Tables = 4;

    private readonly long[] counts;
    private readonly int bins;
    private readonly double low, high, halfLow, halfWidth;
    private long nonFinite;

    /// <param name="range">What is to be counted, once before.</param>
    /// <param name="bins">How many.</param>
    public HistogramCounter(in ValueSums range, int bins)
    {
        (low, high) = double.IsFinite(range.Low) ? (range.Low, range.High) : (0, 0);
        // Of halves: the width of a range from one end of the scalar to the other is no number.
        halfLow = low / 2;
        halfWidth = (high / 2) - halfLow;
        this.bins = bins;
        counts = new long[Tables * bins];
    }

    // A training may be over before the runtime has seen that this is worth its while.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<T>(ReadOnlySpan<T> values) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // In registers: fields would be read again for every value.
        (long[] tables, int count, double start, double width) = (counts, bins, halfLow, halfWidth);
        int table = 0;
        foreach (T element in values)
        {
            double value = double.CreateTruncating(element);
            if (!double.IsFinite(value))
            {
                nonFinite++;
                continue;
            }

            int bin = width > 0 ? (int)(((value / 2) - start) / width * count) : 0;
            tables[table + (bin < 0 ? 0 : bin >= count ? count - 1 : bin)]++;
            table += count;
            table = table == tables.Length ? 0 : table;
        }
    }

    public Histogram ToHistogram() => new()
    {
        Low = low,
        High = high,
        Counts = [.. Enumerable.Range(0, bins).Select(bin => Enumerable.Range(0, Tables).Sum(table => counts[(table * bins) + bin]))],
        NonFinite = nonFinite,
    };
}
