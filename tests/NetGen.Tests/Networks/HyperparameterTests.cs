namespace NetGen.Tests.Networks;

/// <summary>Hyperparameters given at run time do exactly what the same numbers, declared, do.</summary>
public sealed class HyperparameterTests
{
    private static readonly Dataset Data = Dataset.FromArrays(Draw.Normal<float>(120 * 8, seed: 1), Draw.Labels(120, 3, seed: 2));
    private static readonly FitOptions Options = new() { Epochs = 5, BatchSize = 25, Seed = 3, ProgressLine = ProgressLine.Off };

    [Fact]
    public void Defaults_are_the_declared_numbers()
    {
        var defaults = new TunableNetwork.Hyperparameters();
        Assert.Equal(0.01, defaults.LearningRate);
        Assert.Equal(0.9, defaults.Beta1);
        Assert.Equal(0.999, defaults.Beta2);
        Assert.Equal(1e-8, defaults.Epsilon);
        Assert.Equal(2, defaults.StepDecayEvery);
        Assert.Equal(0.5, defaults.StepDecayFactor);
        Assert.Equal(1e-3, defaults.L2);
        Assert.Equal(1e-4, defaults.Dense1L1);
        Assert.Equal(0.2, defaults.Dropout1Rate);
        Assert.Equal(new TunableNetwork.Hyperparameters(), defaults);
    }

    [Fact]
    public void Overriding_equals_redeclaring_bit_for_bit()
    {
        var overridden = new TunableNetwork(seed: 4);
        overridden.Fit(Data, Options, new()
        {
            LearningRate = 0.02,
            Beta1 = 0.8,
            Beta2 = 0.99,
            Epsilon = 1e-6,
            StepDecayEvery = 1,
            StepDecayFactor = 0.7,
            L2 = 0.03,
            Dense1L1 = 0.01,
            Dropout1Rate = 0.4,
        });
        var redeclared = new RedeclaredNetwork(seed: 4);
        redeclared.Fit(Data, Options);
        Assert.Equal(redeclared.Parameters.ToArray(), overridden.Parameters.ToArray());

        var declared = new TunableNetwork(seed: 4);
        declared.Fit(Data, Options);
        Assert.NotEqual(declared.Parameters.ToArray(), overridden.Parameters.ToArray());
    }

    [Fact]
    public void Overriding_elastic_net_and_momentum_equals_redeclaring()
    {
        var overridden = new TunableElasticNetwork(seed: 4);
        overridden.Fit(Data, Options, new() { Momentum = 0.5, WeightDecay = 0.01, ElasticNet = 0.02, ElasticNetL1Ratio = 0.7 });
        var redeclared = new RedeclaredElasticNetwork(seed: 4);
        redeclared.Fit(Data, Options);
        Assert.Equal(redeclared.Parameters.ToArray(), overridden.Parameters.ToArray());
    }

    [Fact]
    public void Each_number_makes_a_difference()
    {
        var defaults = new TunableNetwork.Hyperparameters();
        var reference = Train(defaults);
        Assert.All(
            [
                defaults with { LearningRate = 0.011 }, defaults with { Beta1 = 0.8 }, defaults with { Beta2 = 0.9 }, defaults with { Epsilon = 0.1 },
                defaults with { StepDecayEvery = 1 }, defaults with { StepDecayFactor = 0.9 }, defaults with { L2 = 0 }, defaults with { Dense1L1 = 0 },
                defaults with { Dropout1Rate = 0 }, defaults with { WeightDecay = 0.1 },
            ],
            (TunableNetwork.Hyperparameters changed) => Assert.NotEqual(reference, Train(changed)));
    }

    [Theory]
    [InlineData(nameof(TunableNetwork.Hyperparameters.LearningRate), 0, "above 0")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.LearningRate), double.NaN, "above 0")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.LearningRate), double.PositiveInfinity, "above 0")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.Beta1), 1, "[0, 1)")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.Epsilon), 0, "above 0")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.StepDecayEvery), 0, "above 0")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.L2), -1, "0 or more")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.Dense1L1), -0.5, "0 or more")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.Dropout1Rate), 1, "[0, 1)")]
    [InlineData(nameof(TunableNetwork.Hyperparameters.Dropout1Rate), -0.25, "[0, 1)")]
    public void Number_outside_its_domain_throws_and_is_named(string name, double value, string domain)
    {
        var hyperparameters = name switch
        {
            "LearningRate" => new TunableNetwork.Hyperparameters { LearningRate = value },
            "Beta1" => new() { Beta1 = value },
            "Epsilon" => new() { Epsilon = value },
            "StepDecayEvery" => new() { StepDecayEvery = (int)value },
            "L2" => new() { L2 = value },
            "Dense1L1" => new() { Dense1L1 = value },
            _ => new() { Dropout1Rate = value },
        };
        var network = new TunableNetwork(seed: 4);
        var before = network.Parameters.ToArray();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => network.Fit(Data, Options, hyperparameters));
        Assert.Equal(name, error.ParamName);
        Assert.Contains(domain, error.Message);
        Assert.Contains(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), error.Message);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    private static float[] Train(TunableNetwork.Hyperparameters hyperparameters)
    {
        var network = new TunableNetwork(seed: 4);
        network.Fit(Data, Options, hyperparameters);
        return network.Parameters.ToArray();
    }
}

[Network]
[Input(8)]
[Dense(12, L1 = 1e-4), Relu, Dropout(0.2)]
[Dense(3), Softmax]
[CrossEntropy]
[Adam(0.01), StepDecay(every: 2, factor: 0.5), L2(1e-3)]
internal partial class TunableNetwork;

[Network]
[Input(8)]
[Dense(12, L1 = 0.01), Relu, Dropout(0.4)]
[Dense(3), Softmax]
[CrossEntropy]
[Adam(0.02, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6), StepDecay(every: 1, factor: 0.7), L2(0.03)]
internal partial class RedeclaredNetwork;

[Network]
[Input(8)]
[Dense(12), Relu]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.1, Momentum = 0.9, Nesterov = true), ElasticNet(0.001, 0.5)]
internal partial class TunableElasticNetwork;

[Network]
[Input(8)]
[Dense(12), Relu]
[Dense(3), Softmax]
[CrossEntropy]
[Sgd(0.1, Momentum = 0.5, Nesterov = true, WeightDecay = 0.01), ElasticNet(0.02, 0.7)]
internal partial class RedeclaredElasticNetwork;
