namespace NetGen.Generator.Model;

/// <summary>λx for x &gt; 0, λα(eˣ − 1) otherwise (Klambauer et al. 2017).</summary>
internal sealed record Selu : ActivationFunction
{
    public const double Alpha = 1.6732632423543772848170429916717, Lambda = 1.0507009873554804934193349852946;

    public override double Value(double x) => Lambda * (x > 0 ? x : Alpha * (Math.Exp(x) - 1));

    public override double Derivative(double x) => Lambda * (x > 0 ? 1 : Alpha * Math.Exp(x));

    public override IReadOnlyList<double> Kinks => [0];
}

/// <summary>x·Φ(x), or its approximation by tanh (Hendrycks and Gimpel 2016).</summary>
internal sealed record Gelu(bool Approximate) : ActivationFunction
{
    private static readonly double Scale = Math.Sqrt(2 / Math.PI);

    public override double Value(double x) => x * Share(x);

    public override double Derivative(double x) => At(x).Slope;

    public override (double Value, double Slope) At(double x)
    {
        var share = Share(x);
        return (x * share, share + (x * (Approximate
            ? 2 * share * (1 - share) * Scale * (1 + (3 * 0.044715 * x * x))
            : NormalDistribution.Density(x))));
    }

    public override bool DerivativeReadsInput => true;

    private double Share(double x) => Approximate ? 0.5 * (1 + Math.Tanh(Inner(x))) : NormalDistribution.Cumulative(x);

    private static double Inner(double x) => Scale * (x + (0.044715 * x * x * x));
}

/// <summary>x·σ(x).</summary>
internal sealed record Silu : ActivationFunction
{
    private static readonly Sigmoid Sigmoid = new();

    public override double Value(double x) => x * Sigmoid.Value(x);

    public override double Derivative(double x) => Sigmoid.Value(x) * (1 + (x * Sigmoid.Value(-x)));

    public override bool DerivativeReadsInput => true;
}

/// <summary>x·tanh(log(1 + eˣ)).</summary>
internal sealed record Mish : ActivationFunction
{
    private static readonly Sigmoid Sigmoid = new();
    private static readonly Softplus Softplus = new();

    public override double Value(double x) => x * Math.Tanh(Softplus.Value(x));

    public override double Derivative(double x)
    {
        var tanh = Math.Tanh(Softplus.Value(x));
        return tanh + (x * Sigmoid.Value(x) * (1 - (tanh * tanh)));
    }

    public override bool DerivativeReadsInput => true;
}

/// <summary>log(1 + eˣ); φ′ = σ(x) = 1 − e^−φ.</summary>
internal sealed record Softplus : ActivationFunction
{
    private static readonly Sigmoid Sigmoid = new();

    public override double Value(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    public override double Derivative(double x) => Sigmoid.Value(x);
}

/// <summary>x/(1 + |x|); φ′ = (1 − |φ|)².</summary>
internal sealed record Softsign : ActivationFunction
{
    public override double Value(double x) => x / (1 + Math.Abs(x));

    public override double Derivative(double x) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)));

    // φ″ jumps here: cut too, the trapezoid rule keeps its order.
    public override IReadOnlyList<double> Kinks => [0];

    public override bool Saturates => true;
}

/// <summary>eˣ, its own derivative.</summary>
internal sealed record Exp : ActivationFunction
{
    public override double Value(double x) => Math.Exp(x);

    public override double Derivative(double x) => Math.Exp(x);
}
