using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Optimizers;

/// <summary>Lion: the sign of a mean between gradient and momentum; where that is 0 the weight stays.</summary>
internal sealed class LionText : OptimizerText
{
    public override string Formula => "w ← (1 − ηλ)w, w ← w − η·sign(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g";

    public override IReadOnlyList<UpdateScalar> Scalars => ["beta1", "beta2"];

    public override void Print(UpdateLines lines)
    {
        lines.Add($"var m = {lines.Load("means")};");
        lines.Add($"var u = {MultiplyAdd("beta1N", "m", "(NGLanes.One - beta1N) * g")};");
        lines.Add(lines.Store("means", MultiplyAdd("beta2N", "m", "(NGLanes.One - beta2N) * g")));
        lines.Add("w -= NGVector.ConditionalSelect(NGVector.Equals(u, NGLanes.Zero), NGLanes.Zero, NGVector.CopySign(rateN, u));");
    }
}
