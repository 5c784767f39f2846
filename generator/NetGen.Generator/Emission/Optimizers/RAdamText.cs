namespace NetGen.Generator.Emission.Optimizers;

/// <summary>Adam that steps by the mean alone until its variance can be trusted. Of the two scalars that say which, one is 0.</summary>
internal sealed class RAdamText : OptimizerText
{
    public override string Formula =>
        "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·m̂ at first, w ← w − η·r·m̂·√(1 − β₂ᵗ)/(√v + ε) once ρₜ > 5";

    public override IReadOnlyList<UpdateScalar> Scalars =>
    [
        "beta1", "beta2", "epsilon",
        new("meanCorrection", "1.0 / (1.0 - global::System.Math.Pow(_hyperparameters.Beta1, step))"),
        new("rectified", "global::NetGen.Training.Rectification.Of(step, _hyperparameters.Beta2)"),
        new("plain", "rectified > 0.0 ? 0.0 : 1.0"),
    ];

    public override void Print(UpdateLines lines)
    {
        AdamText.PrintMoments(lines);
        lines.Add("w -= rateN * (m * meanCorrectionN) * (rectifiedN / (NGVector.Sqrt(v) + epsilonN) + plainN);");
    }
}
