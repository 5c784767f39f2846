namespace NetGen.Generator.Model;

/// <summary>min(max(0, x), 6), φ′ = 0 at both ends.</summary>
internal sealed record Relu6 : ActivationFunction
{
    public override double Value(double x) => Math.Min(Math.Max(0, x), 6);

    public override double Derivative(double x) => x is > 0 and < 6 ? 1 : 0;

    public override bool CanDie => true;

    public override IReadOnlyList<double> Kinks => [0, 6];
}

/// <summary>x/6 + ½ clipped to [0, 1].</summary>
internal sealed record HardSigmoid : ActivationFunction
{
    public override double Value(double x) => Math.Min(Math.Max(0, (x / 6) + 0.5), 1);

    public override double Derivative(double x) => x is > -3 and < 3 ? 1.0 / 6 : 0;

    public override IReadOnlyList<double> Kinks => [-3, 3];

    public override bool Saturates => true;
}

/// <summary>x times the hard sigmoid of x (Howard et al. 2019).</summary>
internal sealed record HardSwish : ActivationFunction
{
    private static readonly HardSigmoid HardSigmoid = new();

    public override double Value(double x) => x * HardSigmoid.Value(x);

    public override double Derivative(double x) => x is >= -3 and <= 3 ? (x / 3) + 0.5 : x > 0 ? 1 : 0;

    public override IReadOnlyList<double> Kinks => [-3, 3];

    public override bool DerivativeReadsInput => true;
}
