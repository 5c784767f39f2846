using System.Globalization;
using System.Runtime.CompilerServices;
using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Model;

/// <summary>
/// A function of one element, defined once, by an expression: kernels compute it, its derivative comes from differentiating it, the signal
/// predictor integrates it. A closed family.
/// </summary>
internal abstract record ActivationFunction
{
    private static readonly Expr X = Expr.Of("x"), Y = Expr.Of("y");

    private static readonly ConditionalWeakTable<ActivationFunction, Definition> Definitions = new();

    /// <summary>φ(x).</summary>
    public abstract Expr Of(Expr x);

    /// <summary>g·φ′, φ′ from a: the output φ(x), or x itself where <see cref="DerivativeReadsInput"/>.</summary>
    public Expr Backward(Expr g, Expr a) => DerivativeReadsInput
        ? g * Mine.Slope.Replace(part => part == X ? a : null)
        : g * Mine.SlopeOfOutput!.Replace(part => part == Y ? a : null);

    /// <summary>φ(x) in double.</summary>
    public double Value(double x) => Evaluation.Of(Mine.Value, X, x);

    /// <summary>φ′(x) in double.</summary>
    public double Derivative(double x) => Evaluation.Of(Mine.Slope, X, x);

    /// <summary>Its name in kernels' names and comments, parameters left out.</summary>
    public string Name => GetType().Name;

    /// <summary>
    /// What is made of it in tables and in a weight file's fingerprint: with every parameter that changes what it computes.
    /// </summary>
    public virtual string Description => Name;

    /// <summary>The values that it can give.</summary>
    public abstract OutputRange Range { get; }

    /// <summary>The kind of loss whose head this is, that is, with which it makes one stable operation; null for none.</summary>
    public virtual LossHead? HeadOf => null;

    /// <summary>
    /// Whether φ never falls and is piecewise linear, so that φ(max x) = max φ(x) to the last bit, and where φ makes two different x equal
    /// φ′ is 0. A default of no only forgoes an optimisation.
    /// </summary>
    public virtual bool KeepsOrderExactly => false;

    /// <summary>The slope on the negative side, for He's gain √(2/(1 + a²)).</summary>
    public virtual double NegativeSlope => 0;

    /// <summary>Where φ′ jumps: an integral over φ is split there.</summary>
    public virtual IReadOnlyList<double> Kinks => [];

    /// <summary>Whether φ flattens on both sides.</summary>
    public virtual bool Saturates => false;

    /// <summary>Whether φ and φ′ are 0 for all negative x, so that a unit whose x is never positive learns no more.</summary>
    public virtual bool CanDie => false;

    /// <summary>Whether a chain of layers with LeCun's initialization keeps mean 0 and variance 1 by itself.</summary>
    public virtual bool NormalizesItself => false;

    /// <summary>
    /// Whether it changes nothing between two values (the upper may be ∞): asked at the ends, between them and at its kinks.
    /// </summary>
    public bool IsIdentityOn(double min, double max)
    {
        var end = double.IsInfinity(max) ? min + 1e3 : max;
        return Kinks.Where(kink => kink > min && kink < end).Concat([min, end, (min + end) / 2, min + ((end - min) / 128)])
            .All(x => Value(x) == x);
    }

    /// <summary>
    /// Whether kernels compute φ′ from x, because φ(x) does not determine it (or not to full precision); otherwise from φ(x), which is at
    /// hand anyway and lets φ be fused into the kernel in front.
    /// </summary>
    public bool DerivativeReadsInput => Mine.SlopeOfOutput is null;

    protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private Definition Mine => Definitions.GetValue(this, function => new Definition(function.Of(X)));

    /// <summary>What follows from the expression.</summary>
    private sealed class Definition(Expr value)
    {
        public Expr Value { get; } = value;

        public Expr Slope { get; } = Differentiation.Of(value, X);

        public Expr? SlopeOfOutput { get; } = Differentiation.OfOutput(value, X, Y);
    }
}

internal sealed record Relu : ActivationFunction
{
    public override Expr Of(Expr x) => Max(0, x);

    public override OutputRange Range => OutputRange.NonNegative;

    public override bool KeepsOrderExactly => true;

    public override bool CanDie => true;

    public override IReadOnlyList<double> Kinks => [0];
}

internal sealed record LeakyRelu(double Slope) : ActivationFunction
{
    public override Expr Of(Expr x) => Select(x > 0, x, x * Slope);

    public override OutputRange Range => OutputRange.Unbounded;

    public override bool KeepsOrderExactly => Slope >= 0;

    public override string Description => "LeakyRelu " + Text(Slope);

    public override IReadOnlyList<double> Kinks => [0];

    public override double NegativeSlope => Slope;
}

internal sealed record Elu(double Alpha) : ActivationFunction
{
    public override Expr Of(Expr x) => Select(x > 0, x, Alpha * Functions.ExpM1.Of(x));

    public override OutputRange Range => OutputRange.From(-Alpha, "values in (" + Text(-Alpha).Replace('-', '−') + ", ∞)");

    public override string Description => "Elu " + Text(Alpha);

    public override IReadOnlyList<double> Kinks => [0];
}

internal sealed record Tanh : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.Tanh.Of(x);

    public override OutputRange Range => new(-1, 1, "values in (−1, 1)");

    public override bool Saturates => true;
}

internal sealed record Sigmoid : ActivationFunction
{
    public override Expr Of(Expr x) => Functions.Sigmoid.Of(x);

    public override OutputRange Range => OutputRange.UnitInterval;

    public override LossHead? HeadOf => LossHead.Sigmoid;

    public override bool Saturates => true;
}
