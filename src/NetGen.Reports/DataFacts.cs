namespace NetGen.Reports;

/// <summary>What a data set is, in figures that a page has room for.</summary>
/// <param name="Count">The samples.</param>
/// <param name="InputLength">Values of one.</param>
/// <param name="Classes">Names and counts of the classes; empty without labels.</param>
/// <param name="Features">The first features.</param>
/// <param name="Constant">How many of all features have one value only.</param>
/// <param name="Low">The smallest input value.</param>
/// <param name="High">The largest.</param>
internal sealed record DataFacts(
    int Count, int InputLength, IReadOnlyList<ClassFacts> Classes, IReadOnlyList<FeatureFacts> Features, int Constant, double Low,
    double High)
{
    private const int ShownFeatures = 32;

    public static DataFacts Of(Dataset data)
    {
        var counts = new int[data.ClassCount];
        foreach (int label in data.Labels)
        {
            if (label >= 0)
            {
                counts[label]++;
            }
        }

        // One pass by rows: the inputs lie row by row.
        int width = data.InputLength;
        double[] low = [.. Enumerable.Repeat(double.PositiveInfinity, width)];
        double[] high = [.. Enumerable.Repeat(double.NegativeInfinity, width)];
        double[] sum = new double[width], squares = new double[width];
        for (int row = 0; row < data.Count; row++)
        {
            for (int i = 0; i < width; i++)
            {
                double value = data.HasBytes ? data.Bytes[(row * width) + i] : data.Inputs[(row * width) + i];
                low[i] = Math.Min(low[i], value);
                high[i] = Math.Max(high[i], value);
                sum[i] += value;
                squares[i] += value * value;
            }
        }

        return new DataFacts(
            data.Count, width,
            [.. counts.Select((count, label) => new ClassFacts(data.ClassNames?[label] ?? $"{label}", count))],
            [.. Enumerable.Range(0, Math.Min(width, ShownFeatures)).Select(Feature)],
            Enumerable.Range(0, width).Count(i => low[i] == high[i]), low.Min(), high.Max());

        FeatureFacts Feature(int i)
        {
            double mean = sum[i] / data.Count;
            double variance = Math.Max(0, (squares[i] / data.Count) - (mean * mean));
            return new FeatureFacts(data.FeatureNames?[i] ?? $"{i}", low[i], mean, Math.Sqrt(variance), high[i]);
        }
    }
}

/// <summary>A class.</summary>
internal sealed record ClassFacts(string Name, int Count);

/// <summary>An input value over all samples.</summary>
internal sealed record FeatureFacts(string Name, double Low, double Mean, double Deviation, double High);
