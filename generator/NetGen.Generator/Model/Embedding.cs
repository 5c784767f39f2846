namespace NetGen.Generator.Model;

/// <summary>y[step] = φ(E[x[step]]): a row of the table for each whole number of the input.</summary>
internal sealed record EmbeddingOperation : LearnedOperation
{
    /// <summary>Whether the row of 0 learns nothing.</summary>
    public required bool ZeroIsPadding { get; init; }

    /// <summary>Tokens of a sample.</summary>
    public required int Positions { get; init; }

    public override StepForm OfStep() => new StepForm.Alone(this with { Positions = 1 });
}

/// <summary>∂E[x[step]] += ∂y[step], sample by sample and step by step.</summary>
internal sealed record EmbeddingWeightGradient : WeightGradient
{
    /// <summary>Whether the row of 0 learns nothing.</summary>
    public required bool ZeroIsPadding { get; init; }
}
