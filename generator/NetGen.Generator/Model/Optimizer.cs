using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;
using static NetGen.Generator.Model.HyperparameterDomain;

namespace NetGen.Generator.Model;

/// <summary>
/// How a step changes a parameter. The numbers are the declared defaults; a run may override them by its hyperparameters. A closed family.
/// </summary>
internal abstract record Optimizer(double LearningRate, double WeightDecay)
{
    /// <summary>The state tensors kept beside each parameter, in arena order.</summary>
    public abstract IReadOnlyList<string> State { get; }

    /// <summary>Whether no value of a state tensor can be below 0: all but averages of gradients are sums or means of squares, or
    /// maxima.</summary>
    public bool IsNonNegative(string state) => state is not ("means" or "velocities");

    /// <summary>Its numbers that a run may set, beside the learning rate and the weight decay.</summary>
    public abstract IReadOnlyList<Hyperparameter> Hyperparameters { get; }

    /// <summary>The formula, in words of mathematics.</summary>
    public abstract string Formula { get; }

    /// <summary>
    /// What <see cref="Step"/> is given beside the rate: hyperparameters, and numbers that depend on the step alone, which the trainer
    /// computes by their names.
    /// </summary>
    public abstract IReadOnlyList<string> Scalars { get; }

    /// <summary>What a step does to a weight and its state, of one element.</summary>
    public abstract void Step(UpdateStep step);

    /// <summary>Whether the rate falls with the step by a hyperparameter of its own.</summary>
    public virtual bool HasRateDecay => false;

    /// <summary>Whether the trainer keeps the product of the momenta so far.</summary>
    public virtual bool KeepsMomenta => false;

    /// <summary>How weight decay acts.</summary>
    public virtual DecayForm DecayForm => DecayForm.JoinsGradient;

    /// <summary>
    /// Whether the weights of a layer move by a share of their norm: then <see cref="Step"/> says only where to
    /// (<see cref="UpdateStep.Head"/>), and how far follows from both norms.
    /// </summary>
    public virtual bool MovesByNorm => false;

    /// <summary>
    /// How far an early step moves a weight, by the rate, whatever the gradient's size is; null for an optimizer whose step grows with the
    /// gradient. In steps of Adam, which moves a weight by about η; where steps go by the norm, in shares of it. What follows from it was
    /// measured on the digits (NG6002, NG6003).
    /// </summary>
    public abstract double? EarlyStep { get; }

    /// <summary>The sum of so many steps in one direction, by the rate; null for an optimizer whose step grows with the gradient.</summary>
    public abstract double? SumOf(double steps);

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

/// <summary>How weight decay acts.</summary>
internal enum DecayForm
{
    /// <summary>g ← g + λw.</summary>
    JoinsGradient,

    /// <summary>w ← (1 − ηλ)w, behind whose back the gradient's scaling stays.</summary>
    ShrinksWeight,

    /// <summary>λw is a part of the direction: the optimizer asks for "weightDecay" itself.</summary>
    JoinsDirection,
}

internal sealed record Sgd(double LearningRate, double WeightDecay, double Momentum, bool Nesterov) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => Momentum > 0 ? ["velocities"] : [];

    public override IReadOnlyList<Hyperparameter> Hyperparameters => Momentum != 0 ? [MomentumOf(Momentum)] : [];

    public override double? EarlyStep => null;

    public override double? SumOf(double steps) => null;

    public override string Formula => Momentum > 0
        ? Nesterov ? "v ← μv + g, w ← w − η(g + μv)" : "v ← μv + g, w ← w − ηv"
        : "w ← w − ηg";

    public override IReadOnlyList<string> Scalars => Momentum > 0 ? ["momentum"] : [];

    public override void Step(UpdateStep step)
    {
        var direction = step.Gradient;
        if (Momentum > 0)
        {
            var velocity = step.Keep("v", MultiplyAdd(step["momentum"], step.Load("velocities"), step.Gradient), "velocities");
            direction = Nesterov ? MultiplyAdd(step["momentum"], velocity, step.Gradient) : velocity;
        }
        step.Move(step.Rate * direction);
    }
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
        .. Momentum != 0 ? [MomentumOf(Momentum)] : Array.Empty<Hyperparameter>(),
    ];

    public override double? EarlyStep => 1 / (1 - Momentum);

    public override double? SumOf(double steps) => steps / (1 - Momentum);

    public override string Formula => Centered
        ? "s ← αs + (1 − α)g², ḡ ← αḡ + (1 − α)g, w ← w − η·g/(√(s − ḡ²) + ε)"
        : "s ← αs + (1 − α)g², w ← w − η·g/(√s + ε)";

    public override IReadOnlyList<string> Scalars => Momentum > 0 ? ["alpha", "epsilon", "momentum"] : ["alpha", "epsilon"];

    public override void Step(UpdateStep step)
    {
        var variance = step.Keep("square", step.MeanSquare("squares", "alpha", step.Gradient), "squares");
        if (Centered)
        {
            var mean = step.Keep("mean", step.Mean("means", "alpha", step.Gradient), "means");
            variance -= mean * mean;
        }
        var direction = step.Name("u", step.Gradient / (Sqrt(variance) + step["epsilon"]));
        if (Momentum > 0)
            direction = step.Keep("velocity", MultiplyAdd(step["momentum"], step.Load("velocities"), direction), "velocities");
        step.Move(step.Rate * direction);
    }
}

internal sealed record Adagrad(double LearningRate, double WeightDecay, double Epsilon, double LearningRateDecay)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["sums"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
        [EpsilonOf(Epsilon), new("LearningRateDecay", LearningRateDecay, false, "How the rate falls with the step.", NonNegative)];

    /// <summary>The sum of the first hundred steps, η/√t, is that of ten.</summary>
    public override double? EarlyStep => 0.1;

    /// <summary>Σ 1/√t.</summary>
    public override double? SumOf(double steps) => 2 * Math.Sqrt(steps);

    public override string Formula => "G ← G + g², w ← w − η·g/(√G + ε)";

    public override IReadOnlyList<string> Scalars => ["epsilon"];

    public override bool HasRateDecay => true;

    public override void Step(UpdateStep step)
    {
        var sum = step.Keep("sum", MultiplyAdd(step.Gradient, step.Gradient, step.Load("sums")), "sums");
        step.Move(step.Rate * step.Gradient / (Sqrt(sum) + step["epsilon"]));
    }
}

internal sealed record Adadelta(double LearningRate, double WeightDecay, double Rho, double Epsilon) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["squares", "deltas"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        new("Rho", Rho, false, "ρ of the running means of squared gradients and squared steps.", Fraction),
        new("Epsilon", Epsilon, false, "ε inside the roots.", Positive),
    ];

    /// <summary>It begins with √ε of the rate and grows.</summary>
    public override double? EarlyStep => Math.Sqrt(Epsilon);

    /// <summary>The mean square of its own steps grows by (1 − ρ)ε at each: Σ √((1 − ρ)εt).</summary>
    public override double? SumOf(double steps) => Math.Sqrt(Epsilon * (1 - Rho)) * Math.Pow(steps, 1.5) * 2 / 3;

    /// <summary>The step has the size of the steps so far, in the unit of the weight.</summary>
    public override string Formula => "s ← ρs + (1 − ρ)g², δ = g·√(d + ε)/√(s + ε), d ← ρd + (1 − ρ)δ², w ← w − ηδ";

    public override IReadOnlyList<string> Scalars => ["rho", "epsilon"];

    public override void Step(UpdateStep step)
    {
        var square = step.Keep("square", step.MeanSquare("squares", "rho", step.Gradient), "squares");
        var past = step.Name("past", step.Load("deltas"));
        var delta = step.Name("delta", Sqrt(past + step["epsilon"]) / Sqrt(square + step["epsilon"]) * step.Gradient);
        step.Store("deltas", MultiplyAdd(step["rho"], past, (1 - step["rho"]) * delta * delta));
        step.Move(step.Rate * delta);
    }
}

internal sealed record Lion(double LearningRate, double WeightDecay, double Beta1, double Beta2) : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        new("Beta1", Beta1, false, "β₁, how much of the running mean the step's sign is taken of.", Fraction),
        new("Beta2", Beta2, false, "β₂ of the gradient's running mean.", Fraction),
    ];

    public override DecayForm DecayForm => DecayForm.ShrinksWeight;

    /// <summary>A step is a sign, which noise does not average out, and its rates are three to ten times smaller (Chen et al.
    /// 2023).</summary>
    public override double? EarlyStep => 4;

    public override double? SumOf(double steps) => steps;

    /// <summary>Where the mean is 0 the weight stays.</summary>
    public override string Formula => "w ← (1 − ηλ)w, w ← w − η·sign(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g";

    public override IReadOnlyList<string> Scalars => ["beta1", "beta2"];

    public override void Step(UpdateStep step)
    {
        var m = step.Name("m", step.Load("means"));
        var u = step.Name("u", MultiplyAdd(step["beta1"], m, (1 - step["beta1"]) * step.Gradient));
        step.Store("means", MultiplyAdd(step["beta2"], m, (1 - step["beta2"]) * step.Gradient));
        step.Move(Select(Equal(u, 0), 0, CopySign(step.Rate, u)));
    }
}
