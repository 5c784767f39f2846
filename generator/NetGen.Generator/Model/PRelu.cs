namespace NetGen.Generator.Model;

/// <summary>y = x for x &gt; 0, else a·x, the slope a learned: one for each channel, or one for all.</summary>
internal sealed record PReluOperation : LearnedOperation
{
    public required int Positions { get; init; }

    public required int Channels { get; init; }

    public required bool IsShared { get; init; }

    /// <summary>The activation that this is before the first step.</summary>
    public required LeakyRelu AtStart { get; init; }

    public override StepForm OfStep() => new StepForm.Alone(this with { Positions = 1 });
}

/// <summary>∂a += Σ ∂y·min(0, x).</summary>
internal sealed record PReluWeightGradient : WeightGradient
{
    public required PReluOperation Forward { get; init; }
}

/// <summary>∂x = ∂y for x &gt; 0, else a·∂y.</summary>
internal sealed record PReluInputGradient : InputGradientOperation
{
    public required PReluOperation Forward { get; init; }

    public override IReadOnlyList<int> Reads => [.. base.Reads, Forward.Input];

    public override Operation Rename(Func<int, int> tensor) =>
        ((PReluInputGradient)base.Rename(tensor)) with { Forward = (PReluOperation)Forward.Rename(tensor) };
}
