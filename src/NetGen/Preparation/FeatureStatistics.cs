namespace NetGen.Preparation;

/// <summary>
/// What scalings are fitted from: each feature's mean, variance (divided by the number of samples), smallest and largest value, in double
/// precision. An element-wise map needs no second look at the data: <see cref="Through"/> says what it makes of them.
/// </summary>
internal sealed class FeatureStatistics
{
    private FeatureStatistics(int length, int channels)
    {
        Length = length;
        Channels = channels;
        Mean = new double[length];
        Variance = new double[length];
        Min = new double[length];
        Max = new double[length];
    }

    public int Length { get; }

    public int Channels { get; }

    public double[] Mean { get; }

    public double[] Variance { get; }

    public double[] Min { get; }

    public double[] Max { get; }

    /// <summary>Features of which nothing is known, for maps that need to know nothing.</summary>
    public static FeatureStatistics Unknown(int length, int channels) => new(length, channels);

    /// <summary>Two passes over the samples: means, then squares about them.</summary>
    public static FeatureStatistics Of(SampleRows samples, int channels)
    {
        var statistics = new FeatureStatistics(samples.Length, channels);
        statistics.Min.AsSpan().Fill(double.PositiveInfinity);
        statistics.Max.AsSpan().Fill(double.NegativeInfinity);
        samples.ForEach(statistics.AddToMeans);
        Divide(statistics.Mean, samples.Count);
        samples.ForEach(statistics.AddToSquares);
        Divide(statistics.Variance, samples.Count);
        return statistics;
    }

    /// <summary>Whether a feature had one value in all samples.</summary>
    public bool IsConstant(int feature) => Min[feature] == Max[feature];

    /// <summary>The map that takes the means off.</summary>
    public FeatureMap Centering() => FeatureMap.Of(Length, feature => (Mean[feature], 1));

    /// <summary>The statistics of mapped features.</summary>
    public FeatureStatistics Through(FeatureMap map)
    {
        var mapped = new FeatureStatistics(Length, Channels);
        for (int i = 0; i < Length; i++)
        {
            double scale = map.Scale[i];
            mapped.Mean[i] = (Mean[i] - map.Center[i]) * scale;
            mapped.Variance[i] = Variance[i] * scale * scale;
            (double first, double last) = ((Min[i] - map.Center[i]) * scale, (Max[i] - map.Center[i]) * scale);
            (mapped.Min[i], mapped.Max[i]) = (Math.Min(first, last), Math.Max(first, last));
        }

        return mapped;
    }

    /// <summary>Every feature with the statistics of all values of its channel.</summary>
    public FeatureStatistics ByChannel()
    {
        var pooled = new FeatureStatistics(Length, Channels);
        int positions = Length / Channels;
        for (int channel = 0; channel < Channels; channel++)
        {
            IEnumerable<int> features = Enumerable.Range(0, positions).Select(position => (position * Channels) + channel).ToArray();
            double mean = features.Average(feature => Mean[feature]);
            double variance = features.Average(feature => Variance[feature] + ((Mean[feature] - mean) * (Mean[feature] - mean)));
            (double min, double max) = (features.Min(feature => Min[feature]), features.Max(feature => Max[feature]));
            foreach (int feature in features)
            {
                (pooled.Mean[feature], pooled.Variance[feature], pooled.Min[feature], pooled.Max[feature]) = (mean, variance, min, max);
            }
        }

        return pooled;
    }

    private void AddToMeans(ReadOnlySpan<float> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            double value = row[i];
            Mean[i] += value;
            Min[i] = Math.Min(Min[i], value);
            Max[i] = Math.Max(Max[i], value);
        }
    }

    private void AddToSquares(ReadOnlySpan<float> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            double difference = row[i] - Mean[i];
            Variance[i] += difference * difference;
        }
    }

    private static void Divide(Span<double> sums, double count)
    {
        foreach (ref double sum in sums)
        {
            sum /= count;
        }
    }
}
