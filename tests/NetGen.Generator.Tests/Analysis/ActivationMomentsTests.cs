using NetGen.Generator.Analysis.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>
/// The gain table: E[φ²], E[φ], E[φ′²] of z ~ N(0, 1), exact where a closed form exists. Functions that the language does not have yet
/// stand here as their formulas; what is tested is the quadrature.
/// </summary>
public class ActivationMomentsTests
{
    private const double SeluScale = 1.0507009873554805, SeluAlpha = 1.6732632423543772;

    public static TheoryData<string, double, double, double> Gains => new()
    {
        { "linear", 1, 0, 1 },
        { "relu", .5, .398942, .5 },
        { "leaky .01", .50005, .394953, .50005 },
        { "leaky .2", .52, .319154, .52 },
        { "prelu .25", .53125, .299207, .53125 },
        { "elu", .644945, .160521, .668102 },
        { "selu", 1.000000, 0, 1.071575 },
        { "gelu", .425221, .282095, .455851 },
        { "silu", .355776, .206621, .379482 },
        { "mish", .452342, .240404, .479084 },
        { "softplus", .921246, .806059, .293379 },
        { "softsign", .183014, 0, .227671 },
        { "tanh", .394294, 0, .464403 },
        { "sigmoid", .293379, .5, .044836 },
        { "hardsigmoid", .277639, .5, .027703 },
        { "hardswish", .331567, .166217, .358533 },
        { "relu6", .500000, .398942, .5000 },
    };

    [Theory]
    [MemberData(nameof(Gains))]
    public void Of_unit_normal_gives_the_gain_table(string name, double square, double mean, double derivative)
    {
        var moments = ActivationMoments.Of(FunctionOf(name), 0, 1);

        Assert.Equal(square, moments.Output.Square, 1.5e-6);
        Assert.Equal(mean, moments.Output.Mean, 1.5e-6);
        Assert.Equal(derivative, moments.DerivativeSquare, 1.5e-6);
    }

    [Theory]
    [InlineData(0.7, 0.3)]
    [InlineData(-1.3, 2.5)]
    [InlineData(4, 0.01)]
    public void Of_shifted_relu_agrees_with_the_closed_form(double mean, double variance)
    {
        // E[relu(z)] = μΦ(μ/σ) + σφ(μ/σ), E[relu(z)²] = (μ² + σ²)Φ(μ/σ) + μσφ(μ/σ), E[relu′²] = Φ(μ/σ).
        var deviation = Math.Sqrt(variance);
        var density = Math.Exp(-mean * mean / (2 * variance)) / Math.Sqrt(2 * Math.PI);
        var share = NormalShare(mean / deviation);

        var moments = ActivationMoments.Of(new Relu(), mean, variance);

        Assert.Equal((mean * share) + (deviation * density), moments.Output.Mean, 1e-6);
        Assert.Equal((((mean * mean) + variance) * share) + (mean * deviation * density), moments.Output.Square, 1e-6);
        Assert.Equal(share, moments.DerivativeSquare, 1e-6);
    }

    [Fact]
    public void Of_constant_input_is_the_function_itself()
    {
        var moments = ActivationMoments.Of(new Sigmoid(), 0, 0);

        Assert.Equal(0.25, moments.Output.Square);
        Assert.Equal(0, moments.Output.Variance);
        Assert.Equal(0.0625, moments.DerivativeSquare);
    }

    /// <summary>Φ by Simpson's rule: independent of what is tested.</summary>
    private static double NormalShare(double x)
    {
        const int steps = 20_000;
        var step = (x + 12) / steps;
        var sum = 0.0;
        for (var i = 0; i <= steps; i++)
            sum += (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-Math.Pow(-12 + (i * step), 2) / 2);
        return sum * step / 3 / Math.Sqrt(2 * Math.PI);
    }

    private static ActivationFunction FunctionOf(string name) => name switch
    {
        "linear" => new Formula(x => x, _ => 1),
        "relu" => new Relu(),
        "leaky .01" => new LeakyRelu(.01),
        "leaky .2" => new LeakyRelu(.2),
        "prelu .25" => new Formula(x => x > 0 ? x : .25 * x, x => x > 0 ? 1 : .25, 0),
        "elu" => new Elu(1),
        "selu" => new Formula(
            x => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)), x => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)), 0),
        "gelu" => new Formula(x => x * Cdf(x), x => Cdf(x) + (x * Pdf(x))),
        "silu" => new Formula(x => x * S(x), x => S(x) * (1 + (x * (1 - S(x))))),
        "mish" => new Formula(
            x => x * Math.Tanh(Softplus(x)), x => Math.Tanh(Softplus(x)) + (x * S(x) * (1 - Math.Pow(Math.Tanh(Softplus(x)), 2)))),
        "softplus" => new Formula(Softplus, S),
        "softsign" => new Formula(x => x / (1 + Math.Abs(x)), x => 1 / Math.Pow(1 + Math.Abs(x), 2), 0),
        "tanh" => new Tanh(),
        "sigmoid" => new Sigmoid(),
        "hardsigmoid" => new Formula(x => Math.Clamp((x / 6) + .5, 0, 1), x => x is > -3 and < 3 ? 1.0 / 6 : 0, -3, 3),
        "hardswish" => new Formula(
            x => x * Math.Clamp(x + 3, 0, 6) / 6, x => x <= -3 ? 0 : x >= 3 ? 1 : ((2 * x) + 3) / 6, -3, 3),
        "relu6" => new Formula(x => Math.Clamp(x, 0, 6), x => x is > 0 and < 6 ? 1 : 0, 0, 6),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static double S(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));

    private static double Pdf(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ by its power series: Φ(x) = ½ + φ(x)·Σ x^(2k+1)/(1·3·…·(2k+1)).</summary>
    private static double Cdf(double x)
    {
        if (Math.Abs(x) > 8)
            return x > 0 ? 1 : 0;
        double term = x, sum = x;
        for (var k = 1; k < 200; k++)
            sum += term *= x * x / ((2 * k) + 1);
        return .5 + (Pdf(x) * sum);
    }

    private sealed record Formula(Func<double, double> Φ, Func<double, double> Slope, params double[] At) : ActivationFunction
    {
        public override double Value(double x) => Φ(x);

        public override double Derivative(double x) => Slope(x);

        public override IReadOnlyList<double> Kinks => At;
    }
}
