namespace NetGen.Training;

/// <summary>What a classifier said of each sample and output, beside what was right: for metrics that compare samples with each
/// other.</summary>
/// <param name="outputs">Outputs of a sample.</param>
/// <param name="scores">Samples × outputs, row-major.</param>
/// <param name="isPositive">Whether an output of a sample (row, output) should be high.</param>
internal sealed partial class ScoreTable(int outputs, double[] scores, Func<int, int, bool> isPositive)
{
    // Their numbers are kept for as long as the evaluation is.
    public const long Largest = 1 << 24;

    /// <summary>Outputs of a sample.</summary>
    public int Outputs => outputs;

    /// <summary>Of the only output: what is counted where outputs from a threshold on are a yes, from a threshold above all on.</summary>
    public IReadOnlyList<RocPoint> Curve()
    {
        double[] ascending = [.. scores];
        int[] rows = [.. Enumerable.Range(0, ascending.Length)];
        Array.Sort(ascending, rows);
        long positives = rows.LongCount(row => isPositive(row, 0));
        (long rightYes, long falseYes) = (0, 0);
        var curve = new List<RocPoint> { new(double.PositiveInfinity, 0, 0, positives, rows.Length - positives) };
        for (int i = rows.Length - 1; i >= 0; i--)
        {
            (rightYes, falseYes) = isPositive(rows[i], 0) ? (rightYes + 1, falseYes) : (rightYes, falseYes + 1);
            if (i == 0 || ascending[i - 1] != ascending[i])
            {
                curve.Add(new RocPoint(ascending[i], rightYes, falseYes, positives - rightYes, rows.Length - positives - falseYes));
            }
        }

        return curve;
    }

    /// <summary>The mean over the outputs that have an area; null where none has.</summary>
    public double? MeanArea()
    {
        double[] areas = [.. Enumerable.Range(0, outputs).Select(Area).OfType<double>()];
        return areas.Length == 0 ? null : areas.Average();
    }

    /// <summary>Mann and Whitney's U by the ranks of the positives, ties sharing their mean rank, divided by the number of pairs.</summary>
    public double? Area(int output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, outputs);
        int samples = scores.Length / outputs;
        var column = new double[samples];
        var rows = new int[samples];
        for (int row = 0; row < samples; row++)
        {
            column[row] = scores[(row * outputs) + output];
            rows[row] = row;
        }

        Array.Sort(column, rows);
        double rankSum = 0;
        long positives = 0;
        for (int first = 0, behind; first < samples; first = behind)
        {
            long here = 0;
            for (behind = first; behind < samples && column[behind] == column[first]; behind++)
            {
                here += isPositive(rows[behind], output) ? 1 : 0;
            }

            // NaN equals nothing, not even itself.
            behind = Math.Max(behind, first + 1);
            // The ranks first + 1 to behind have this mean.
            rankSum += here * (first + 1.0 + behind) / 2;
            positives += here;
        }

        long negatives = samples - positives;
        return positives == 0 || negatives == 0 ? null : (rankSum - (positives * (positives + 1.0) / 2)) / ((double)positives * negatives);
    }
}
