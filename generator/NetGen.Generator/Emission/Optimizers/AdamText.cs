using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Optimizers;

/// <summary>Adam, AdamW and AMSGrad: running means of the gradient and of its square, corrected for their start at 0.</summary>
internal sealed class AdamText(Adam adam) : OptimizerText
{
    public override string Formula =>
        adam.Decoupled ? "w ← (1 − ηλ)w, then Adam: m, v; w ← w − η·m̂/(√v̂ + ε)" + Maximum
        : "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·m̂/(√v̂ + ε)" + Maximum;

    public override IReadOnlyList<UpdateScalar> Scalars =>
    [
        "beta1", "beta2", "epsilon",
        new("meanCorrection", "1.0 / (1.0 - global::System.Math.Pow(_hyperparameters.Beta1, step))"),
        new("varianceCorrection", "1.0 / global::System.Math.Sqrt(1.0 - global::System.Math.Pow(_hyperparameters.Beta2, step))"),
    ];

    public override void Print(UpdateLines lines)
    {
        PrintMoments(lines);
        if (adam.AmsGrad)
            lines.Keep("largestV", $"NGVector.Max({lines.Load("largest")}, v)", "largest");
        lines.Add($"w -= rateN * (m * meanCorrectionN) / (NGVector.Sqrt({(adam.AmsGrad ? "largestV" : "v")}) * varianceCorrectionN + epsilonN);");
    }

    /// <summary>m and v, as all of the family have them.</summary>
    public static void PrintMoments(UpdateLines lines)
    {
        PrintMean(lines);
        lines.Add($"var v = {MultiplyAdd("beta2N", lines.Load("variances"), "(NGLanes.One - beta2N) * g * g")};");
        lines.Add(lines.Store("means", "m"));
        lines.Add(lines.Store("variances", "v"));
    }

    /// <summary>m alone, not stored yet.</summary>
    public static void PrintMean(UpdateLines lines) =>
        lines.Add($"var m = {MultiplyAdd("beta1N", lines.Load("means"), "(NGLanes.One - beta1N) * g")};");

    private string Maximum => adam.AmsGrad ? " with the largest v so far" : "";
}
