using NetGen.Generator.Analysis;
using NetGen.Generator.Analysis.Output;
using NetGen.Generator.Model;
using NetGen.Generator.Signal;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.Output;

/// <summary>NG3015: the declarations it speaks of, with its figures, and those near them that are sound.</summary>
public class InitialLossTests
{
    [Theory]
    [InlineData(
        "Input(100), Dense(64), Relu, Dense(10, Init = Init.Normal, InitScale = 0.5), Softmax, CrossEntropy",
        "Info", "CrossEntropy1", "The expected initial loss is 6.503 (ln 10 is 2.303): the outputs start with a standard deviation of 4.00, sure of what nothing has taught them")]
    [InlineData(
        "Input(100, Mean = 0, Std = 10), Dense(1), Sigmoid, BinaryCrossEntropy",
        "Info", "BinaryCrossEntropy1", "The expected initial loss is 5.660 (ln 2 is 0.693): the outputs start with a standard deviation of 14.1, sure of what nothing has taught them")]
    [InlineData(
        "Input(100, Mean = 0, Std = 10), Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = -1, Max = 1)",
        "Info", "MeanSquaredError1", "The expected initial loss is 198.353: the outputs start with a standard deviation of 14.1, sure of what nothing has taught them")]
    public void Check_reports_with_figures(string attributes, string severity, string at, string message) =>
        Judged.Fires("NG3015", attributes, severity, at, message);

    [Theory]
    [InlineData("Input(100), Dense(64), Relu, Dense(10), Softmax, CrossEntropy", "as it should be")]
    [InlineData("Input(784, Min = -100, Max = 100), Dense(10, Init = Init.HeNormal), Softmax, CrossEntropy", "a range does not say where in it the values lie")]
    [InlineData("Input(1000, Min = 0, Max = 1), Dense(64, Init = Init.Normal, InitScale = 0.3), Relu, Dense(10), Softmax, CrossEntropy", "one-hot inputs lie in the same range")]
    [InlineData("Input(100, Mean = 0, Std = 1), Dense(1, Init = Init.HeNormal), MeanSquaredError, Target(TargetKind.Regression, Min = 3, Max = 3)", "a constant target has no scale")]
    [InlineData("Input(64, Mean = 0, Std = 1), Mark(\"a\"), Dense(64), Add(\"a\"), Mark(\"a\"), Dense(64), Add(\"a\"), Mark(\"a\"), Dense(64), Add(\"a\"), Mark(\"a\"), Dense(64), Add(\"a\"), Dense(10), Softmax, CrossEntropy", "NetGen's own choice of initializers")]
    [InlineData("Input(100, Mean = 0, Std = 10), Dense(1), MeanSquaredError", "the targets may be as wide")]
    [InlineData("Input(100, Mean = 0, Std = 10), Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = -100, Max = 100)", "the targets are as wide")]
    public void Check_near_miss_is_silent(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Judged.IsSilent("NG3015", attributes);
    }

    [Theory]
    [InlineData("Input(100, Mean = 0, Std = 1), Dense(10, Init = Init.Normal, InitScale = 0.01), Softmax, CrossEntropy", 2.307, 2.303)]
    [InlineData("Input(100, Mean = 0, Std = 1), Dense(10, Init = Init.Normal, InitScale = 0.1), Softmax, CrossEntropy", 2.744, 2.303)]
    [InlineData("Input(100, Mean = 0, Std = 1), Dense(1, Init = Init.Normal, InitScale = 0.01), Sigmoid, BinaryCrossEntropy", 0.694, 0.693)]
    [InlineData("Input(100, Mean = 0, Std = 1), Dense(10, Init = Init.Normal, InitScale = 0.01), Hinge", 9, 9)]
    [InlineData("Input(100, Mean = 0, Std = 1), Dense(1, Init = Init.Normal, InitScale = 0.1), MeanSquaredError, Target(TargetKind.Regression, Min = -1, Max = 1)", 1.333, 0)]
    public void Predict_gives_the_loss_of_a_fresh_network_and_that_of_one_without_signal(string attributes, double mean, double low)
    {
        var loss = Predicted(attributes)!;
        Assert.Equal(mean, loss.Mean, 2e-2 * mean);
        Assert.Equal(low, loss.Low, 1e-3);
        Assert.True(loss.High >= loss.Mean && loss.High < 4 * loss.Mean, loss.ToString());
    }

    [Fact]
    public void Predict_without_a_declared_scale_has_no_upper_end()
    {
        Assert.Equal(double.PositiveInfinity, Predicted("Input(100), Dense(10), Softmax, CrossEntropy")!.High);
        Assert.True(double.IsFinite(Predicted("Input(100), Standardize, Dense(10), Softmax, CrossEntropy")!.High));
    }

    [Theory]
    [InlineData("Input(100), Dense(1), MeanSquaredError", "nothing is known of the targets")]
    [InlineData("Input(100), Dense(10), Softmax", "there is no loss")]
    public void Predict_is_silent_without_facts(string attributes, string why)
    {
        Assert.NotEmpty(why);
        Assert.Null(Predicted(attributes));
    }

    [Fact]
    public void Predict_leaves_open_what_a_range_leaves_open()
    {
        // Standardised data clipped at ±5, inputs and targets: the measured loss was .139.
        var clipped = Predicted("Input(8, Min = -5, Max = 5), Dense(16), Relu, Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = -5, Max = 5)")!;
        Assert.True(clipped.Low <= 0.139 && clipped.High >= 25, clipped.ToString());
        // One of a thousand inputs is 1.
        var oneHot = Predicted("Input(1000, Min = 0, Max = 1), Dense(10, Init = Init.Normal, InitScale = 0.3), Softmax, CrossEntropy")!;
        Assert.True(oneHot.Low <= 2.303 && oneHot.High > 5, oneHot.ToString());
        var constant = Predicted("Input(8, Mean = 0, Std = 1), Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = 3, Max = 3)")!;
        Assert.Equal(9, constant.Low, 1e-9);
    }

    [Fact]
    public void Predict_counts_an_output_bias_that_states_the_class_rate()
    {
        // One in fifty: −ln(1/0.02 − 1) is −3.89, and the entropy of that rate .098.
        var stated = Predicted("Input(8, Mean = 0, Std = 1), Dense(1, Init = Init.Normal, InitScale = 0.01, BiasInit = Init.Constant, BiasInitScale = -3.89), Sigmoid, BinaryCrossEntropy")!;
        Assert.Equal(0.098, stated.Mean, 2e-3);
    }

    [Theory]
    [InlineData("CrossEntropy", 3, 0.9)]
    [InlineData("CrossEntropy", 10, 2)]
    [InlineData("BinaryCrossEntropy", 1, 1)]
    [InlineData("Hinge", 5, 0.5)]
    [InlineData("SquaredHinge", 5, 0.5)]
    [InlineData("MeanSquaredError", 1, 2)]
    [InlineData("MeanAbsoluteError", 1, 2)]
    [InlineData("Huber", 1, 2)]
    public void Deviation_bounds_that_of_a_sample_and_is_of_its_size(string name, int classes, double std)
    {
        var random = new Random(1);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        LossFunction loss = name switch
        {
            "CrossEntropy" => new CrossEntropy(0),
            "BinaryCrossEntropy" => new BinaryCrossEntropy(),
            "Hinge" => new Hinge(),
            "SquaredHinge" => new SquaredHinge(),
            "MeanAbsoluteError" => new MeanAbsoluteError(),
            "Huber" => new Huber(1),
            _ => new MeanSquaredError(),
        };
        double[] losses = [.. Enumerable.Range(0, 50_000).Select(_ =>
        {
            double[] z = [.. Enumerable.Range(0, classes).Select(_ => std * Normal())];
            return name switch
            {
                "CrossEntropy" => Math.Log(z.Sum(Math.Exp)) - z[0],
                "BinaryCrossEntropy" => Math.Log(1 + Math.Exp(z[0])) - (z[0] * random.Next(2)),
                "Hinge" => z.Skip(1).Sum(other => Math.Max(0, other - z[0] + 1)),
                "SquaredHinge" => z.Skip(1).Sum(other => Math.Pow(Math.Max(0, other - z[0] + 1), 2)),
                "MeanAbsoluteError" => Math.Abs(z[0] - (2 * random.Next(2)) + 1),
                "Huber" => HuberOf(z[0] - (2 * random.Next(2)) + 1, 1),
                // A target of −1 or 1.
                _ => Math.Pow(z[0] - (2 * random.Next(2)) + 1, 2),
            };
        })];
        double measured = Math.Sqrt(losses.Average(value => value * value) - Math.Pow(losses.Average(), 2));
        var predicted = ExpectedLoss.Deviation(loss, new Moments(std * std, 0), classes, new Moments(1, 0));
        Assert.InRange(measured, 0.4 * predicted, 1.02 * predicted);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(2, 0.5, 1)]
    [InlineData(-3, 2, 0.3)]
    [InlineData(0.5, 0, 1)]
    [InlineData(5, 0, 1)]
    public void Absolute_and_Huber_error_are_those_of_drawn_numbers(double mean, double deviation, double delta)
    {
        var random = new Random(2);
        double[] errors = [.. Enumerable.Range(0, 200_000).Select(_ =>
            mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
        var (outputs, target) = (new Moments(1, 1), new Moments((deviation * deviation) + ((1 + mean) * (1 + mean)), 1 + mean));
        Assert.Equal(errors.Average(Math.Abs), ExpectedLoss.Of(new MeanAbsoluteError(), outputs, 1, target), 0.01);
        Assert.Equal(errors.Average(error => HuberOf(error, delta)), ExpectedLoss.Of(new Huber(delta), outputs, 1, target), 0.01);
    }

    private static double HuberOf(double error, double delta) =>
        Math.Abs(error) <= delta ? error * error / 2 : delta * (Math.Abs(error) - (delta / 2));

    private static LossPrediction? Predicted(string attributes)
    {
        var spec = Declared.Network(attributes);
        return InitialLoss.Predict(GraphView.Of(spec, NetworkCompiler.BuildGraph(spec, _ => { })!));
    }
}
