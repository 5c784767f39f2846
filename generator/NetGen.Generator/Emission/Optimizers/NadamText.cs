namespace NetGen.Generator.Emission.Optimizers;

/// <summary>Adam with Nesterov momentum. The coefficients of g and m depend on the step alone; the trainer keeps the momenta's product.</summary>
internal sealed class NadamText : OptimizerText
{
    public override string Formula =>
        "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·((1 − μₜ)/(1 − Πₜ)·g + μₜ₊₁/(1 − Πₜ₊₁)·m)/(√v̂ + ε)";

    public override IReadOnlyList<UpdateScalar> Scalars =>
    [
        "beta1", "beta2", "epsilon",
        new("gradientShare", "_momenta.GradientShare(step, _hyperparameters.Beta1, _hyperparameters.MomentumDecay)"),
        new("meanShare", "_momenta.MeanShare(step, _hyperparameters.Beta1, _hyperparameters.MomentumDecay)"),
        new("varianceCorrection", "1.0 / global::System.Math.Sqrt(1.0 - global::System.Math.Pow(_hyperparameters.Beta2, step))"),
    ];

    public override IReadOnlyList<string> Fields => ["private global::NetGen.Training.NadamMomenta _momenta;"];

    public override void Print(UpdateLines lines)
    {
        AdamText.PrintMoments(lines);
        lines.Add("w -= rateN * (gradientShareN * g + meanShareN * m) / (NGVector.Sqrt(v) * varianceCorrectionN + epsilonN);");
    }
}
