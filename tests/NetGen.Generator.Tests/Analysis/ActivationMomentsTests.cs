using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>
/// The gain table: E[φ²], E[φ], E[φ′²] of z ~ N(0, 1), exact where a closed form exists. PReLU, which starts as LeakyRelu 0.25, stands here as its formula.
/// </summary>
public class ActivationMomentsTests
{
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
        { "gelu by tanh", .425194, .282039, .455818 },
        { "silu", .355776, .206621, .379482 },
        { "mish", .452342, .240404, .479084 },
        { "softplus", .921246, .806059, .293379 },
        { "softsign", .183014, 0, .227671 },
        { "tanh", .394294, 0, .464403 },
        { "sigmoid", .293379, .5, .044836 },
        { "hardsigmoid", .277639, .5, .027703 },
        { "hardswish", .331567, .166217, .358533 },
        // E[max(0, x)⁴] = 3/2, E[max(0, x)²] = 1/2, E[4 max(0, x)²] = 2 of a standard normal x, in closed form.
        { "squaredRelu", 1.500000, .500000, 2.0000 },
        { "logRelu", 0.193422, 0.267411, 0.206378 },
        { "relu6", .500000, .398942, .5000 },
        { "exp", 7.389056, 1.648721, 7.389056 },
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
    [MemberData(nameof(Gains))]
    public void Derivative_is_the_slope_of_the_value(string name, double square, double mean, double derivative)
    {
        _ = (square, mean, derivative);
        var function = FunctionOf(name);
        const double h = 1e-5;
        for (var x = -7.03; x < 8; x += 0.1)
        {
            if (function.Kinks.All(kink => Math.Abs(x - kink) > h))
                Assert.Equal((function.Value(x + h) - function.Value(x - h)) / (2 * h), function.Derivative(x), 1e-6 * Math.Max(1, Math.Abs(function.Value(x))));
        }
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
        "linear" => new Formula(x => x),
        "relu" => new Relu(),
        "leaky .01" => new LeakyRelu(.01),
        "leaky .2" => new LeakyRelu(.2),
        "prelu .25" => new Formula(x => Expr.Select(x > 0, x, .25 * x), 0),
        "elu" => new Elu(1),
        "selu" => new Selu(),
        "gelu" => new Gelu(Approximate: false),
        "gelu by tanh" => new Gelu(Approximate: true),
        "silu" => new Silu(),
        "mish" => new Mish(),
        "softplus" => new Softplus(),
        "softsign" => new Softsign(),
        "tanh" => new Tanh(),
        "sigmoid" => new Sigmoid(),
        "hardsigmoid" => new HardSigmoid(),
        "hardswish" => new HardSwish(),
        "relu6" => new Relu6(),
        "squaredRelu" => new SquaredRelu(),
        "logRelu" => new LogRelu(),
        "exp" => new Exp(),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private sealed record Formula(Func<Expr, Expr> Φ, params double[] Jumps) : ActivationFunction
    {
        public override Expr Of(Expr x) => Φ(x);

        public override OutputRange Range => OutputRange.Unbounded;

        public override IReadOnlyList<double> Kinks => Jumps;
    }
}
