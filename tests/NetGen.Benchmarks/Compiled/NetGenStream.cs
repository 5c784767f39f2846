namespace NetGen.Benchmarks.Compiled;

/// <summary>A generated network's next step.</summary>
internal delegate void Next<TState>(ReadOnlySpan<float> input, TState state, Span<float> output);

/// <summary>One stream through a generated network, over the data again and again.</summary>
internal sealed class NetGenStream<TState>(Workload workload, Next<TState> next, TState state) : IContestant
{
    private readonly float[] outputs = new float[workload.OutputLength];
    private readonly int inputLength = workload.InputLength;
    private float[] inputs = [];
    private int at;

    /// <inheritdoc/>
    public double Outcome => outputs[0];

    /// <inheritdoc/>
    public void Prepare(SyntheticData data) => inputs = data.Inputs;

    /// <inheritdoc/>
    public void Run(int steps)
    {
        for (; steps > 0; steps--)
        {
            next(inputs.AsSpan(at, inputLength), state, outputs);
            if ((at += inputLength) == inputs.Length)
                at = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
