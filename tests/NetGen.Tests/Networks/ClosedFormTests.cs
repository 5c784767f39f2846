using static NetGen.Tests.Networks.LinearSystem;

namespace NetGen.Tests.Networks;

/// <summary>Networks whose optimum is known in closed form reach it: least squares, ridge, lasso, elastic net, logistic regression.</summary>
public sealed class ClosedFormTests
{
    private const int Samples = 64;

    [Fact]
    public void Linear_regression_reaches_the_normal_equations()
    {
        // A column of ones stands for the bias.
        var x = Draw.Normal<double>(Samples * 3, seed: 1);
        var y = Draw.Normal<double>(Samples, seed: 2);
        var extended = new double[Samples * 4];
        for (var row = 0; row < Samples; row++)
        {
            x.AsSpan(row * 3, 3).CopyTo(extended.AsSpan(row * 4));
            extended[(row * 4) + 3] = 1;
        }
        var expected = Solve(Gram(extended, 4), TransposedProduct(extended, 4, y));

        var network = new LinearRegression(seed: 3);
        Train(new LinearRegression.Trainer(network).Step, x, y, steps: 400);

        for (var input = 0; input < 3; input++)
            Assert.Equal(expected[input], network.Dense1[0, input], 1e-12);
        Assert.Equal(expected[3], network.Dense1.Bias[0], 1e-12);
    }

    [Fact]
    public void L2_reaches_the_ridge_regression()
    {
        var x = Draw.Normal<double>(Samples * 5, seed: 4);
        var y = Draw.Normal<double>(Samples, seed: 5);

        // 2/n·Xᵀ(Xw − y) + λw = 0.
        var expected = Solve(Gram(x, 5, ridge: 0.3 * Samples / 2), TransposedProduct(x, 5, y));

        var network = new RidgeRegression(seed: 6);
        Train(new RidgeRegression.Trainer(network).Step, x, y, steps: 400);

        for (var input = 0; input < 5; input++)
            Assert.Equal(expected[input], network.Dense1[0, input], 1e-12);
    }

    [Fact]
    public void L1_on_an_orthonormal_design_is_the_soft_threshold_with_exact_zeros()
    {
        var (x, y, leastSquares) = OrthonormalDesign();
        var network = new Lasso(seed: 7);
        Train(new Lasso.Trainer(network).Step, x, y, steps: 200);

        for (var input = 0; input < 8; input++)
            AssertShrunk(Soft(leastSquares[input], 0.25), network.Dense1[0, input]);
        Assert.Contains(0.0, network.Dense1.Weights.ToArray());
        Assert.Contains(network.Dense1.Weights.ToArray(), weight => weight != 0);
    }

    [Fact]
    public void ElasticNet_on_an_orthonormal_design_is_the_soft_threshold_divided()
    {
        // λ = 0.5, ratio = 0.4 (Zou and Hastie 2005): soft(β̂, λr) / (1 + λ(1 − r)).
        var (x, y, leastSquares) = OrthonormalDesign();
        var network = new ElasticNetRegression(seed: 8);
        Train(new ElasticNetRegression.Trainer(network).Step, x, y, steps: 200);

        for (var input = 0; input < 8; input++)
            AssertShrunk(Soft(leastSquares[input], 0.2) / 1.3, network.Dense1[0, input]);
        Assert.Contains(0.0, network.Dense1.Weights.ToArray());
    }

    [Fact]
    public void Logistic_regression_with_L2_reaches_the_Newton_solution()
    {
        var x = Draw.Normal<double>(Samples * 4, seed: 9);
        var y = Array.ConvertAll(Draw.Labels(Samples, 2, seed: 10), label => (double)label);
        var expected = new double[4];
        for (var iteration = 0; iteration < 20; iteration++)
        {
            var p = Array.ConvertAll(Product(x, expected), z => 1 / (1 + Math.Exp(-z)));
            var residual = p.Zip(y, (probability, target) => (probability - target) / Samples).ToArray();
            var gradient = TransposedProduct(x, 4, residual).Zip(expected, (g, w) => g + (0.1 * w)).ToArray();
            var curvature = Array.ConvertAll(p, probability => probability * (1 - probability) / Samples);
            expected = [.. expected.Zip(Solve(Gram(x, 4, ridge: 0.1, curvature), gradient), (w, step) => w - step)];
        }

        var network = new LogisticRegression(seed: 11);
        Train(new LogisticRegression.Trainer(network).Step, x, y, steps: 600);

        for (var input = 0; input < 4; input++)
            Assert.Equal(expected[input], network.Dense1[0, input], 1e-10);
    }

    /// <summary>16 rows of a Hadamard matrix's columns 1 to 8, scaled to XᵀX = n/2·I: the gradient of the mean squared error is then w − β̂.</summary>
    private static (double[] X, double[] Y, double[] LeastSquares) OrthonormalDesign()
    {
        var x = new double[16 * 8];
        for (var row = 0; row < 16; row++)
        {
            for (var column = 0; column < 8; column++)
                x[(row * 8) + column] = (int.PopCount(row & (column + 1)) % 2 == 0 ? 1 : -1) / Math.Sqrt(2);
        }
        double[] signal = [1.5, -0.9, 0.1, -0.05, 0.6, 0.2, -0.3, 0];
        var y = Product(x, signal).Zip(Draw.Normal<double>(16, seed: 12), (value, noise) => value + (0.1 * noise)).ToArray();
        return (x, y, Array.ConvertAll(TransposedProduct(x, 8, y), sum => sum / 8));
    }

    private static double Soft(double value, double threshold) => Math.Sign(value) * Math.Max(Math.Abs(value) - threshold, 0);

    private static void AssertShrunk(double expected, double actual)
    {
        if (expected == 0)
            Assert.Equal(0.0, actual);
        else
            Assert.Equal(expected, actual, 1e-12);
    }

    private delegate double StepOnBatch(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets);

    private static void Train(StepOnBatch step, double[] inputs, double[] targets, int steps)
    {
        for (var i = 0; i < steps; i++)
            step(inputs, targets);
    }
}

[Network(Scalar = typeof(double))]
[Input(3)]
[Dense(1)]
[MeanSquaredError]
[Sgd(0.2)]
internal partial class LinearRegression;

[Network(Scalar = typeof(double))]
[Input(5)]
[Dense(1, Bias = false)]
[MeanSquaredError]
[Sgd(0.2), L2(0.3)]
internal partial class RidgeRegression;

[Network(Scalar = typeof(double))]
[Input(8)]
[Dense(1, Bias = false)]
[MeanSquaredError]
[Sgd(0.5), L1(0.25)]
internal partial class Lasso;

[Network(Scalar = typeof(double))]
[Input(8)]
[Dense(1, Bias = false)]
[MeanSquaredError]
[Sgd(0.5), ElasticNet(0.5, 0.4)]
internal partial class ElasticNetRegression;

[Network(Scalar = typeof(double))]
[Input(4)]
[Dense(1, Bias = false), Sigmoid]
[BinaryCrossEntropy]
[Sgd(0.5, Momentum = 0.5), L2(0.1)]
internal partial class LogisticRegression;
