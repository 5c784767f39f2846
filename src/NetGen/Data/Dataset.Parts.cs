using NetGen.Data;
using NetGen.Numerics;

namespace NetGen;

public sealed partial class Dataset
{
    // Sets the shuffles of data apart from every other use of a seed.
    private const ulong ShuffleStream = 0x4441_5441;

    /// <summary>The samples at the given rows, in that order; a row may come more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in [0, <see cref="Count"/>).</exception>
    /// <exception cref="DatasetException">There are no rows.</exception>
    public Dataset Subset(params ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
        {
            throw new DatasetException("A data set needs at least one sample; no rows were chosen.");
        }

        var partLabels = new int[ArrayLength(rows.Length, LabelLength)];
        var partTargets = new float[ArrayLength(rows.Length, TargetLength)];
        for (int i = 0; i < rows.Length; i++)
        {
            int row = rows[i];
            if ((uint)row >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"Row {i} of the subset must be in [0, {Count}).");
            }

            targets.AsSpan(row * TargetLength, TargetLength).CopyTo(partTargets.AsSpan(i * TargetLength));
            labels.AsSpan(row * LabelLength, LabelLength).CopyTo(partLabels.AsSpan(i * LabelLength));
        }

        return new Dataset(rows.Length, inputs.Rows(rows, InputLength), partLabels, partTargets, ClassCount, Names).PartOf(this, rows);
    }

    /// <summary>The first n samples; all of them where there are fewer.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public Dataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return count >= Count ? this : Subset([.. Enumerable.Range(0, count)]);
    }

    /// <summary>The samples in an order that the seed alone determines: no series any more.</summary>
    public Dataset Shuffle(ulong seed)
    {
        Dataset shuffled = Subset(ShuffledRows(seed));
        shuffled.reach = null;
        return shuffled;
    }

    /// <summary>Two parts drawn by the seed: round(fraction·<see cref="Count"/>) samples and the rest, at least one in each.</summary>
    /// <param name="fraction">The share of the first part, in (0, 1).</param>
    /// <param name="seed">The same seed draws the same parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not in (0, 1).</exception>
    /// <exception cref="DatasetException">There is only one sample, or they are a series (<see cref="IsSeries"/>).</exception>
    public (Dataset Train, Dataset Test) Split(double fraction, ulong seed)
    {
        RequireNoOrder("SplitInTime");
        int first = FirstPart(fraction);
        int[] rows = ShuffledRows(seed);
        return (Subset(rows.AsSpan(0, first)), Subset(rows.AsSpan(first)));
    }

    /// <summary>As <see cref="Split"/>, with each class divided like the whole: to within one sample of its exact share.</summary>
    /// <inheritdoc cref="Split"/>
    /// <exception cref="DatasetException">The samples have neither one label each nor one target that is 0 or 1, there is only one, or they
    /// are a series (<see cref="IsSeries"/>).</exception>
    public (Dataset Train, Dataset Test) StratifiedSplit(double fraction, ulong seed)
    {
        RequireNoOrder("SplitInTime");
        int[] strata = Strata ?? throw new DatasetException(
            $"A stratified split needs a class label for each sample, or one target that is 0 or 1; these samples have {(HasLabels ? "maps of labels" : "other targets")}. Use Split.");

        int first = FirstPart(fraction);
        double share = (double)first / Count;
        int[] rows = ShuffledRows(seed);
        // Sample i of the rows sorted by class goes to the first part where round(i·share) steps up: exactly `first` times in all, and
        // in any run of n rows (a class is one) n·share times to within one.
        var isFirst = new bool[Count];
        int position = 0;
        foreach (int row in rows.OrderBy(row => strata[row]))
        {
            isFirst[row] = Math.Round((position + 1) * share) > Math.Round(position * share);
            position++;
        }

        return (Subset(Array.FindAll(rows, row => isFirst[row])), Subset(Array.FindAll(rows, row => !isFirst[row])));
    }

    /// <summary>
    /// The k pairs of cross-validation, drawn by the seed: each sample is in exactly one validation part, part sizes differ by at most
    /// one, and where each has a label so do each class's counts. Each pair is copied only when the enumeration reaches it.
    /// </summary>
    /// <param name="k">The number of parts, in [2, <see cref="Count"/>].</param>
    /// <param name="seed">The same seed draws the same parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in [2, <see cref="Count"/>].</exception>
    /// <exception cref="DatasetException">The samples are a series (<see cref="IsSeries"/>).</exception>
    public IEnumerable<(Dataset Train, Dataset Validation)> KFold(int k, ulong seed)
    {
        RequireNoOrder("TimeFolds (of CrossValidate and Search: Validation.TimeFolds)");
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, Count);
        int[] rows = ShuffledRows(seed);
        var fold = new int[Count];
        int position = 0;
        foreach (int row in Strata is { } strata ? rows.OrderBy(row => strata[row]) : rows.AsEnumerable())
        {
            fold[row] = position++ % k;
        }

        return Enumerable.Range(0, k).Select(part =>
            (Subset(Array.FindAll(rows, row => fold[row] != part)), Subset(Array.FindAll(rows, row => fold[row] == part))));
    }

    /// <summary>
    /// A weight for each class with which all classes count the same: samples ÷ (classes · samples of the class), which is 1 on average
    /// over the samples; 1 for a class without samples. Of maps of labels the positions that count are the samples. For
    /// <see cref="FitOptions.ClassWeights"/>.
    /// </summary>
    /// <exception cref="DatasetException">The samples have neither labels nor one target that is 0 or 1.</exception>
    public double[] BalancedClassWeights()
    {
        // Of a map every label that counts; else the class of each sample.
        ReadOnlySpan<int> answers = HasClassMaps ? labels
            : Strata ?? throw new DatasetException("Class weights need class labels, or one target that is 0 or 1; these samples have other targets.");
        var counts = new long[HasLabels ? ClassCount : 2];
        ClassMaps.AddCounts(answers, counts);
        long present = counts.LongCount(count => count > 0), all = counts.Sum();
        return [.. counts.Select(count => count == 0 ? 1 : all / (double)(present * count))];
    }

    /// <summary>The class of each sample: its label, or a yes or no that is given as a target; null for maps of labels and for other
    /// targets.</summary>
    private int[]? Strata => LabelLength == 1 ? labels
        : TargetLength == 1 && !targets.AsSpan().ContainsAnyExcept(0f, 1f) ? Array.ConvertAll(targets, target => (int)target)
        : null;

    private int FirstPart(double fraction)
    {
        if (!(fraction is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The first part's share must be in (0, 1).");
        }

        if (Count < 2)
        {
            throw new DatasetException("Splitting needs at least two samples; there is one.");
        }

        return Math.Clamp((int)Math.Round(fraction * Count, MidpointRounding.AwayFromZero), 1, Count - 1);
    }

    private int[] ShuffledRows(ulong seed)
    {
        int[] rows = [.. Enumerable.Range(0, Count)];
        new RandomStream(seed, ShuffleStream).Shuffle(rows);
        return rows;
    }
}
