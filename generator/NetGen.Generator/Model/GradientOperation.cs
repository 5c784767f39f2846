namespace NetGen.Generator.Model;

/// <summary>An operation of the backward program: from ∂loss/∂output to ∂loss/∂input.</summary>
internal abstract record GradientOperation : Operation
{
    /// <summary>∂loss/∂(the forward operation's output).</summary>
    public required int OutputGradient { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient];

    public override IReadOnlyList<int> Writes => [];

    public override Operation Rename(Func<int, int> tensor) => this with { OutputGradient = tensor(OutputGradient) };
}

/// <summary>What a step learns from: ∂W and ∂b, summed over the micro-batch.</summary>
internal abstract record WeightGradient : GradientOperation
{
    public required int Input { get; init; }

    public required int Weight { get; init; }

    public required int? Bias { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient, Input];

    public override Operation Rename(Func<int, int> tensor) =>
        this with { OutputGradient = tensor(OutputGradient), Input = tensor(Input) };
}

/// <summary>∂W += ∂yᵀ·x and ∂b += Σ ∂y.</summary>
internal sealed record DenseWeightGradient : WeightGradient;

/// <summary>∂w += Σ over positions of ∂y ⊗ the window at each, ∂b += Σ ∂y.</summary>
internal sealed record ConvolutionWeightGradient : WeightGradient
{
    public required WindowGeometry Geometry { get; init; }
}

/// <summary>∂x of a layer with weights, times φ′ of the activation in front once it is fused.</summary>
internal abstract record InputGradientOperation : GradientOperation
{
    public required int InputGradient { get; init; }

    /// <summary>The activation whose derivative is applied in the epilogue; null for none.</summary>
    public ActivationFunction? Epilogue { get; init; }

    /// <summary>What that derivative is computed from, as of <see cref="ActivationGradient.Activated"/>.</summary>
    public int? Activated { get; init; }

    public override IReadOnlyList<int> Reads => Activated is { } activated ? [OutputGradient, activated] : [OutputGradient];

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        InputGradient = tensor(InputGradient),
        Activated = Activated is { } activated ? tensor(activated) : null,
    };
}

/// <summary>∂x = (∂y·W) ⊙ φ′.</summary>
internal sealed record DenseInputGradient : InputGradientOperation
{
    public required int Weight { get; init; }

    /// <summary>The transposed weights in panels, as of <see cref="PackWeights"/>; null where the weights are read as they lie.</summary>
    public int? Packed { get; init; }

    public override IReadOnlyList<int> Reads => Packed is { } packed ? [.. base.Reads, packed] : base.Reads;

    public override Operation Rename(Func<int, int> tensor) =>
        ((DenseInputGradient)base.Rename(tensor)) with { Packed = Packed is { } packed ? tensor(packed) : null };
}

/// <summary>
/// Writes a layer's weights once for a batch as a product of many rows reads them: in panels of so many columns, each of which
/// lies together, row by row. The columns are outputs, or inputs where it is transposed for the gradient of the layer's input.
/// </summary>
internal sealed record PackWeights : Operation
{
    public required int Weight { get; init; }

    /// <summary>[panels, depth, columns of a panel].</summary>
    public required int Output { get; init; }

    public required bool IsTransposed { get; init; }

    /// <summary>Samples of a micro-batch from which on they are read; where there are fewer, the weights are read as they lie.</summary>
    public int FewestSamples { get; init; } = 1;

    public override IReadOnlyList<int> Reads => [];

    public override IReadOnlyList<int> Writes => [Output];

    public override Operation Rename(Func<int, int> tensor) => this with { Output = tensor(Output) };
}

/// <summary>∂x = Σ over output pixels of ∂y · wᵀ, each added where the pixel's window lies.</summary>
internal sealed record ConvolutionInputGradient : InputGradientOperation
{
    /// <summary>The weights as a parameter, which a depthwise convolution reads as they lie.</summary>
    public required int Weight { get; init; }

    /// <summary>The transposed weights, a tensor of the micro-batch; null where they are read as they lie.</summary>
    public required int? TransposedWeights { get; init; }

    /// <summary>The forward convolution.</summary>
    public required WindowGeometry Geometry { get; init; }

    public override IReadOnlyList<int> Reads => TransposedWeights is { } transposed ? [.. base.Reads, transposed] : base.Reads;

    public override Operation Rename(Func<int, int> tensor) =>
        ((ConvolutionInputGradient)base.Rename(tensor)) with
        {
            TransposedWeights = TransposedWeights is { } transposed
            ? tensor(transposed)
            : null
        };
}

/// <summary>
/// Writes a convolution's weights as its input gradient reads them: [group, stretch, filter of the group, element of the stretch], a
/// stretch being what lies together of a window (a row of taps, or one tap).
/// </summary>
internal sealed record TransposeWeights : Operation
{
    public required int Weight { get; init; }

    public required int Output { get; init; }

    /// <summary>The forward convolution.</summary>
    public required WindowGeometry Geometry { get; init; }

    public override IReadOnlyList<int> Reads => [];

    public override IReadOnlyList<int> Writes => [Output];

    public override Operation Rename(Func<int, int> tensor) => this with { Output = tensor(Output) };
}

/// <summary>∂x of a pool: the mean's share to every element of a window, or all to the first maximum.</summary>
internal sealed record PoolGradient : GradientOperation
{
    public required PoolOperation Forward { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Reads => Forward.IsMax ? [OutputGradient, Forward.Input] : [OutputGradient];

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        InputGradient = tensor(InputGradient),
        Forward = (PoolOperation)Forward.Rename(tensor),
    };
}

/// <summary>∂x of an upsampling: the sum over a pixel's repetitions.</summary>
internal sealed record UpsampleGradient : GradientOperation
{
    public required int Factor { get; init; }

    public required int FactorHeight { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) =>
        this with { OutputGradient = tensor(OutputGradient), InputGradient = tensor(InputGradient) };
}

/// <summary>∂ of one input of a join: ∂y itself, ∂y times the other factor, or a slice of ∂y.</summary>
internal sealed record JoinGradient : GradientOperation
{
    public required JoinOperation Forward { get; init; }

    /// <summary>Which of the inputs.</summary>
    public required int Part { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Reads =>
        Forward.Kind == JoinKind.Multiply ? [OutputGradient, Forward.Inputs[1 - Part]] : [OutputGradient];

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        InputGradient = tensor(InputGradient),
        Forward = (JoinOperation)Forward.Rename(tensor),
    };
}

/// <summary>∂x = ∂y ⊙ φ′.</summary>
internal sealed record ActivationGradient : GradientOperation
{
    public required ActivationFunction Function { get; init; }

    /// <summary>
    /// What φ′ is computed from: the activation's output, or its input where <see cref="ActivationFunction.DerivativeReadsInput"/>.
    /// </summary>
    public required int Activated { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient, Activated];

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        Activated = tensor(Activated),
        InputGradient = tensor(InputGradient),
    };
}

/// <summary>∂x = p ⊙ (∂y − ⟨∂y, p⟩), p the softmax: the product with diag(p) − ppᵀ.</summary>
internal sealed record SoftmaxGradient : GradientOperation
{
    public required int Probabilities { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient, Probabilities];

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        Probabilities = tensor(Probabilities),
        InputGradient = tensor(InputGradient),
    };
}

/// <summary>∂x = ∂y − softmax(x)·Σ∂y, softmax(x) being e to the output.</summary>
internal sealed record LogSoftmaxGradient : GradientOperation
{
    public required int LogProbabilities { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient, LogProbabilities];

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        LogProbabilities = tensor(LogProbabilities),
        InputGradient = tensor(InputGradient),
    };
}

/// <summary>∂x = ∂y·mask/(1 − rate), with the mask of the forward operation.</summary>
internal sealed record DropoutGradient : GradientOperation
{
    public required DropoutOperation Forward { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) =>
        this with { OutputGradient = tensor(OutputGradient), InputGradient = tensor(InputGradient) };
}

/// <summary>∂x is ∂y under the input's shape.</summary>
internal sealed record ReshapeGradient : GradientOperation
{
    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Writes => [InputGradient];

    public override Operation Rename(Func<int, int> tensor) =>
        this with { OutputGradient = tensor(OutputGradient), InputGradient = tensor(InputGradient) };
}
