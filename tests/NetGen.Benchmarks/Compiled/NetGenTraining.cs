namespace NetGen.Benchmarks.Compiled;

/// <summary>A generated trainer's step, on numbers or tokens, with class labels or real targets.</summary>
internal delegate float Step<TInput, TTarget>(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets);

/// <summary>Training steps of a generated trainer, on slices of the data: nothing is copied.</summary>
internal sealed class NetGenTraining<TInput, TTarget>(
    Workload workload, Step<TInput, TTarget> step, int targetLength, Func<SyntheticData, (TInput[] Inputs, TTarget[] Targets)> take) : IContestant
{
    private readonly int inputLength = workload.Batch * workload.InputLength;
    private readonly int targetCount = workload.Batch * targetLength;
    private TInput[] inputs = [];
    private TTarget[] targets = [];
    private int batch;

    /// <inheritdoc/>
    public double Outcome { get; private set; }

    /// <inheritdoc/>
    public void Prepare(SyntheticData data) => (inputs, targets) = take(data);

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
