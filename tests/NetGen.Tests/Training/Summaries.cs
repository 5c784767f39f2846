namespace NetGen.Tests.Training;

/// <summary>Summaries of small networks, as the compiler would write them.</summary>
internal static class Summaries
{
    /// <summary>One dense layer, its weights row-major as [out, in], then its biases.</summary>
    public static NetworkSummary Dense(int inputs, int outputs, string scalar = "float") => new()
    {
        Name = "Line",
        Scalar = scalar,
        InputShape = [inputs],
        InputLength = inputs,
        OutputLength = outputs,
        TargetLength = outputs,
        HasClassLabels = false,
        Loss = "MeanSquaredError",
        Optimizer = "Sgd(0.1)",
        Epochs = 1,
        BatchSize = 1,
        Layers = [new LayerSummary("Dense1", $"Dense({outputs})", [outputs], (inputs + 1) * outputs, 2L * inputs * outputs)],
        Parameters =
        [
            Parameter("dense1.weight", offset: 0, shape: [outputs, inputs], strides: [inputs, 1]),
            Parameter("dense1.bias", offset: inputs * outputs, shape: [outputs], strides: [1]),
        ],
        ParameterCount = (inputs + 1) * outputs,
        WorkspaceBytes = 4096,
        MicroBatch = 16,
        FlopsPerPrediction = 2L * inputs * outputs,
        FlopsPerTrainingSample = 4L * inputs * outputs,
        Fingerprint = $"Input({inputs})\nDense({outputs})",
    };

    /// <summary>A tensor whose dimensions are evenly spaced in memory.</summary>
    public static ParameterInfo Parameter(string name, int offset, int[] shape, int[] strides) => new()
    {
        Name = name,
        Layer = "Dense1",
        Shape = shape,
        Offset = offset,
        Length = shape.Aggregate((product, extent) => product * extent),
        Extents = shape,
        Strides = strides,
    };
}
