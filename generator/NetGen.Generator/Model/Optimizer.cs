using static NetGen.Generator.Model.HyperparameterDomain;

namespace NetGen.Generator.Model;

/// <summary>
/// How a step changes a parameter. The numbers are the declared defaults; a run may override them by its hyperparameters. A closed family;
/// each member's formula is the file of its name in Emission/Optimizers.
/// </summary>
internal abstract record Optimizer(double LearningRate, double WeightDecay)
{
    /// <summary>The state tensors kept beside each parameter, in arena order.</summary>
    public abstract IReadOnlyList<string> State { get; }

    /// <summary>Whether no value of a state tensor can be below 0: all but averages of gradients are sums or means of squares, or maxima.</summary>
    public bool IsNonNegative(string state) => state is not ("means" or "velocities");

    /// <summary>Its numbers that a run may set, beside the learning rate and the weight decay.</summary>
    public abstract IReadOnlyList<Hyperparameter> Hyperparameters { get; }

    /// <summary>Whether weight decay shrinks the weight itself, w ← (1 − ηλ)w, instead of joining the gradient.</summary>
    public virtual bool IsDecayDecoupled => false;

    protected static Hyperparameter MomentumOf(double value) => new("Momentum", value, false, "μ of the velocity.", Fraction);

    protected static Hyperparameter EpsilonOf(double value) => new("Epsilon", value, false, "ε beside the root.", Positive);

    /// <summary>β₁, β₂ and ε of the Adam family.</summary>
    protected static IReadOnlyList<Hyperparameter> AdamsOf(double beta1, double beta2, double epsilon) =>
    [
        new("Beta1", beta1, false, "β₁ of the gradient's running mean.", Fraction),
        new("Beta2", beta2, false, "β₂ of the squared gradient's running mean.", Fraction),
        EpsilonOf(epsilon),
    ];
}

internal sealed record Sgd(double LearningRate, double WeightDecay, double Momentum, bool Nesterov) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => Momentum > 0 ? ["velocities"] : [];

    public override IReadOnlyList<Hyperparameter> Hyperparameters => Momentum > 0 ? [MomentumOf(Momentum)] : [];
}

internal sealed record Adam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon, bool AmsGrad, bool Decoupled)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => AmsGrad ? ["means", "variances", "largest"] : ["means", "variances"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters => AdamsOf(Beta1, Beta2, Epsilon);

    public override bool IsDecayDecoupled => Decoupled;
}

internal sealed record Nadam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon, double MomentumDecay)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means", "variances"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
        [.. AdamsOf(Beta1, Beta2, Epsilon), new("MomentumDecay", MomentumDecay, false, "ψ, how fast the momentum warms up.", NonNegative)];
}

internal sealed record RAdam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means", "variances"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters => AdamsOf(Beta1, Beta2, Epsilon);
}

internal sealed record Adamax(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means", "norms"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        new("Beta1", Beta1, false, "β₁ of the gradient's running mean.", Fraction),
        new("Beta2", Beta2, false, "β₂, by which the largest gradient is forgotten.", Fraction),
        new("Epsilon", Epsilon, false, "ε, added to the gradient's magnitude.", Positive),
    ];
}

internal sealed record RmsProp(double LearningRate, double WeightDecay, double Alpha, double Epsilon, double Momentum, bool Centered)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State =>
        [.. new[] { "squares" }.Concat(Centered ? ["means"] : []).Concat(Momentum > 0 ? ["velocities"] : (string[])[])];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        new("Alpha", Alpha, false, "α of the squared gradient's running mean.", Fraction),
        EpsilonOf(Epsilon),
        .. Momentum > 0 ? [MomentumOf(Momentum)] : Array.Empty<Hyperparameter>(),
    ];
}

internal sealed record Adagrad(double LearningRate, double WeightDecay, double Epsilon, double LearningRateDecay)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["sums"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
        [EpsilonOf(Epsilon), new("LearningRateDecay", LearningRateDecay, false, "How the rate falls with the step.", NonNegative)];
}

internal sealed record Adadelta(double LearningRate, double WeightDecay, double Rho, double Epsilon) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["squares", "deltas"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        new("Rho", Rho, false, "ρ of the running means of squared gradients and squared steps.", Fraction),
        new("Epsilon", Epsilon, false, "ε inside the roots.", Positive),
    ];
}

internal sealed record Lion(double LearningRate, double WeightDecay, double Beta1, double Beta2) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        new("Beta1", Beta1, false, "β₁, how much of the running mean the step's sign is taken of.", Fraction),
        new("Beta2", Beta2, false, "β₂ of the gradient's running mean.", Fraction),
    ];

    public override bool IsDecayDecoupled => true;
}
