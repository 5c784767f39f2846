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

/// <summary>∂W += ∂yᵀ·x and ∂b += Σ ∂y, summed over the micro-batch.</summary>
internal sealed record DenseWeightGradient : GradientOperation
{
    public required int Input { get; init; }

    public required int Weight { get; init; }

    public required int? Bias { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient, Input];

    public override Operation Rename(Func<int, int> tensor) =>
        this with { OutputGradient = tensor(OutputGradient), Input = tensor(Input) };
}

/// <summary>∂x = (∂y·W) ⊙ φ′, φ being the activation in front of the layer once it is fused.</summary>
internal sealed record DenseInputGradient : GradientOperation
{
    public required int Weight { get; init; }

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

/// <summary>∂x = ∂y ⊙ φ′.</summary>
internal sealed record ActivationGradient : GradientOperation
{
    public required ActivationFunction Function { get; init; }

    /// <summary>What φ′ is computed from: the activation's output, or its input where <see cref="ActivationFunction.DerivativeReadsInput"/>.</summary>
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
