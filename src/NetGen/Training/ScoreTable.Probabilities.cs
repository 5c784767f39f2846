namespace NetGen.Training;

/// <summary>Whether the probabilities of a single output mean what they say.</summary>
internal sealed partial class ScoreTable
{
    /// <summary>What was predicted and what was right, by ranges of equal width.</summary>
    public IReadOnlyList<CalibrationBin> Calibration(int bins)
    {
        var (counts, sums, yes) = (new long[bins], new double[bins], new long[bins]);
        for (int row = 0; row < scores.Length; row++)
        {
            int bin = Math.Clamp((int)(scores[row] * bins), 0, bins - 1);
            counts[bin]++;
            sums[bin] += scores[row];
            yes[bin] += isPositive(row, 0) ? 1 : 0;
        }

        return [.. counts.Select((count, i) =>
            new CalibrationBin((double)i / bins, (i + 1.0) / bins, count, sums[i] / count, (double)yes[i] / count))];
    }

    /// <summary>The mean of (p − t)².</summary>
    public double Brier()
    {
        double sum = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            double error = scores[row] - (isPositive(row, 0) ? 1 : 0);
            sum += error * error;
        }

        return sum / scores.Length;
    }
}
