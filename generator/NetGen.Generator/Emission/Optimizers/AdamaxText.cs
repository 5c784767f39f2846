namespace NetGen.Generator.Emission.Optimizers;

/// <summary>Adam by the largest gradient, slowly forgotten.</summary>
internal sealed class AdamaxText : OptimizerText
{
    public override string Formula => "m ← β₁m + (1 − β₁)g, u ← max(β₂u, |g| + ε), w ← w − η·m̂/u";

    public override IReadOnlyList<UpdateScalar> Scalars =>
    [
        "beta1", "beta2", "epsilon",
        new("meanCorrection", "1.0 / (1.0 - global::System.Math.Pow(_hyperparameters.Beta1, step))"),
    ];

    public override void Print(UpdateLines lines)
    {
        AdamText.PrintMean(lines);
        lines.Add(lines.Store("means", "m"));
        lines.Keep("u", $"NGVector.Max(beta2N * {lines.Load("norms")}, NGVector.Abs(g) + epsilonN)", "norms");
        lines.Add("w -= rateN * (m * meanCorrectionN) / u;");
    }
}
