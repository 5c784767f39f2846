using NetGen.Data;

namespace NetGen;

public sealed partial class Dataset
{
    private SampleSource? source;
    private int[]? rows;
    private IReadOnlyList<string> codes = [];

    /// <summary>Where a sample comes from: its row in what was read, before any split or shuffle.</summary>
    /// <param name="sample">The sample, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public SampleOrigin OriginOf(int sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, Count);
        return new SampleOrigin(rows is null ? sample : rows[sample], source);
    }

    /// <summary>The same samples, of which is known where they come from.</summary>
    internal Dataset From(SampleSource? origin)
    {
        source = origin;
        return this;
    }

    /// <summary>The same samples, of which is known that some features are no numbers but places in a vocabulary.</summary>
    /// <param name="categories">The names of those features.</param>
    internal Dataset WithCodes(IReadOnlyList<string> categories)
    {
        codes = categories;
        return this;
    }

    /// <summary>This new data set, whose samples are another's, one for one.</summary>
    private Dataset AsIn(Dataset other)
    {
        (source, rows, codes, reach, series) = (other.source, other.rows, other.codes, other.reach, other.series);
        return this;
    }

    private void RequireNoCodes(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(name => codes.Contains(name, StringComparer.Ordinal)) is { } code)
        {
            throw new DatasetException(
                $"'{code}' is a category: its numbers are places in a vocabulary, of which no series can be made. Choose columns of numbers " +
                "(Columns).");
        }
    }

    /// <summary>This new data set, whose samples are some of another's.</summary>
    private Dataset PartOf(Dataset other, ReadOnlySpan<int> chosen)
    {
        (source, codes) = (other.source, other.codes);
        rows = new int[chosen.Length];
        series = other.series is null ? null : new int[chosen.Length];
        bool isForward = true;
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = other.rows is null ? chosen[i] : other.rows[chosen[i]];
            series?[i] = other.series![chosen[i]];
            isForward &= i == 0 || chosen[i] > chosen[i - 1];
        }

        // Some of a series are a series, in its order alone.
        reach = isForward ? other.reach : null;

        return this;
    }

    /// <summary>The same samples with some values of each taken from another of them.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="length">How many.</param>
    /// <param name="from">Of which sample each takes them.</param>
    internal Dataset WithValuesOf(int start, int length, int[] from) =>
        WithValues((row, values) => Inputs.Slice((from[row] * InputLength) + start, length).CopyTo(values.Slice(start, length)));

    /// <summary>The same samples with one value of each replaced.</summary>
    internal Dataset WithValue(int place, float value) => WithValues((_, values) => values[place] = value);

    private Dataset WithValues(Change change)
    {
        float[] changed = Inputs.ToArray();
        for (int row = 0; row < Count; row++)
        {
            change(row, changed.AsSpan(row * InputLength, InputLength));
        }

        return new Dataset(Count, new InputValues(changed), labels, targets, ClassCount, Names).AsIn(this);
    }

    private delegate void Change(int row, Span<float> values);
}
