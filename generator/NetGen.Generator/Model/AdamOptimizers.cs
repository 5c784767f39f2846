using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;
using static NetGen.Generator.Model.HyperparameterDomain;

namespace NetGen.Generator.Model;

internal sealed record Adam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon, bool AmsGrad,
    bool Decoupled)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => AmsGrad ? ["means", "variances", "largest"] : ["means", "variances"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters => AdamsOf(Beta1, Beta2, Epsilon);

    public override double? EarlyStep => 1;

    public override double? SumOf(double steps) => steps;

    public override DecayForm DecayForm => Decoupled ? DecayForm.ShrinksWeight : DecayForm.JoinsGradient;

    public override string Formula =>
        (Decoupled
            ? "w ← (1 − ηλ)w, then Adam: m, v; w ← w − η·m̂/(√v̂ + ε)"
            : "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·m̂/(√v̂ + ε)")
        + (AmsGrad ? " with the largest v so far" : "");

    public override IReadOnlyList<string> Scalars => ["beta1", "beta2", "epsilon", "meanCorrection", "varianceCorrection"];

    public override void Step(UpdateStep step)
    {
        var (m, v) = step.Moments();
        if (AmsGrad)
            v = step.Keep("largestV", Maximum(step.Load("largest"), v), "largest");
        step.Move(step.Rate * (m * step["meanCorrection"]) / ((Sqrt(v) * step["varianceCorrection"]) + step["epsilon"]));
    }
}

internal sealed record Nadam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon, double MomentumDecay)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means", "variances"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
        [.. AdamsOf(Beta1, Beta2, Epsilon), new("MomentumDecay", MomentumDecay, false, "ψ, how fast the momentum warms up.", NonNegative)];

    public override double? EarlyStep => 1;

    public override double? SumOf(double steps) => steps;

    /// <summary>The coefficients of g and m depend on the step alone; the trainer keeps the momenta's product.</summary>
    public override string Formula =>
        "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·((1 − μₜ)/(1 − Πₜ)·g + μₜ₊₁/(1 − Πₜ₊₁)·m)/(√v̂ + ε)";

    public override IReadOnlyList<string> Scalars => ["beta1", "beta2", "epsilon", "gradientShare", "meanShare", "varianceCorrection"];

    public override bool KeepsMomenta => true;

    public override void Step(UpdateStep step)
    {
        var (m, v) = step.Moments();
        step.Move(step.Rate * ((step["gradientShare"] * step.Gradient) + (step["meanShare"] * m)) / ((Sqrt(v) * step["varianceCorrection"])
            + step["epsilon"]));
    }
}

internal sealed record RAdam(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means", "variances"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters => AdamsOf(Beta1, Beta2, Epsilon);

    public override double? EarlyStep => 1;

    public override double? SumOf(double steps) => steps;

    /// <summary>It steps by the mean alone until its variance can be trusted: of the two scalars that say which, one is 0.</summary>
    public override string Formula =>
        "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·m̂ at first, w ← w − η·r·m̂·√(1 − β₂ᵗ)/(√v + ε) once ρₜ > 5";

    public override IReadOnlyList<string> Scalars => ["beta1", "beta2", "epsilon", "meanCorrection", "rectified", "plain"];

    public override void Step(UpdateStep step)
    {
        var (m, v) = step.Moments();
        step.Move(step.Rate * (m * step["meanCorrection"]) * ((step["rectified"] / (Sqrt(v) + step["epsilon"])) + step["plain"]));
    }
}

internal sealed record Adamax(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means", "norms"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters =>
    [
        new("Beta1", Beta1, false, "β₁ of the gradient's running mean.", Fraction),
        new("Beta2", Beta2, false, "β₂, by which the largest gradient is forgotten.", Fraction),
        new("Epsilon", Epsilon, false, "ε, added to the gradient's magnitude.", Positive),
    ];

    public override double? EarlyStep => 1;

    public override double? SumOf(double steps) => steps;

    public override string Formula => "m ← β₁m + (1 − β₁)g, u ← max(β₂u, |g| + ε), w ← w − η·m̂/u";

    public override IReadOnlyList<string> Scalars => ["beta1", "beta2", "epsilon", "meanCorrection"];

    public override void Step(UpdateStep step)
    {
        var m = step.Keep("m", step.Mean("means", "beta1", step.Gradient), "means");
        var u = step.Keep("u", Maximum(step["beta2"] * step.Load("norms"), Abs(step.Gradient) + step["epsilon"]), "norms");
        step.Move(step.Rate * (m * step["meanCorrection"]) / u);
    }
}

internal sealed record Lamb(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Epsilon)
    : Optimizer(LearningRate, WeightDecay)
{
    public override IReadOnlyList<string> State => ["means", "variances"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters => AdamsOf(Beta1, Beta2, Epsilon);

    public override double? EarlyStep => 1;

    public override double? SumOf(double steps) => steps;

    public override DecayForm DecayForm => DecayForm.JoinsDirection;

    public override bool MovesByNorm => true;

    public override string Formula => "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², r = m̂/(√v̂ + ε) + λw, w ← w − η·‖w‖/‖r‖·r";

    public override IReadOnlyList<string> Scalars => ["beta1", "beta2", "epsilon", "meanCorrection", "varianceCorrection", "weightDecay"];

    public override void Step(UpdateStep step)
    {
        var (m, v) = step.Moments();
        var adam = m * step["meanCorrection"] / ((Sqrt(v) * step["varianceCorrection"]) + step["epsilon"]);
        step.Head(MultiplyAdd(step["weightDecay"], step.Weight, adam));
    }
}
