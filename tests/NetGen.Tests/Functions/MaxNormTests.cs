using NetGen.Tests.Networks;

namespace NetGen.Tests.Functions;

/// <summary>After a step no unit's weights are longer than the max-norm; those that are not too long are what they would be without.</summary>
public sealed class MaxNormTests
{
    [Fact]
    public void Step_scales_the_units_that_are_too_long_and_no_others()
    {
        var (free, limited) = (new FreeNetwork(seed: 3), new LimitedNetwork(seed: 3));
        var (inputs, labels) = (Draw.Normal<float>(40 * 20, seed: 1), Draw.Labels(40, 3, seed: 2));
        new FreeNetwork.Trainer(free).Step(inputs, labels);
        new LimitedNetwork.Trainer(limited).Step(inputs, labels);

        // Dense1 and Dense2 have a partial vector of units and whole ones; Dense3 keeps a unit's weights together.
        Assert.True(free.Dense1.IsInputMajor && free.Dense2.IsInputMajor && !free.Dense3.IsInputMajor);
        AssertLimited(free.Dense1, limited.Dense1, 0.7);
        AssertLimited(free.Dense2, limited.Dense2, 0.9);
        AssertLimited(free.Dense3, limited.Dense3, 0.84);
        Assert.Equal(free.Dense1.Bias, limited.Dense1.Bias);
        Assert.Equal(free.Dense3.Bias, limited.Dense3.Bias);
    }

    [Fact]
    public void Limit_is_a_hyperparameter()
    {
        var network = new LimitedNetwork(seed: 3);
        var trainer = new LimitedNetwork.Trainer(network, new LimitedNetwork.Hyperparameters { Dense1MaxNorm = 0.1 });
        trainer.Step(Draw.Normal<float>(40 * 20, seed: 1), Draw.Labels(40, 3, seed: 2));
        Assert.All(Norms(network.Dense1), norm => Assert.Equal(0.1, norm, 1e-6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LimitedNetwork.Hyperparameters { Dense1MaxNorm = 0 }.Validate());
    }

    [Fact]
    public void Frozen_layers_are_not_touched()
    {
        var network = new FrozenNetwork(seed: 3);
        var before = network.Dense1.Weights.ToArray();
        new FrozenNetwork.Trainer(network).Step(Draw.Normal<float>(8 * 4, seed: 1), Draw.Normal<float>(8, seed: 2));
        Assert.Equal(before, network.Dense1.Weights.ToArray());
        Assert.All(Norms(network.Dense2), norm => Assert.InRange(norm, 0, 0.01001));
    }

    [Fact]
    public void Filters_of_a_convolution_are_units()
    {
        var network = new LimitedConvolution(seed: 3);
        new LimitedConvolution.Trainer(network).Step(Draw.Normal<float>(8 * 32, seed: 1), Draw.Normal<float>(8, seed: 2));
        var weight = LimitedConvolution.Summary.Parameters.Single(parameter => parameter.Name == "conv2d1.weight");
        for (var filter = 0; filter < 11; filter++)
        {
            var square = 0.0;
            for (var rest = 0; rest < 18; rest++)
            {
                var (channel, y, x) = (rest / 9, rest / 3 % 3, rest % 3);
                var w = network.Parameters[weight.Offset + (filter * weight.Strides[0]) + (channel * weight.Strides[1]) + (y * weight.Strides[2]) + (x * weight.Strides[3])];
                square += w * w;
            }
            Assert.Equal(0.5, Math.Sqrt(square), 1e-6);
        }
    }

    [Fact]
    public void Running_average_is_of_the_limited_weights()
    {
        var network = new AveragedNetwork(seed: 3);
        var trainer = new AveragedNetwork.Trainer(network);
        var (inputs, targets) = (Draw.Normal<double>(8 * 4, seed: 1), Draw.Normal<double>(8 * 11, seed: 2));
        var average = new double[AveragedNetwork.ParameterCount];
        for (var step = 0; step < 4; step++)
        {
            trainer.Step(inputs, targets);
            for (var i = 0; i < average.Length; i++)
                average[i] = step == 0 ? network.Parameters[i] : (0.8 * average[i]) + (0.2 * network.Parameters[i]);
            for (var i = 0; i < average.Length; i++)
                Assert.Equal(average[i], trainer.AverageParameters[i], 1e-14);
        }
    }

    private static void AssertLimited(DenseLayer<float> free, DenseLayer<float> limited, double limit)
    {
        var (before, after) = (Norms(free), Norms(limited));
        Assert.Contains(before, norm => norm > limit);
        Assert.Contains(before, norm => norm < limit);
        for (var unit = 0; unit < free.Outputs; unit++)
        {
            Assert.Equal(Math.Min(before[unit], limit), after[unit], 1e-6);
            var scale = Math.Min(1, limit / before[unit]);
            for (var input = 0; input < free.Inputs; input++)
                Assert.Equal(free[unit, input] * scale, limited[unit, input], scale == 1 ? 0 : 1e-6);
        }
    }

    private static double[] Norms(DenseLayer<float> layer)
    {
        var norms = new double[layer.Outputs];
        for (var unit = 0; unit < layer.Outputs; unit++)
        {
            for (var input = 0; input < layer.Inputs; input++)
                norms[unit] += (double)layer[unit, input] * layer[unit, input];
            norms[unit] = Math.Sqrt(norms[unit]);
        }
        return norms;
    }
}

[Network]
[Input(20)]
[Dense(19, Init = Init.Normal, InitScale = 0.16), Relu]
[Dense(16, Init = Init.Normal, InitScale = 0.21), Relu]
[Dense(3, Init = Init.Normal, InitScale = 0.18), Softmax]
[CrossEntropy]
[Sgd(0.1)]
public partial class FreeNetwork;

// Limits below where the units start are meant: they must act from the first step.
#pragma warning disable NG5014

[Network]
[Input(20)]
[Dense(19, Init = Init.Normal, InitScale = 0.16, MaxNorm = 0.7), Relu]
[Dense(16, Init = Init.Normal, InitScale = 0.21, MaxNorm = 0.9), Relu]
[Dense(3, Init = Init.Normal, InitScale = 0.18, MaxNorm = 0.84), Softmax]
[CrossEntropy]
[Sgd(0.1)]
public partial class LimitedNetwork;

[Network]
[Input(4)]
[Dense(9, MaxNorm = 0.01, Trainable = false), Relu]
[Dense(1, MaxNorm = 0.01)]
[MeanSquaredError]
public partial class FrozenNetwork;

[Network]
[Input(4, 4, 2)]
[Conv2D(11, 3, Init = Init.Normal, InitScale = 1, MaxNorm = 0.5), Relu]
[Flatten]
[Dense(1)]
[MeanSquaredError]
public partial class LimitedConvolution;

[Network(Scalar = typeof(double))]
[Input(4)]
[Dense(9, MaxNorm = 0.4), Tanh]
[Dense(11, MaxNorm = 0.3)]
[MeanSquaredError]
[Sgd(0.5), Ema(0.8)]
public partial class AveragedNetwork;
