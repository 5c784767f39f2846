namespace NetGen.Generator.Model;

/// <summary>y = φ(x + P), a row of P for each step; the same for all samples.</summary>
internal sealed record PositionsOperation : LearnedOperation;

/// <summary>y = φ(x + P), P the sines and cosines of the places; the same for all samples.</summary>
internal sealed record SinusoidsOperation : FusingOperation;

/// <summary>∂P += Σ over samples of ∂y.</summary>
internal sealed record PositionsWeightGradient : WeightGradient
{
    public override IReadOnlyList<int> Reads => [OutputGradient];
}
