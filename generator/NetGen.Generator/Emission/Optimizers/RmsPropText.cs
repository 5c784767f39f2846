using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Optimizers;

/// <summary>RMSprop, by the second moment or the variance, with momentum where it is declared.</summary>
internal sealed class RmsPropText(RmsProp rmsProp) : OptimizerText
{
    public override string Formula => rmsProp.Centered
        ? "s ← αs + (1 − α)g², ḡ ← αḡ + (1 − α)g, w ← w − η·g/(√(s − ḡ²) + ε)"
        : "s ← αs + (1 − α)g², w ← w − η·g/(√s + ε)";

    public override IReadOnlyList<UpdateScalar> Scalars => rmsProp.Momentum > 0 ? ["alpha", "epsilon", "momentum"] : ["alpha", "epsilon"];

    public override void Print(UpdateLines lines)
    {
        lines.Keep("square", MultiplyAdd("alphaN", lines.Load("squares"), "(NGLanes.One - alphaN) * g * g"), "squares");
        if (rmsProp.Centered)
            lines.Keep("mean", MultiplyAdd("alphaN", lines.Load("means"), "(NGLanes.One - alphaN) * g"), "means");
        lines.Add($"var u = g / (NGVector.Sqrt({(rmsProp.Centered ? "square - mean * mean" : "square")}) + epsilonN);");
        if (rmsProp.Momentum > 0)
        {
            lines.Add($"u = {MultiplyAdd("momentumN", lines.Load("velocities"), "u")};");
            lines.Add(lines.Store("velocities", "u"));
        }
        lines.Add("w -= rateN * u;");
    }
}
