namespace NetGen.Benchmarks;

/// <summary>
/// A data set in memory before any timing, the same for every contestant: inputs uniform on (−1, 1), random labels, or
/// targets uniform on (−1, 1). Enough samples that the inputs of the wide networks do not all lie in a core's own caches.
/// </summary>
internal sealed class SyntheticData
{
    /// <summary>Samples; a multiple of every batch.</summary>
    public const int Samples = 4096;

    /// <summary>Draws the data for a workload; the same workload gives the same data.</summary>
    public SyntheticData(Workload workload)
    {
        var random = new Random(1);
        if (Samples % workload.Batch != 0)
            throw new ArgumentException($"A batch of {workload.Batch} does not divide {Samples} samples.", nameof(workload));
        Inputs = Uniform(random, Samples * workload.Sizes[0]);
        if (workload.Recipe == Recipe.AdamCrossEntropy)
            Labels = [.. Enumerable.Range(0, Samples).Select(_ => random.Next(workload.Sizes[^1]))];
        else
            Targets = Uniform(random, Samples * workload.Sizes[^1]);
    }

    /// <summary>[samples, inputs], row-major.</summary>
    public float[] Inputs { get; }

    /// <summary>Class indices; empty for mean squared error.</summary>
    public int[] Labels { get; } = [];

    /// <summary>[samples, outputs], row-major; empty for cross-entropy.</summary>
    public float[] Targets { get; } = [];

    private static float[] Uniform(Random random, int length)
    {
        var values = new float[length];
        foreach (ref var value in values.AsSpan())
            value = 2 * random.NextSingle() - 1;
        return values;
    }
}
