using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Loops;

/// <summary>The functions that expressions can call.</summary>
internal static class Functions
{
    private static readonly double GeluScale = Math.Sqrt(2 / Math.PI);

    /// <summary>eˣ, its own derivative.</summary>
    public static readonly Function Exp = new("Exp", Math.Exp, (_, y) => y);

    /// <summary>eˣ − 1.</summary>
    public static readonly Function ExpM1 = new("ExpM1", x => Math.Exp(x) - 1, (_, y) => y + 1, keepsZero: true);

    /// <summary>log x.</summary>
    public static readonly Function Log = new("Log", Math.Log, (x, _) => 1 / x);

    /// <summary>log(1 + x).</summary>
    public static readonly Function Log1P = new("Log1P", x => Math.Log(1 + x), (x, _) => 1 / (1 + x), keepsZero: true);

    /// <summary>x².</summary>
    public static readonly Function Square = new("Square", x => x * x, (x, _) => 2 * x, keepsZero: true, definition: x => x * x);

    /// <summary>½x² within δ of 0, a straight line of the same slope beyond (Huber 1964).</summary>
    public static Function Huber(double delta) => new(
        "Huber", x => Math.Min(Math.Abs(x), delta) is var inner ? (0.5 * inner * inner) + (delta * (Math.Abs(x) - inner)) : double.NaN,
        (x, _) => CopySign(Min(delta, Abs(x)), x), keepsZero: true,
        definition: x => (0.5 * Min(delta, Abs(x)) * Min(delta, Abs(x))) + (delta * (Abs(x) - Min(delta, Abs(x)))));

    /// <summary>tanh x.</summary>
    public static readonly Function Tanh = new("Tanh", Math.Tanh, (_, y) => 1 - (y * y), keepsZero: true);

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static readonly Function Sigmoid = new("Sigmoid", SigmoidOf, (_, y) => y * (1 - y));

    /// <summary>log(1 + eˣ); its derivative σ(x) = 1 − e^−y.</summary>
    public static readonly Function Softplus = new("Softplus", SoftplusOf, (_, y) => -ExpM1.Of(-y));

    /// <summary>log(1 + eˣ) where x is at hand for its derivative σ(x).</summary>
    public static readonly Function LogOnePlusExp = new(
        "LogOnePlusExp", SoftplusOf, (x, _) => Sigmoid.Of(x), definition: x => Max(0, x) + Log1P.Of(Exp.Of(-Abs(x))));

    /// <summary>x/(1 + |x|); its derivative (1 − |y|)².</summary>
    public static readonly Function Softsign = new(
        "Softsign", x => x / (1 + Math.Abs(x)), (_, y) => (1 - Abs(y)) * (1 - Abs(y)), keepsZero: true, definition: x => x / (1 + Abs(x)));

    /// <summary>x times the hard sigmoid of x (Howard et al. 2019). At ±3 the derivative is that of the inside.</summary>
    public static readonly Function HardSwish = new(
        "HardSwish", x => x * Math.Min(Math.Max(0, (x / 6) + 0.5), 1),
        (x, _) => Select(Abs(x) <= 3, MultiplyAdd(x, 1.0 / 3, 0.5), Select(x > 0, 1, 0)), keepsZero: true,
        definition: x => x * Min(1, Max(0, MultiplyAdd(x, 1.0 / 6, 0.5))));

    public static readonly Function SiluDerivative = Derivative("SiluDerivative", x => SigmoidOf(x) * (1 + (x * SigmoidOf(-x))));

    /// <summary>x·σ(x).</summary>
    public static readonly Function Silu = new("Silu", x => x * SigmoidOf(x), (x, _) => SiluDerivative.Of(x), keepsZero: true);

    public static readonly Function MishDerivative = Derivative("MishDerivative", x =>
    {
        var tanh = Math.Tanh(SoftplusOf(x));
        return tanh + (x * SigmoidOf(x) * (1 - (tanh * tanh)));
    });

    /// <summary>x·tanh(log(1 + eˣ)).</summary>
    public static readonly Function Mish = new("Mish", x => x * Math.Tanh(SoftplusOf(x)), (x, _) => MishDerivative.Of(x), keepsZero: true);

    public static readonly Function GeluDerivative = Derivative("GeluDerivative",
        x => NormalDistribution.Cumulative(x) + (x * NormalDistribution.Density(x)));

    /// <summary>x·Φ(x) (Hendrycks and Gimpel 2016).</summary>
    public static readonly Function Gelu = new("Gelu", x => x * NormalDistribution.Cumulative(x), (x, _) => GeluDerivative.Of(x),
        keepsZero: true);

    public static readonly Function GeluTanhDerivative = Derivative("GeluTanhDerivative", x =>
        GeluShare(x) + (x * (2 * GeluShare(x) * (1 - GeluShare(x)) * GeluScale * (1 + (3 * 0.044715 * x * x)))));

    /// <summary>½x(1 + tanh(√(2/π)(x + 0.044715x³))).</summary>
    public static readonly Function GeluTanh = new("GeluTanh", x => x * GeluShare(x), (x, _) => GeluTanhDerivative.Of(x), keepsZero: true);

    private static double SigmoidOf(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static double SoftplusOf(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static double GeluShare(double x) => 0.5 * (1 + Math.Tanh(GeluScale * (x + (0.044715 * x * x * x))));

    /// <summary>A function that is a derivative; nobody asks for its own.</summary>
    private static Function Derivative(string name, Func<double, double> value) =>
        new(name, value, (_, _) => throw new NotSupportedException("No second derivative of an activation is needed: " + name));
}
