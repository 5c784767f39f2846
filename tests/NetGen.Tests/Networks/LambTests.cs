namespace NetGen.Tests.Networks;

/// <summary>Steps of Lamb whose result can be said without running one; ten steps beside the formula in torch are among the golden numbers.</summary>
public sealed class LambTests
{
    [Fact]
    public void Step_without_gradient_shrinks_each_layer_by_the_rate_whatever_the_decay()
    {
        var network = new LambRegression(seed: 4);
        var trainer = new LambRegression.Trainer(network);
        var before = network.Parameters.ToArray();

        // Inputs and targets of 0 leave no gradient: r = λw, and ‖w‖/‖r‖ = 1/λ.
        for (var step = 0; step < 50; step++)
            Assert.Equal(0.0, trainer.Step(new double[8], new double[6]));

        for (var i = 0; i < before.Length; i++)
            Assert.Equal(before[i] * Math.Pow(1 - 0.1, 50), network.Parameters[i], 1e-13);
    }

    [Fact]
    public void Step_moves_the_weights_of_each_layer_by_a_share_of_their_norm()
    {
        var network = new LambLayers(seed: 1);
        var trainer = new LambLayers.Trainer(network);
        var (first, second) = (network.Dense1.Weights.ToArray(), network.Dense2.Weights.ToArray());

        trainer.Step(Draw.Normal<double>(40, seed: 2), Draw.Normal<double>(30, seed: 3));

        Assert.Equal(0.05 * Norm(first), Norm(Difference(network.Dense1.Weights.ToArray(), first)), 1e-12);
        Assert.Equal(0.25 * 0.05 * Norm(second), Norm(Difference(network.Dense2.Weights.ToArray(), second)), 1e-12);
    }

    [Fact]
    public void Biases_and_weights_of_zero_move_as_Adam_moves_them()
    {
        var network = new LambFromZero();
        var trainer = new LambFromZero.Trainer(network);

        trainer.Step(Draw.Normal<double>(40, seed: 2), Draw.Normal<double>(30, seed: 3));

        var gradients = trainer.Gradients;
        for (var i = 0; i < gradients.Length; i++)
            Assert.Equal(-0.05 * gradients[i] / (Math.Abs(gradients[i]) + 1e-6), network.Parameters[i], 1e-14);
    }

    [Fact]
    public void Frozen_layer_is_not_touched_and_a_clipped_gradient_turns_no_step()
    {
        var network = new LambClipped(seed: 1);
        var trainer = new LambClipped.Trainer(network);
        var (frozen, free) = (network.Dense1.Weights.ToArray(), network.Dense2.Weights.ToArray());

        trainer.Step(Draw.Normal<double>(40, seed: 2), Draw.Normal<double>(30, seed: 3));

        Assert.Equal(frozen, network.Dense1.Weights.ToArray());
        // Of a gradient of any norm Adam's first step is its sign: clipping is seen in ε alone.
        Assert.Equal(0.05 * Norm(free), Norm(Difference(network.Dense2.Weights.ToArray(), free)), 1e-12);
        Assert.True(trainer.GradientNorm > 0.01, "the gradient is told before clipping");
    }

    [Fact]
    public void Step_allocates_nothing()
    {
        var trainer = new LambLayers.Trainer(new LambLayers(seed: 1));
        var (inputs, targets) = (Draw.Normal<double>(40, seed: 2), Draw.Normal<double>(30, seed: 3));
        for (var step = 0; step < 3; step++)
            trainer.Step(inputs, targets);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 20; step++)
            trainer.Step(inputs, targets);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}

// Large steps, so that a few of them tell formulas apart.
#pragma warning disable NG6002
[Network(Scalar = typeof(double))]
[Input(4)]
[Dense(3, Bias = false)]
[MeanSquaredError]
[Lamb(0.1, WeightDecay = 0.3)]
internal partial class LambRegression;

[Network(Scalar = typeof(double))]
[Input(4)]
[Dense(5), Tanh, Dense(3, LearningRateFactor = 0.25)]
[MeanSquaredError]
[Lamb(0.05), L1(0), Ema(0.9)]
internal partial class LambLayers;

[Network(Scalar = typeof(double))]
[Input(4)]
[Dense(3, Init = Init.Zeros)]
[MeanSquaredError]
[Lamb(0.05)]
internal partial class LambFromZero;

[Network(Scalar = typeof(double))]
[Input(4)]
[Dense(5, Trainable = false), Tanh, Dense(3)]
[MeanSquaredError]
[Lamb(0.05), ClipNorm(0.01)]
internal partial class LambClipped;
