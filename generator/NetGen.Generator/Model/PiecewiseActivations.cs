using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Model;

/// <summary>min(max(0, x), 6), φ′ = 0 at both ends.</summary>
internal sealed record Relu6 : ActivationFunction
{
    public override Expr Of(Expr x) => Min(6, Max(0, x));

    public override OutputRange Range => new(0, 6, "values in [0, 6]");

    public override bool KeepsOrderExactly => true;

    public override bool CanDie => true;

    public override IReadOnlyList<double> Kinks => [0, 6];
}

/// <summary>max(0, x)² (So et al. 2021).</summary>
internal sealed record SquaredRelu : ActivationFunction
{
    public override Expr Of(Expr x) => Max(0, x) * Max(0, x);

    public override OutputRange Range => OutputRange.NonNegative;

    public override bool CanDie => true;

    public override IReadOnlyList<double> Kinks => [0];
}

/// <summary>log(1 + max(0, x)) (Liu et al. 2019).</summary>
internal sealed record LogRelu : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.Log.Of(1 + Max(0, x));

    public override OutputRange Range => OutputRange.NonNegative;

    public override bool CanDie => true;

    public override IReadOnlyList<double> Kinks => [0];
}

/// <summary>x/6 + ½ clipped to [0, 1].</summary>
internal sealed record HardSigmoid : ActivationFunction
{
    public override Expr Of(Expr x) => Min(1, Max(0, MultiplyAdd(x, 1.0 / 6, 0.5)));

    public override OutputRange Range => new(0, 1, "values in [0, 1]");

    public override IReadOnlyList<double> Kinks => [-3, 3];

    public override bool Saturates => true;
}

/// <summary>x times the hard sigmoid of x (Howard et al. 2019).</summary>
internal sealed record HardSwish : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.HardSwish.Of(x);

    public override OutputRange Range => OutputRange.Unbounded;

    public override IReadOnlyList<double> Kinks => [-3, 3];
}
