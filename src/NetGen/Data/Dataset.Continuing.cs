using NetGen.Data;

namespace NetGen;

public sealed partial class Dataset
{
    // The series that each sample is of, and its place in the data set that was told so; null where nothing was told.
    private (int Series, int Place)[]? continuing;

    /// <summary>
    /// Says which samples go on from the one before: those of the same series do, in the order in which they stand. For networks whose
    /// training carries a state from sample to sample (<see cref="TrainingAttribute.CarryState"/>); where nothing is said, all samples are
    /// one series. What a split or a fold leaves out is a gap, behind which a series begins anew.
    /// </summary>
    /// <param name="series">A number for each sample; where it differs from the one before, a series begins.</param>
    /// <exception cref="DatasetException">There are not as many numbers as samples.</exception>
    public Dataset Continuing(ReadOnlySpan<int> series)
    {
        if (series.Length != Count)
        {
            throw new DatasetException($"There are {Counted.Of(series.Length, "number")} of series for {Counted.Of(Count, "sample")}; expected one for each.");
        }

        Dataset copy = Subset([.. Enumerable.Range(0, Count)]);
        copy.reach = reach;
        var told = new (int, int)[Count];
        for (int i = 0; i < told.Length; i++)
        {
            told[i] = (series[i], i);
        }

        copy.continuing = told;
        return copy;
    }

    /// <summary>Whether a sample goes on from nothing: the first, the first of its series, the first behind a gap.</summary>
    internal bool BeginsSeries(int row) => row == 0
        || (continuing is { } told && (told[row].Series != told[row - 1].Series || told[row].Place != told[row - 1].Place + 1));

    private Dataset OfSeries(Dataset whole, ReadOnlySpan<int> rows)
    {
        if (whole.continuing is { } told)
        {
            continuing = new (int, int)[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                continuing[i] = told[rows[i]];
            }
        }

        return this;
    }
}
