namespace NetGen.Tests.Networks;

/// <summary>Steps of optimizers whose result can be said without running one.</summary>
public sealed class OptimizerIdentityTests
{
    [Fact]
    public void Adam_first_step_is_the_learning_rate_against_the_gradients_sign()
    {
        var network = new AdamRegression(seed: 1);
        var trainer = new AdamRegression.Trainer(network);
        var before = network.Parameters.ToArray();
        trainer.Step(Draw.Normal<double>(40, seed: 2), Draw.Normal<double>(30, seed: 3));

        var gradients = trainer.Gradients;
        for (var i = 0; i < before.Length; i++)
        {
            Assert.True(Math.Abs(gradients[i]) > 1e-4, "ε would show beside so small a gradient");
            Assert.Equal(-0.01 * Math.Sign(gradients[i]), network.Parameters[i] - before[i], 0.01 * 1e-8 / 1e-4);
        }
    }

    [Fact]
    public void AdamW_without_gradient_decays_the_weights_geometrically()
    {
        var network = new DecayingRegression(seed: 4);
        var trainer = new DecayingRegression.Trainer(network);
        var before = network.Parameters.ToArray();

        // Inputs of 0 give outputs of 0; with targets of 0 no gradient is left.
        for (var step = 0; step < 50; step++)
            Assert.Equal(0.0, trainer.Step(new double[8], new double[6]));

        for (var i = 0; i < before.Length; i++)
            Assert.Equal(before[i] * Math.Pow(1 - (0.1 * 0.2), 50), network.Parameters[i], 1e-14);
    }

    [Fact]
    public void Adam_without_gradient_changes_nothing()
    {
        var network = new AdamRegression(seed: 4);
        var trainer = new AdamRegression.Trainer(network);
        var before = network.Parameters.ToArray();
        trainer.Step(new double[4], new double[3]);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Centered_RmsProp_stays_finite_on_a_constant_gradient()
    {
        // The gradient's variance is 0 then, and s − ḡ² its difference of two equal numbers: rounding may not drive it below 0.
        var network = new CenteredRmsPropRegression(seed: 5);
        var trainer = new CenteredRmsPropRegression.Trainer(network);
        var inputs = Draw.Normal<float>(100, seed: 6);
        for (var step = 0; step < 5000; step++)
            trainer.Step(inputs, [1e30f]);
        Assert.All(network.Parameters.ToArray(), weight => Assert.True(float.IsFinite(weight)));
    }

    [Fact]
    public void StepDecay_gives_the_table_of_its_formula()
    {
        // η₀·factor^⌊epoch / every⌋, ten steps an epoch, a drop every two.
        var trainer = new DecayingRegression.Trainer(new DecayingRegression());
        (long Step, double Rate)[] table = [(0, 0.1), (9, 0.1), (19, 0.1), (20, 0.05), (39, 0.05), (40, 0.025), (59, 0.025), (60, 0.0125), (200, 0.1 / 1024)];
        foreach (var (step, rate) in table)
            Assert.Equal(rate, trainer.ScheduledLearningRate(new(step, StepsPerEpoch: 10, TotalSteps: 1000)), 1e-15);
    }

    [Fact]
    public void Fit_follows_the_declared_schedule()
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(20 * 4, seed: 6), Draw.Normal<float>(20 * 3, seed: 7), targetLength: 3);
        var history = new DecayingRegression().Fit(data, new FitOptions { Epochs = 6, BatchSize = 7, ProgressLine = ProgressLine.Off });
        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.025, 0.025], history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Fit_without_schedule_keeps_the_declared_rate()
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(20 * 4, seed: 6), Draw.Normal<float>(20 * 3, seed: 7), targetLength: 3);
        var history = new AdamRegression().Fit(data, new FitOptions { Epochs = 3, BatchSize = 7, ProgressLine = ProgressLine.Off });
        Assert.Equal([0.01, 0.01, 0.01], history.Epochs.Select(epoch => epoch.LearningRate));
    }
}

[Network(Scalar = typeof(double))]
[Input(4)]
[Dense(3)]
[MeanSquaredError]
[Adam(0.01)]
internal partial class AdamRegression;

[Network(Scalar = typeof(double))]
[Input(4)]
[Dense(3, Bias = false)]
[MeanSquaredError]
[AdamW(0.1, WeightDecay = 0.2), StepDecay(every: 2, factor: 0.5)]
internal partial class DecayingRegression;

[Network]
[Input(100)]
[Dense(1)]
[MeanAbsoluteError]
[RmsProp(0.001, Centered = true)]
internal partial class CenteredRmsPropRegression;
