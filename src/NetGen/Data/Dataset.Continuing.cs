namespace NetGen;

public sealed partial class Dataset
{
    // The series that each sample is of; null where nothing was told: then all are of one.
    private int[]? series;

    /// <summary>
    /// Says which samples go on from the one before: those of the same series do, in the order in which they stand. For networks whose
    /// training carries a state from sample to sample (<see cref="TrainingAttribute.CarryState"/>); where nothing is said, all samples are
    /// one series. What a split or a fold leaves out is a gap, behind which a series begins anew.
    /// </summary>
    /// <param name="seriesOf">A number for each sample; where it differs from the one before, a series begins.</param>
    /// <exception cref="DatasetException">There are not as many numbers as samples.</exception>
    public Dataset Continuing(ReadOnlySpan<int> seriesOf)
    {
        if (seriesOf.Length != Count)
        {
            throw new DatasetException($"There are {Counted.Of(seriesOf.Length, "number")} of series for {Counted.Of(Count, "sample")}; expected one for each.");
        }

        Dataset copy = new Dataset(Count, inputs, labels, targets, ClassCount, Names).AsIn(this);
        copy.series = seriesOf.ToArray();
        return copy;
    }

    /// <summary>Whether a sample goes on from nothing: the first, the first of its series, the first behind a gap.</summary>
    internal bool BeginsSeries(int row) => row == 0
        || (rows is not null && rows[row] != rows[row - 1] + 1)
        || (series is not null && series[row] != series[row - 1]);
}
