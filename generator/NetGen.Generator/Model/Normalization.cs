namespace NetGen.Generator.Model;

/// <summary>What a mean and a variance are taken over.</summary>
internal enum NormalizationKind
{
    /// <summary>Each channel, over the batch and all positions (Ioffe and Szegedy 2015).</summary>
    Batch,

    /// <summary>The channels of each position (Ba et al. 2016).</summary>
    Layer,

    /// <summary>Each group of channels with all positions of a sample (Wu and He 2018).</summary>
    Group,

    /// <summary>The squares of the channels of each position; no mean is taken away (Zhang and Sennrich 2019).</summary>
    RootMeanSquare,
}

/// <summary>
/// y = φ(γ ⊙ (x − mean)/√(variance + ε) + β), γ the weight and β the bias, one a channel; of squares φ(γ ⊙ x/√(mean(x²) + ε)), without a
/// bias. The sizes are its own: the input may be another name of a tensor of another shape.
/// </summary>
internal sealed record NormalizationOperation : LearnedOperation
{
    public required NormalizationKind Kind { get; init; }

    /// <summary>Vectors of channels in a sample.</summary>
    public required int Positions { get; init; }

    public required int Channels { get; init; }

    /// <summary>Groups of channels with statistics of their own; 1 but for <see cref="NormalizationKind.Group"/>.</summary>
    public required int Groups { get; init; }

    public required double Epsilon { get; init; }

    /// <summary>The share of a batch in the running statistics.</summary>
    public double Momentum { get; init; }

    /// <summary>
    /// The running mean, an index into <see cref="Graph.Buffers"/>; the running variance follows. Null but for a batch's statistics.
    /// </summary>
    public int? RunningMean { get; init; }

    /// <summary>
    /// The tensor of means and variances: of a batch two rows of channels, else a mean and 1/√(variance + ε) for each set of a sample, or
    /// 1/√(mean(x²) + ε) alone.
    /// </summary>
    public required int Statistics { get; init; }

    /// <summary>The scale and shift of each channel of a batch; null for the other kinds.</summary>
    public int? Affine { get; init; }

    public override StepForm OfStep() => Kind == NormalizationKind.Group && Positions > 1
        ? new StepForm.Whole("takes its mean over all steps") : new StepForm.Alone(this with { Positions = 1 });

    /// <summary>What is normalised by itself in a sample; of no meaning for a batch's statistics.</summary>
    public NormalizationSets Sets => new(Positions, Channels, Groups, Kind);

    public override IReadOnlyList<int> Writes => Affine is { } affine ? [Output, Statistics, affine] : [Output, Statistics];

    public override Operation Rename(Func<int, int> tensor) => ((NormalizationOperation)base.Rename(tensor)) with
    {
        Statistics = tensor(Statistics),
        Affine = Affine is { } affine ? tensor(affine) : null,
    };
}

/// <summary>
/// Rows of a channel each in tensors that a micro-batch has once: they start whole vectors apart, so that one can be written without regard
/// to the next.
/// </summary>
internal static class ChannelRows
{
    /// <summary>The lanes of the widest vector: that of floats.</summary>
    private const int Lanes = 8;

    public static int StrideOf(int channels) => (channels + Lanes - 1) / Lanes * Lanes;

    public static TensorShape Of(int rows, int channels) => new(rows, StrideOf(channels));
}

/// <summary>
/// Scale and shift that a batch normalisation is at prediction: s = γ/√(v + ε) and t = β + (b − m)·s with the running mean m and variance
/// v, b being the bias of the layer in front where that one applies them.
/// </summary>
internal sealed record NormalizationAffine : Operation
{
    public required NormalizationOperation Normalization { get; init; }

    /// <summary>The bias of the layer that this is folded into; null for none.</summary>
    public int? FoldedBias { get; init; }

    public required int Output { get; init; }

    public override IReadOnlyList<int> Reads => [];

    public override IReadOnlyList<int> Writes => [Output];

    public override Operation Rename(Func<int, int> tensor) => this with { Output = tensor(Output) };
}

/// <summary>y = φ(s ⊙ x + t), a scale and a shift for each channel.</summary>
internal sealed record AffineOperation : FusingOperation
{
    public required int Positions { get; init; }

    public required int Channels { get; init; }

    public required int Affine { get; init; }

    public override IReadOnlyList<int> Reads => [Input, Affine];

    public override StepForm OfStep() => new StepForm.Alone(this with { Positions = 1 });

    public override Operation Rename(Func<int, int> tensor) => ((AffineOperation)base.Rename(tensor)) with { Affine = tensor(Affine) };
}

/// <summary>
/// Σ ∂y ⊙ x̂ for each channel, x̂ the normalised input, and in front of it Σ ∂y where there is a mean: what γ and β learn from, and a part
/// of a batch's input gradient.
/// </summary>
internal sealed record NormalizationSums : GradientOperation
{
    public required NormalizationOperation Forward { get; init; }

    public required int Sums { get; init; }

    public override IReadOnlyList<int> Reads => [OutputGradient, Forward.Input, Forward.Statistics];

    public override IReadOnlyList<int> Writes => [Sums];

    public override Operation Rename(Func<int, int> tensor) => this with
    {
        OutputGradient = tensor(OutputGradient),
        Forward = (NormalizationOperation)Forward.Rename(tensor),
        Sums = tensor(Sums),
    };
}

/// <summary>∂γ += Σ ∂y ⊙ x̂, ∂β += Σ ∂y where there is a β.</summary>
internal sealed record NormalizationWeightGradient : WeightGradient
{
    public required int Channels { get; init; }

    public required int Sums { get; init; }

    public override IReadOnlyList<int> Reads => [Sums];

    public override Operation Rename(Func<int, int> tensor) =>
        ((NormalizationWeightGradient)base.Rename(tensor)) with { Sums = tensor(Sums) };
}

/// <summary>
/// ∂x = γ/σ ⊙ (∂y − mean(∂y) − x̂ ⊙ mean(∂y ⊙ x̂)), the means over what the statistics were taken over (Ioffe and Szegedy 2015); of a
/// layer's or group's, with γ ⊙ ∂y for ∂y inside; without mean(∂y) where no mean is taken away.
/// </summary>
internal sealed record NormalizationInputGradient : InputGradientOperation
{
    public required NormalizationOperation Forward { get; init; }

    /// <summary>The sums over a batch; null for the other kinds.</summary>
    public int? Sums { get; init; }

    /// <summary>Three factors for each channel of a batch, a factor and a shift for each set of a sample (or the factor alone).</summary>
    public required int Factors { get; init; }

    public override IReadOnlyList<int> Reads =>
        [.. base.Reads, Forward.Input, Forward.Statistics, .. Sums is { } sums ? new[] { sums } : []];

    public override IReadOnlyList<int> Writes => [InputGradient, Factors];

    public override Operation Rename(Func<int, int> tensor) => ((NormalizationInputGradient)base.Rename(tensor)) with
    {
        Forward = (NormalizationOperation)Forward.Rename(tensor),
        Sums = Sums is { } sums ? tensor(sums) : null,
        Factors = tensor(Factors),
    };
}
