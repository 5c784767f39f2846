namespace NetGen.Generator.Model;

/// <summary>A function of one element. A closed family: kernels print it, the signal predictor integrates it.</summary>
internal abstract record ActivationFunction
{
    /// <summary>φ(x).</summary>
    public abstract double Value(double x);

    /// <summary>φ′(x).</summary>
    public abstract double Derivative(double x);

    /// <summary>Both, where what they have in common is long to compute.</summary>
    public virtual (double Value, double Slope) At(double x) => (Value(x), Derivative(x));

    /// <summary>The slope on the negative side, for He's gain √(2/(1 + a²)).</summary>
    public virtual double NegativeSlope => 0;

    /// <summary>Where φ′ jumps: an integral over φ is split there.</summary>
    public virtual IReadOnlyList<double> Kinks => [];

    /// <summary>Whether φ flattens on both sides.</summary>
    public virtual bool Saturates => false;

    /// <summary>Whether φ and φ′ are 0 for all negative x, so that a unit whose x is never positive learns no more.</summary>
    public virtual bool CanDie => false;

    /// <summary>
    /// Whether kernels compute φ′ from x, because φ(x) does not determine it (or not to full precision); otherwise from φ(x), which is at
    /// hand anyway and lets φ be fused into the kernel in front.
    /// </summary>
    public virtual bool DerivativeReadsInput => false;
}

internal sealed record Relu : ActivationFunction
{
    public override double Value(double x) => Math.Max(0, x);

    public override double Derivative(double x) => x > 0 ? 1 : 0;

    public override bool CanDie => true;

    public override IReadOnlyList<double> Kinks => [0];
}

internal sealed record LeakyRelu(double Slope) : ActivationFunction
{
    public override double Value(double x) => x > 0 ? x : Slope * x;

    public override double Derivative(double x) => x > 0 ? 1 : Slope;

    public override IReadOnlyList<double> Kinks => [0];

    public override double NegativeSlope => Slope;
}

internal sealed record Elu(double Alpha) : ActivationFunction
{
    public override double Value(double x) => x > 0 ? x : Alpha * (Math.Exp(x) - 1);

    public override double Derivative(double x) => x > 0 ? 1 : Alpha * Math.Exp(x);

    public override IReadOnlyList<double> Kinks => [0];
}

internal sealed record Tanh : ActivationFunction
{
    public override double Value(double x) => Math.Tanh(x);

    public override double Derivative(double x) => 1 - (Math.Tanh(x) * Math.Tanh(x));

    public override bool Saturates => true;
}

internal sealed record Sigmoid : ActivationFunction
{
    public override double Value(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public override double Derivative(double x) => Value(x) * (1 - Value(x));

    public override bool Saturates => true;
}
