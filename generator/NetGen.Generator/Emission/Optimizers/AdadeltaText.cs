using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Optimizers;

/// <summary>Adadelta: the step has the size of the steps so far, in the unit of the weight.</summary>
internal sealed class AdadeltaText : OptimizerText
{
    public override string Formula => "s ← ρs + (1 − ρ)g², δ = g·√(d + ε)/√(s + ε), d ← ρd + (1 − ρ)δ², w ← w − ηδ";

    public override IReadOnlyList<UpdateScalar> Scalars => ["rho", "epsilon"];

    public override void Print(UpdateLines lines)
    {
        lines.Keep("square", MultiplyAdd("rhoN", lines.Load("squares"), "(NGLanes.One - rhoN) * g * g"), "squares");
        lines.Add($"var past = {lines.Load("deltas")};");
        lines.Add("var delta = NGVector.Sqrt(past + epsilonN) / NGVector.Sqrt(square + epsilonN) * g;");
        lines.Add(lines.Store("deltas", MultiplyAdd("rhoN", "past", "(NGLanes.One - rhoN) * delta * delta")));
        lines.Add("w -= rateN * delta;");
    }
}
