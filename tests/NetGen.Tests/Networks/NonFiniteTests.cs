namespace NetGen.Tests.Networks;

/// <summary>NaN and infinity stop a training where they appear: step, layer and quantity are named, the last good weights stay.</summary>
public sealed class NonFiniteTests
{
    private const int Samples = 300;

    [Theory]
    [InlineData(0, float.NaN)]
    [InlineData(299, float.NaN)]
    [InlineData(150, float.PositiveInfinity)]
    public void Input_that_is_not_finite_is_named_and_changes_nothing(int sample, float value)
    {
        var network = new ExplosiveNetwork(seed: 1);
        var trainer = new ExplosiveNetwork.Trainer(network);
        var (inputs, targets) = Data();
        for (var step = 0; step < 3; step++)
            trainer.Step(inputs, targets);

        var before = network.Parameters.ToArray();
        inputs[(sample * 6) + 4] = value;
        var error = Assert.Throws<NonFiniteValueException>(() => trainer.Step(inputs, targets));

        Assert.Equal((3, "input", "feature"), (error.Step, error.Layer, error.Quantity));
        Assert.Contains("step 3", error.Message);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(3, trainer.StepCount);
    }

    [Fact]
    public void Training_goes_on_after_a_bad_batch_as_if_it_had_not_been()
    {
        var (network, unharmed) = (new ExplosiveNetwork(seed: 1), new ExplosiveNetwork(seed: 1));
        var (trainer, other) = (new ExplosiveNetwork.Trainer(network), new ExplosiveNetwork.Trainer(unharmed));
        var (inputs, targets) = Data();
        var poisoned = (float[])inputs.Clone();
        poisoned[7] = float.NaN;
        for (var step = 0; step < 5; step++)
        {
            trainer.Step(inputs, targets);
            Assert.Throws<NonFiniteValueException>(() => trainer.Step(poisoned, targets));
            other.Step(inputs, targets);
        }
        Assert.Equal(unharmed.Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1e10)]
    [InlineData(1e30)]
    [InlineData(1e300)]
    public void Learning_rate_that_explodes_leaves_the_last_good_weights(double learningRate)
    {
        var network = new ExplosiveNetwork(seed: 1);
        var trainer = new ExplosiveNetwork.Trainer(network, new() { LearningRate = learningRate });
        var (inputs, targets) = Data();
        NonFiniteValueException? error = null;
        var (before, steps) = (network.Parameters.ToArray(), 0);
        while (error is null && steps < 1000)
        {
            network.Parameters.CopyTo(before);
            steps++;
            try
            {
                trainer.Step(inputs, targets);
            }
            catch (NonFiniteValueException e)
            {
                error = e;
            }
        }

        Assert.NotNull(error);
        Assert.Equal(steps - 1, error.Step);
        Assert.Contains(error.Layer, (string[])[.. ExplosiveNetwork.Summary.Layers.Select(layer => layer.Name), "loss", "optimizer"]);
        Assert.Contains(error.Layer, error.Message);
        Assert.Contains(error.Quantity, error.Message);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.All(before, weight => Assert.True(float.IsFinite(weight)));
    }

    [Fact]
    public void Weight_that_is_not_finite_is_named()
    {
        var network = new ExplosiveNetwork(seed: 1);
        network.Dense2.Weights[3] = float.NaN;
        var (inputs, targets) = Data();
        var error = Assert.Throws<NonFiniteValueException>(() => new ExplosiveNetwork.Trainer(network).Step(inputs, targets));
        Assert.Equal((0, "Dense2", "weight"), (error.Step, error.Layer, error.Quantity));
    }

    [Fact]
    public void Target_that_is_not_finite_stops_the_training()
    {
        var network = new ExplosiveNetwork(seed: 1);
        var before = network.Parameters.ToArray();
        var (inputs, targets) = Data();
        targets[200] = float.NaN;
        var error = Assert.Throws<NonFiniteValueException>(() => new ExplosiveNetwork.Trainer(network).Step(inputs, targets));
        Assert.Equal("loss", error.Layer);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Input_behind_saturating_layers_is_still_found()
    {
        // NaN goes through tanh, sigmoid and softmax; infinity saturates them, and only the first layer's gradient shows it.
        var network = new SaturatingNetwork(seed: 1);
        var before = network.Parameters.ToArray();
        foreach (var value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            var inputs = Draw.Normal<float>(Samples * 6, seed: 2);
            inputs[77] = value;
            var error = Assert.Throws<NonFiniteValueException>(() => new SaturatingNetwork.Trainer(network).Step(inputs, Draw.Labels(Samples, 3, seed: 3)));
            Assert.Equal(("input", "feature"), (error.Layer, error.Quantity));
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    [Fact]
    public void Fit_stops_with_finite_weights()
    {
        var (inputs, targets) = Data();
        var network = new ExplosiveNetwork(seed: 1);
        Assert.Throws<NonFiniteValueException>(() =>
            network.Fit(Dataset.FromArrays(inputs, targets), new FitOptions { Epochs = 50, ProgressLine = ProgressLine.Off }, new() { LearningRate = 1e10 }));
        Assert.All(network.Parameters.ToArray(), weight => Assert.True(float.IsFinite(weight)));
    }

    [Fact]
    public void Fit_refuses_data_that_are_not_finite_before_the_first_step()
    {
        var (inputs, targets) = Data();
        inputs[(12 * 6) + 2] = float.NaN;
        var network = new ExplosiveNetwork(seed: 1);
        var before = network.Parameters.ToArray();
        var error = Assert.Throws<DatasetException>(() => network.Fit(Dataset.FromArrays(inputs, targets)));
        Assert.Contains("feature 2 of sample 12 is NaN", error.Message);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    private static (float[] Inputs, float[] Targets) Data() => (Draw.Normal<float>(Samples * 6, seed: 2), Draw.Normal<float>(Samples, seed: 3));
}

[Network]
[Input(6)]
[Dense(20), Relu]
[Dense(10), Relu]
[Dense(1)]
[MeanSquaredError]
[Sgd(0.01, Momentum = 0.9)]
internal partial class ExplosiveNetwork;

[Network]
[Input(6)]
[Dense(20), Tanh]
[Dense(10), Sigmoid]
[Dense(3), Softmax]
[CrossEntropy]
[Adam(0.01)]
internal partial class SaturatingNetwork;
