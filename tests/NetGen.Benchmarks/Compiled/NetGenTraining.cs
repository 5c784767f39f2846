namespace NetGen.Benchmarks.Compiled;

/// <summary>A generated trainer's step, on class labels or on real targets.</summary>
internal delegate float Step<TTarget>(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);

/// <summary>Training steps of a generated trainer, on slices of the data: nothing is copied.</summary>
internal sealed class NetGenTraining<TTarget>(Workload workload, Step<TTarget> step, int targetLength, Func<SyntheticData, TTarget[]> targetsOf)
    : IContestant
{
    private readonly int inputLength = workload.Batch * workload.Sizes[0];
    private readonly int targetCount = workload.Batch * targetLength;
    private float[] inputs = [];
    private TTarget[] targets = [];
    private int batch;

    /// <inheritdoc/>
    public double Outcome { get; private set; }

    /// <inheritdoc/>
    public void Prepare(SyntheticData data) => (inputs, targets) = (data.Inputs, targetsOf(data));

    /// <inheritdoc/>
    public void Run(int steps)
    {
        var loss = 0f;
        for (; steps > 0; steps--)
        {
            loss = step(inputs.AsSpan(batch * inputLength, inputLength), targets.AsSpan(batch * targetCount, targetCount));
            if (++batch * inputLength == inputs.Length)
                batch = 0;
        }

        Outcome = loss;
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
