namespace NetGen.Generator.Model;

/// <summary>y = φ(x + P), a row of P for each step; the same for all samples.</summary>
internal sealed record PositionsOperation : LearnedOperation
{
    /// <summary>The row of P that is added is that of the step in a stream, of so many; 0 for all rows at once.</summary>
    public int OfSteps { get; init; }

    public override StepForm OfStep() => new StepForm.WithPast();
}

/// <summary>y = φ(x + P), P the sines and cosines of the places; the same for all samples.</summary>
internal sealed record SinusoidsOperation : FusingOperation
{
    public override StepForm OfStep() => new StepForm.Whole("adds the sines of a place, which a stream does not count");
}

/// <summary>∂P += Σ over samples of ∂y.</summary>
internal sealed record PositionsWeightGradient : WeightGradient
{
    public override IReadOnlyList<int> Reads => [OutputGradient];
}
