namespace NetGen.Generator.Model;

/// <summary>
/// Scaled dot-product attention of a sequence to itself (Vaswani et al. 2017). The input has for each step its queries, keys and values
/// side by side, each of all heads; the output the heads' sums of values.
/// </summary>
internal sealed record AttentionOperation : LayerOperation
{
    public required AttentionHeads Heads { get; init; }

    /// <summary>For each head and step, how much of each step's value it takes: a tensor of heads × steps × steps.</summary>
    public required int Weights { get; init; }

    /// <summary>How many steps of each sample are there to be seen; null where all are.</summary>
    public int? Lengths { get; init; }

    public override IReadOnlyList<int> Reads => Lengths is { } lengths ? [Input, lengths] : [Input];

    public override IReadOnlyList<int> Writes => [Output, Weights];

    public override Operation Rename(Func<int, int> tensor) =>
        ((AttentionOperation)base.Rename(tensor)) with
        {
            Weights = tensor(Weights),
            Lengths = Lengths is { } lengths ? tensor(lengths) : null,
        };
    public override StepForm OfStep() => Heads.IsCausal ? new StepForm.WithPast()
        : new StepForm.Whole("lets a step see later ones: Causal = true lets it see those before alone");
}

/// <summary>∂ of queries, keys and values, side by side as they are.</summary>
internal sealed record AttentionGradient : GradientOperation
{
    public required AttentionOperation Forward { get; init; }

    /// <summary>∂ of q·kᵀ, a tensor of the shape of the weights.</summary>
    public required int Scores { get; init; }

    public required int InputGradient { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient, Forward.Input, Forward.Weights];

    public override IReadOnlyList<int> Writes => [InputGradient, Scores];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        Forward = (AttentionOperation)Forward.Rename(tensor),
        Scores = tensor(Scores),
        InputGradient = tensor(InputGradient),
    };
}

/// <summary>Its sizes.</summary>
/// <param name="Steps">Steps of the sequence.</param>
/// <param name="Count">Heads.</param>
/// <param name="Channels">Of one head.</param>
/// <param name="IsCausal">Whether a step sees no later one.</param>
internal sealed record AttentionHeads(int Steps, int Count, int Channels, bool IsCausal)
{
    public TensorShape WeightsShape => new(Count, Steps, Steps);

    /// <summary>
    /// Σ of squared weights of a step's sum, in the mean over the steps, where all that it sees count alike: what is left of the variance
    /// of independent values.
    /// </summary>
    public double SquaredShare => IsCausal ? Enumerable.Range(1, Steps).Sum(seen => 1.0 / seen) / Steps : 1.0 / Steps;
}
