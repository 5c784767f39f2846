using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Model;

/// <summary>λx for x &gt; 0, λα(eˣ − 1) otherwise (Klambauer et al. 2017).</summary>
internal sealed record Selu : ActivationFunction
{
    public const double Alpha = 1.6732632423543772848170429916717, Lambda = 1.0507009873554804934193349852946;

    public override Expr Of(Expr x) => Select(x > 0, Lambda * x, Lambda * Alpha * Functions.ExpM1.Of(x));

    public override OutputRange Range => OutputRange.From(-Lambda * Alpha, "values in (−1.758, ∞)");

    public override IReadOnlyList<double> Kinks => [0];

    public override bool NormalizesItself => true;
}

/// <summary>x·Φ(x), or its approximation by tanh (Hendrycks and Gimpel 2016).</summary>
internal sealed record Gelu(bool Approximate) : ActivationFunction
{
    public override Expr Of(Expr x) => (Approximate ? Functions.GeluTanh : Functions.Gelu).Of(x);

    public override OutputRange Range => OutputRange.Unbounded;

    public override string Description => Approximate ? "Gelu, by tanh" : "Gelu";
}

/// <summary>x·σ(x).</summary>
internal sealed record Silu : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.Silu.Of(x);

    public override OutputRange Range => OutputRange.Unbounded;
}

/// <summary>x·tanh(log(1 + eˣ)).</summary>
internal sealed record Mish : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.Mish.Of(x);

    public override OutputRange Range => OutputRange.Unbounded;
}

/// <summary>log(1 + eˣ).</summary>
internal sealed record Softplus : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.Softplus.Of(x);

    public override OutputRange Range => OutputRange.Positive;
}

/// <summary>x/(1 + |x|).</summary>
internal sealed record Softsign : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.Softsign.Of(x);

    public override OutputRange Range => new(-1, 1, "values in (−1, 1)");

    // φ″ jumps here: cut too, the trapezoid rule keeps its order.
    public override IReadOnlyList<double> Kinks => [0];

    public override bool Saturates => true;
}

/// <summary>eˣ, its own derivative.</summary>
internal sealed record Exp : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.Exp.Of(x);

    public override OutputRange Range => OutputRange.Positive;
}
