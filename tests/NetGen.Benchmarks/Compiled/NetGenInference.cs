namespace NetGen.Benchmarks.Compiled;

/// <summary>A generated prediction, of one sample or of a batch.</summary>
internal delegate void Predict(ReadOnlySpan<float> input, Span<float> output);

/// <summary>Predictions of a generated network, on slices of the data: nothing is copied but the outputs.</summary>
internal sealed class NetGenInference(Workload workload, Predict predict) : IContestant
{
    private readonly float[] outputs = new float[workload.Batch * workload.OutputLength];
    private readonly int inputLength = workload.Batch * workload.InputLength;
    private float[] inputs = [];
    private int batch;

    /// <inheritdoc/>
    public double Outcome => outputs[0];

    /// <inheritdoc/>
    public void Prepare(SyntheticData data) => inputs = data.Inputs;

    /// <inheritdoc/>
    public void Run(int steps)
    {
        for (; steps > 0; steps--)
        {
            predict(inputs.AsSpan(batch * inputLength, inputLength), outputs);
            if (++batch * inputLength == inputs.Length)
                batch = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
