namespace NetGen.Benchmarks;

/// <summary>
/// A data set in memory before any timing, the same for every contestant: inputs uniform on (−1, 1), or random tokens; random labels, or
/// targets uniform on (−1, 1), 0 or 1 for binary cross-entropy. Enough samples that the inputs of the wide networks do not all lie in a core's own caches.
/// </summary>
internal sealed class SyntheticData
{
    /// <summary>Samples of every batch but a larger one.</summary>
    private const int Usual = 4096;

    /// <summary>Draws the data for a workload; the same workload gives the same data.</summary>
    public SyntheticData(Workload workload)
    {
        var random = new Random(1);
        Samples = Math.Max(Usual, workload.Batch);
        if (Samples % workload.Batch != 0)
            throw new ArgumentException($"A batch of {workload.Batch} does not divide {Samples} samples.", nameof(workload));
        var (architecture, inputs) = (workload.Architecture, Samples * workload.InputLength);
        if (architecture.Vocabulary > 0)
            Tokens = Classes(random, inputs, architecture.Vocabulary);
        else
            Inputs = Uniform(random, inputs);
        switch (workload.Recipe)
        {
            case Recipe.AdamCrossEntropy:
                Labels = Classes(random, Samples * architecture.Positions, architecture.Outputs);
                break;
            case Recipe.AdamBinaryCrossEntropy:
                Targets = [.. Enumerable.Range(0, Samples).Select(_ => (float)random.Next(2))];
                break;
            default:
                Targets = Uniform(random, Samples * workload.OutputLength);
                break;
        }
    }

    /// <summary>Their number, a multiple of the batch.</summary>
    public int Samples { get; }

    /// <summary>[samples, inputs], row-major; empty for tokens.</summary>
    public float[] Inputs { get; } = [];

    /// <summary>[samples, steps], row-major; empty for numbers.</summary>
    public int[] Tokens { get; } = [];

    /// <summary>[samples, positions], class indices; empty for mean squared error.</summary>
    public int[] Labels { get; } = [];

    /// <summary>[samples, outputs], row-major; empty for class labels.</summary>
    public float[] Targets { get; } = [];

    private static int[] Classes(Random random, int length, int count) => [.. Enumerable.Range(0, length).Select(_ => random.Next(count))];

    private static float[] Uniform(Random random, int length)
    {
        var values = new float[length];
        foreach (ref var value in values.AsSpan())
            value = 2 * random.NextSingle() - 1;
        return values;
    }
}
