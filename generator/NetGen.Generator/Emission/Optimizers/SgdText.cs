using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Optimizers;

/// <summary>Gradient descent, with momentum in PyTorch's form where it is declared.</summary>
internal sealed class SgdText(Sgd sgd) : OptimizerText
{
    public override string Formula => sgd switch
    {
        { Momentum: > 0, Nesterov: true } => "v ← μv + g, w ← w − η(g + μv)",
        { Momentum: > 0 } => "v ← μv + g, w ← w − ηv",
        _ => "w ← w − ηg",
    };

    public override IReadOnlyList<UpdateScalar> Scalars => sgd.Momentum > 0 ? ["momentum"] : [];

    public override void Print(UpdateLines lines)
    {
        if (sgd.Momentum > 0)
        {
            lines.Keep("v", MultiplyAdd("momentumN", lines.Load("velocities"), "g"), "velocities");
            lines.Add(sgd.Nesterov ? $"w -= rateN * {MultiplyAdd("momentumN", "v", "g")};" : "w -= rateN * v;");
        }
        else
        {
            lines.Add("w -= rateN * g;");
        }
    }
}
