namespace NetGen.Generator.Model;

/// <summary>How a step changes a parameter. The numbers are the declared defaults; a run may override them by its hyperparameters.</summary>
internal abstract record Optimizer(double LearningRate, double WeightDecay)
{
    /// <summary>The state tensors kept beside each parameter, in arena order.</summary>
    public abstract IReadOnlyList<string> State { get; }
}

internal sealed record Sgd(double LearningRate, double WeightDecay, double Momentum, bool Nesterov) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => Momentum > 0 ? ["velocities"] : [];
}

internal sealed record Adam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon, bool Decoupled)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means", "variances"];
}

internal sealed record RmsProp(double LearningRate, double WeightDecay, double Alpha, double Epsilon, double Momentum, bool Centered)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State =>
        [.. new[] { "squares" }.Concat(Centered ? ["means"] : []).Concat(Momentum > 0 ? ["velocities"] : (string[])[])];
}

internal sealed record Adagrad(double LearningRate, double WeightDecay, double Epsilon, double LearningRateDecay)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["sums"];
}
