using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>No activation: what a pool of a linear layer's outputs reads.</summary>
internal sealed record Identity : ActivationFunction
{
    public override Expr Of(Expr x) => x;

    public override OutputRange Range => OutputRange.Unbounded;
}
