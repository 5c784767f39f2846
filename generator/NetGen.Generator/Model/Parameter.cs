namespace NetGen.Generator.Model;

/// <summary>One tensor that is learned.</summary>
internal sealed record Parameter
{
    /// <summary>The name in a weight file (<c>dense1.weight</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The layer that owns it (<c>Dense1</c>).</summary>
    public required string Layer { get; init; }

    /// <summary>The member of the layer's view (<c>Weights</c>, <c>Bias</c>).</summary>
    public required string Member { get; init; }

    /// <summary>The attribute that declared it, by index.</summary>
    public required int Item { get; init; }

    /// <summary>The shape in a weight file (dense: out, in).</summary>
    public required TensorShape Shape { get; init; }

    /// <summary>How it starts.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>What it is penalised with; null for nothing.</summary>
    public required Penalty? Penalty { get; init; }

    /// <summary>The limit of each unit's ‖w‖₂ after a step; null for none.</summary>
    public double? MaxNorm { get; init; }

    /// <summary>Whether the optimizer's weight decay covers it.</summary>
    public required bool Decays { get; init; }

    /// <summary>False for a frozen layer.</summary>
    public required bool Trainable { get; init; }

    /// <summary>What the learning rate is multiplied by.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>
    /// What the layer's input was before Flatten, where only layers that keep the order stand between; in its weight file that input is
    /// channels-first. Null elsewhere.
    /// </summary>
    public Flattened? FlattenedFrom { get; init; }

    /// <summary>
    /// The order of its inputs in files of versions that joined in the order of memory, where it differs; null elsewhere.
    /// </summary>
    public FormerOrder? FormerOrder { get; init; }

    /// <summary>
    /// The groups of a transposed convolution, whose file has its inputs first and whose kernel lies turned in memory; 0 elsewhere.
    /// </summary>
    public int TransposedGroups { get; init; }

    /// <summary>Whether its rows are looked up or added as they are, and lie in memory as in the file.</summary>
    public bool IsTable { get; init; }
}

/// <summary>How a tensor starts. <paramref name="Kind"/> is never Auto after the initializers are resolved.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Scale">The declared InitScale; NaN for the family's default.</param>
/// <param name="FanIn">Inputs of one unit.</param>
/// <param name="FanOut">Outputs that one input feeds.</param>
/// <param name="Slope">The negative slope of the rectifier behind the layer, for He's gain.</param>
/// <param name="Chosen">Whether the compiler chose the family (Auto).</param>
/// <param name="Sparsity">The share of zeros of a sparse start.</param>
internal sealed record Initializer(Init Kind, double Scale, int FanIn, int FanOut, double Slope, bool Chosen, double Sparsity = 0)
{
    /// <summary>Matrices, or vectors, of equal height that lie above one another and start each by itself: the gates of a recurrent
    /// layer.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>The block that starts at <see cref="BlockValue"/> instead; null for none.</summary>
    public int? ConstantBlock { get; init; }

    /// <summary>Whether the first row starts at 0 all the same.</summary>
    public bool ZeroRow { get; init; }

    /// <summary>What the constant block starts at.</summary>
    public double BlockValue { get; init; }
}

/// <summary>
/// λ‖w‖₁ by a proximal step, ½λ‖w‖² in the gradient, and the ridge part of an elastic net by its proximal division. The values are the
/// declared defaults; each term names the hyperparameter that carries it at run time.
/// </summary>
internal sealed record Penalty(PenaltyTerm? L1, PenaltyTerm? L2, PenaltyTerm? ProximalL2);

/// <summary>A declared strength and the hyperparameter that holds it.</summary>
/// <param name="Lambda">The declared λ.</param>
/// <param name="Hyperparameter">The member of <c>Hyperparameters</c> (<c>L2</c>, <c>Dense1L1</c>, <c>ElasticNet</c>).</param>
/// <param name="Share">Which part of λ this term is.</param>
/// <param name="L1Ratio">The declared ratio of an elastic net.</param>
internal sealed record PenaltyTerm(double Lambda, string Hyperparameter, PenaltyShare Share = PenaltyShare.Whole, double L1Ratio = 1)
{
    /// <summary>What of λ this term is, as declared.</summary>
    public double Strength => Share switch
    {
        PenaltyShare.Whole => Lambda,
        PenaltyShare.L1Ratio => Lambda * L1Ratio,
        PenaltyShare.L2Ratio => Lambda * (1 - L1Ratio),
        _ => throw new InvalidOperationException("A share without a meaning: " + Share + "."),
    };
}

internal enum PenaltyShare
{
    /// <summary>λ.</summary>
    Whole,

    /// <summary>λ·l1Ratio.</summary>
    L1Ratio,

    /// <summary>λ·(1 − l1Ratio).</summary>
    L2Ratio,
}
