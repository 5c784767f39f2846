using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>φ(x) = x: what stands where there is no activation.</summary>
internal sealed record Identity : ActivationFunction
{
    public override double Value(double x) => x;

    public override double Derivative(double x) => 1;
}
