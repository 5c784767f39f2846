namespace NetGen.Tests.Training;

public sealed class ClippingTests
{
    private static readonly double[] Inputs = [.. Enumerable.Range(0, 24).Select(i => Math.Sin(i))];
    private static readonly double[] Targets = [.. Enumerable.Range(0, 16).Select(i => 5 * Math.Cos(3 * i))];

    [Fact]
    public void GradientNorm_is_the_norm_over_trained_parameters_before_clipping()
    {
        var trainer = new AveragedNetwork.Trainer(new AveragedNetwork(seed: 1));
        trainer.Step(Inputs, Targets);
        Assert.Equal(Math.Sqrt(trainer.Gradients.ToArray().Sum(g => g * g)), trainer.GradientNorm, 1e-14);
        Assert.True(trainer.GradientNorm > 1);
    }

    [Fact]
    public void GradientNorm_is_there_without_clipping()
    {
        var trainer = new PlainNetwork.Trainer(new PlainNetwork(seed: 1));
        Assert.Equal(0, trainer.GradientNorm);
        trainer.ComputeGradients(Inputs, Targets);
        Assert.Equal(Math.Sqrt(trainer.Gradients.ToArray().Sum(g => g * g)), trainer.GradientNorm, 1e-14);
    }

    [Fact]
    public void Step_is_no_longer_than_norm_and_value_allow()
    {
        // η is 1 and its factor ½ in the layer in between, so a step is the clipped gradient itself.
        var network = new AveragedNetwork(seed: 1);
        var trainer = new AveragedNetwork.Trainer(network, new AveragedNetwork.Hyperparameters { LearningRate = 1, ClipNorm = 0.5, ClipValue = 0.1 });
        var before = network.Parameters.ToArray();
        trainer.Step(Inputs, Targets);
        var scale = 0.5 / (trainer.GradientNorm + 1e-6);
        var limited = 0;
        foreach (var parameter in AveragedNetwork.Summary.Parameters)
        {
            var factor = parameter.Layer switch { "Dense1" => 0, "Dense2" => 0.5, _ => 1 };
            for (var i = parameter.Offset; i < parameter.Offset + parameter.Length; i++)
            {
                var clipped = Math.Clamp(trainer.Gradients[i] * scale, -0.1, 0.1);
                limited += Math.Abs(clipped) == 0.1 ? 1 : 0;
                Assert.Equal(before[i] - factor * clipped, network.Parameters[i], 1e-14);
            }
        }
        Assert.InRange(limited, 1, before.Length / 2);
    }

    [Fact]
    public void Hyperparameters_outside_their_domain_are_refused_by_name()
    {
        var network = new AveragedNetwork();
        AssertRefused(new() { ClipNorm = 0 }, "ClipNorm");
        AssertRefused(new() { ClipValue = -1 }, "ClipValue");
        AssertRefused(new() { EmaDecay = 1 }, "EmaDecay");
        AssertRefused(new() { WarmUpSteps = -1 }, "WarmUpSteps");
        AssertRefused(new() { CosineDecayEndFactor = 1.5 }, "CosineDecayEndFactor");

        void AssertRefused(AveragedNetwork.Hyperparameters hyperparameters, string name) =>
            Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new AveragedNetwork.Trainer(network, hyperparameters)).ParamName);
    }
}
