using NetGen.Data;

namespace NetGen.Training.Monitoring;

/// <summary>
/// Every sample of a step is of one class, step after step, more often than shuffled samples can be: a stream of sorted files whose window
/// is smaller than a class. Looks at the labels of a step only as far as the first that differs.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="data">The samples; of a stream, its first ones.</param>
/// <param name="isStreamed">Whether there are more samples than these, of whose classes nothing is known.</param>
internal sealed class UnmixedBatches(NetworkSummary network, Dataset data, bool isStreamed)
{
    // What chance does once in a billion runs is not chance.
    private const double Chance = 1e-9;

    private readonly double[] shares = isStreamed ? Equal(network) : SharesOf(data);
    private readonly bool hasClasses = data.LabelLength == 1 || (data.TargetLength == 1 && SampleCheck.IsBinary(network));
    private double logChance;
    private int steps;

    /// <summary>Takes in a step's samples.</summary>
    public void Look<T>(in Batch<T> batch, TroubleLog log) where T : unmanaged
    {
        if (!hasClasses)
        {
            return;
        }

        if (!IsOfOneClass(batch))
        {
            (steps, logChance) = (0, 0);
            return;
        }

        steps++;
        logChance += LogChanceOf(batch.Rows.Length);
        if (logChance < Math.Log(Chance))
        {
            log.Report(TroubleKind.UnmixedBatches, null, "the number of steps in a row with samples of one class only", steps, double.NaN,
                "",
                "The samples are sorted by class and not mixed: shuffle the files before, or stream them with a window (WindowSize) that holds samples of every class.");
        }
    }

    private static bool IsOfOneClass<T>(in Batch<T> batch) where T : unmanaged
    {
        ReadOnlySpan<int> rows = batch.Rows;
        for (int i = 1; i < rows.Length; i++)
        {
            if (batch.Labels.IsEmpty
                ? !EqualityComparer<T>.Default.Equals(batch.Targets[rows[i]], batch.Targets[rows[0]])
                : batch.Labels[rows[i]] != batch.Labels[rows[0]])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>ln of how likely so many samples are all of one class.</summary>
    private double LogChanceOf(int rows)
    {
        double chance = 0;
        foreach (double share in shares)
        {
            chance += Math.Pow(share, rows);
        }

        return Math.Log(Math.Min(1, chance));
    }

    private static double[] Equal(NetworkSummary network)
    {
        double[] shares = new double[Math.Max(2, network.ClassCount)];
        Array.Fill(shares, 1.0 / shares.Length);
        return shares;
    }

    private static double[] SharesOf(Dataset data)
    {
        if (!data.HasLabels)
        {
            double ones = (double)data.Targets.Count(1f) / data.Count;
            return [ones, 1 - ones];
        }

        var counts = new long[data.ClassCount];
        ClassMaps.AddCounts(data.Labels, counts);
        return [.. counts.Select(count => (double)count / data.Count)];
    }
}
