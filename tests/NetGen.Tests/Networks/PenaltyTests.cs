namespace NetGen.Tests.Networks;

/// <summary>What the penalties do to weights that the data have no use for: L1 makes them exactly 0, L2 only small.</summary>
public sealed class PenaltyTests
{
    private const int Samples = 200;
    private const int Features = 12;
    private const int Useful = 3;

    [Fact]
    public void L1_zeroes_every_weight_of_useless_features()
    {
        var network = new SparseNetwork(seed: 1);
        Train(new SparseNetwork.Trainer(network).Step);
        var (useful, useless) = Split(network.Dense1);
        Assert.All(useless, weight => Assert.Equal(0f, weight));
        Assert.True(useful.Count(weight => Math.Abs(weight) > 0.1) >= Useful, "the useful features are used");
    }

    [Fact]
    public void L2_zeroes_no_weight()
    {
        var network = new ShrunkNetwork(seed: 1);
        Train(new ShrunkNetwork.Trainer(network).Step);
        var (useful, useless) = Split(network.Dense1);
        Assert.DoesNotContain(0f, useless);
        Assert.True(useless.Max(Math.Abs) < 0.25 * useful.Max(Math.Abs), "but it makes them small");
    }

    [Fact]
    public void ElasticNet_zeroes_every_weight_of_useless_features()
    {
        var network = new ElasticNetwork(seed: 1);
        Train(new ElasticNetwork.Trainer(network).Step);
        var (useful, useless) = Split(network.Dense1);
        Assert.All(useless, weight => Assert.Equal(0f, weight));
        Assert.True(useful.Count(weight => Math.Abs(weight) > 0.1) >= Useful, "the useful features are used");
    }

    [Fact]
    public void Layers_own_penalty_replaces_the_networks()
    {
        // Dense2 opts out with L1 = 0; so strong a penalty leaves nothing of Dense1.
        var network = new PartlyPenalizedNetwork(seed: 2);
        Train(new PartlyPenalizedNetwork.Trainer(network).Step);
        Assert.All(network.Dense1.Weights.ToArray(), weight => Assert.Equal(0f, weight));
        Assert.DoesNotContain(0f, network.Dense2.Weights.ToArray());
    }

    [Fact]
    public void Biases_are_penalised_only_where_asked()
    {
        var network = new PenalizedBiasNetwork(seed: 3);
        network.Dense1.Bias.Fill(0.5f);
        network.Dense2.Bias.Fill(0.5f);
        var trainer = new PenalizedBiasNetwork.Trainer(network);

        // Weights of 0 and a target equal to the output: the penalty alone moves anything, by η·λ = 0.1 a step.
        for (var step = 0; step < 3; step++)
            trainer.Step(new float[2], [0.5f]);
        Assert.All(network.Dense1.Bias.ToArray(), bias => Assert.Equal(0.2f, bias, 1e-6f));
        Assert.Equal(0.5f, network.Dense2.Bias[0]);
    }

    [Fact]
    public void Penalty_reports_the_declared_sum()
    {
        // λ₁‖w‖₁ + ½λ₂‖w‖² of weights, not of biases.
        var elastic = new ElasticNetwork(seed: 4);
        elastic.Dense1.Bias.Fill(10);
        var trainer = new ElasticNetwork.Trainer(elastic);
        double absolute = 0, square = 0;
        foreach (var weights in new[] { elastic.Dense1.Weights.ToArray(), elastic.Dense2.Weights.ToArray() })
        {
            absolute += weights.Sum(weight => (double)Math.Abs(weight));
            square += weights.Sum(weight => (double)weight * weight);
        }
        Assert.Equal(0.12 * ((0.5 * absolute) + (0.5 * 0.5 * square)), trainer.Penalty(), 1e-6);
        Assert.Equal(0, new AdamRegression.Trainer(new AdamRegression()).Penalty());
    }

    [Fact]
    public void Frozen_layer_does_not_move()
    {
        var network = new FrozenNetwork(seed: 5);
        var (frozen, free) = (network.Dense1.Weights.ToArray(), network.Dense2.Weights.ToArray());
        Train(new FrozenNetwork.Trainer(network).Step);
        Assert.Equal(frozen, network.Dense1.Weights.ToArray());
        Assert.All(network.Dense1.Bias.ToArray(), bias => Assert.Equal(0f, bias));
        Assert.All(free.Zip(network.Dense2.Weights.ToArray()), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    private delegate float StepOnBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>y = x₀ − x₁ + ½x₂ + noise; the other nine features say nothing.</summary>
    private static void Train(StepOnBatch step)
    {
        var inputs = Draw.Normal<float>(Samples * Features, seed: 20);
        var noise = Draw.Normal<float>(Samples, seed: 21);
        var targets = new float[Samples];
        for (var i = 0; i < Samples; i++)
            targets[i] = inputs[i * Features] - inputs[(i * Features) + 1] + (0.5f * inputs[(i * Features) + 2]) + (0.05f * noise[i]);
        for (var i = 0; i < 1500; i++)
            step(inputs, targets);
    }

    private static (float[] Useful, float[] Useless) Split(DenseLayer<float> layer)
    {
        var (useful, useless) = (new List<float>(), new List<float>());
        for (var output = 0; output < layer.Outputs; output++)
        {
            for (var input = 0; input < layer.Inputs; input++)
                (input < Useful ? useful : useless).Add(layer[output, input]);
        }
        return ([.. useful], [.. useless]);
    }
}

[Network]
[Input(12)]
[Dense(6), Tanh]
[Dense(1)]
[MeanSquaredError]
[Sgd(0.05), L1(0.06)]
internal partial class SparseNetwork;

[Network]
[Input(12)]
[Dense(6), Tanh]
[Dense(1)]
[MeanSquaredError]
[Sgd(0.05), L2(0.06)]
internal partial class ShrunkNetwork;

[Network]
[Input(12)]
[Dense(6), Tanh]
[Dense(1)]
[MeanSquaredError]
[Sgd(0.05), ElasticNet(0.12, l1Ratio: 0.5)]
internal partial class ElasticNetwork;

[Network]
[Input(12)]
[Dense(6), Tanh]
[Dense(1, L1 = 0)]
[MeanSquaredError]
[Sgd(0.05), L1(10)]
internal partial class PartlyPenalizedNetwork;

[Network]
[Input(2)]
[Dense(3, Init = Init.Zeros, PenalizeBias = true), Relu]
[Dense(1, Init = Init.Zeros)]
[MeanSquaredError]
[Sgd(0.1), L1(1)]
internal partial class PenalizedBiasNetwork;

[Network]
[Input(12)]
[Dense(6, Trainable = false), Tanh]
[Dense(1)]
[MeanSquaredError]
[Sgd(0.05, WeightDecay = 0.01), L2(0.06)]
internal partial class FrozenNetwork;
