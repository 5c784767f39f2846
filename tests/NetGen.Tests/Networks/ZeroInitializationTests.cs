namespace NetGen.Tests.Networks;

/// <summary>
/// What zero initialisation does and does not do. It is often said that it "does not train"; exactly: with φ(0) = 0 only the output's bias
/// learns; with the sigmoid the units of a layer stay copies of one another; an output layer alone has no symmetry to break.
/// </summary>
public sealed class ZeroInitializationTests
{
    private const int Samples = 90;
    private static readonly float[] Inputs = Draw.Normal<float>(Samples * 4, seed: 1);

    // Three times as many 0s as others: the output bias has something to learn.
    private static readonly int[] Labels = [.. Draw.Labels(Samples, 6, seed: 2).Select(label => Math.Max(0, label - 3))];

    [Fact]
    public void Relu_and_tanh_networks_learn_their_output_bias_only()
    {
        AssertOnlyTheOutputBiasLearns(new ZeroReluTanhNetwork(), network => network.Dense3.Bias, network => new ZeroReluTanhNetwork.Trainer(network).Step);
        AssertOnlyTheOutputBiasLearns(new ZeroAdamNetwork(), network => network.Dense2.Bias, network => new ZeroAdamNetwork.Trainer(network).Step);
    }

    [Fact]
    public void Zero_initialised_network_ends_at_the_class_frequencies()
    {
        var network = new ZeroReluTanhNetwork();
        var trainer = new ZeroReluTanhNetwork.Trainer(network);
        Assert.Equal(Math.Log(3), trainer.Step(Inputs, Labels), 1e-6);
        for (var step = 0; step < 500; step++)
            trainer.Step(Inputs, Labels);

        var outputs = new float[3];
        network.Predict(Inputs.AsSpan(0, 4), outputs);
        for (var label = 0; label < 3; label++)
            Assert.Equal((float)Labels.Count(other => other == label) / Samples, outputs[label], 1e-3f);
    }

    [Fact]
    public void Sigmoid_network_keeps_all_units_of_a_layer_identical()
    {
        var network = new ZeroSigmoidNetwork();
        var trainer = new ZeroSigmoidNetwork.Trainer(network);
        for (var step = 0; step < 300; step++)
            trainer.Step(Inputs, Labels);

        Assert.NotEqual(0f, network.Dense1[0, 0]);
        Assert.NotEqual(0f, network.Dense2[0, 0]);
        for (var unit = 1; unit < 19; unit++)
        {
            Assert.Equal(network.Dense1.Bias[0], network.Dense1.Bias[unit]);
            for (var input = 0; input < 4; input++)
                Assert.Equal(network.Dense1[0, input], network.Dense1[unit, input]);
            for (var output = 0; output < 3; output++)
                Assert.Equal(network.Dense2[output, 0], network.Dense2[output, unit]);
        }
    }

    [Fact]
    public void Lone_softmax_layer_trains()
    {
        var network = new ZeroSoftmaxNetwork();
        var trainer = new ZeroSoftmaxNetwork.Trainer(network);

        // The label is the largest of the first three features.
        var labels = new int[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            for (var label = 1; label < 3; label++)
            {
                if (Inputs[(sample * 4) + label] > Inputs[(sample * 4) + labels[sample]])
                    labels[sample] = label;
            }
        }
        for (var step = 0; step < 300; step++)
            trainer.Step(Inputs, labels);
        Assert.True(trainer.CorrectInLastStep >= 0.97 * Samples, $"{trainer.CorrectInLastStep} of {Samples}");
    }

    private delegate float StepOnBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    private delegate Span<float> OutputBias<TNetwork>(TNetwork network);

    private static void AssertOnlyTheOutputBiasLearns<TNetwork>(TNetwork network, OutputBias<TNetwork> outputBias, Func<TNetwork, StepOnBatch> trainer)
        where TNetwork : IZeroNetwork
    {
        var step = trainer(network);
        for (var i = 0; i < 20; i++)
            step(Inputs, Labels);
        Assert.All(outputBias(network).ToArray(), bias => Assert.NotEqual(0f, bias));
        outputBias(network).Clear();
        Assert.All(network.Parameters.ToArray(), weight => Assert.Equal(0f, weight));
    }
}

/// <summary>Lets one assertion read both networks' parameters.</summary>
internal interface IZeroNetwork
{
    Span<float> Parameters { get; }
}

[Network]
[Input(4)]
[Dense(19, Init = Init.Zeros), Relu]
[Dense(7, Init = Init.Zeros), Tanh]
[Dense(3, Init = Init.Zeros), Softmax]
[CrossEntropy]
[Sgd(0.5)]
internal partial class ZeroReluTanhNetwork : IZeroNetwork;

[Network]
[Input(4)]
[Dense(19, Init = Init.Zeros), Relu]
[Dense(3, Init = Init.Zeros), Softmax]
[CrossEntropy]
[Adam(0.01)]
internal partial class ZeroAdamNetwork : IZeroNetwork;

[Network]
[Input(4)]
[Dense(19, Init = Init.Zeros), Sigmoid]
[Dense(3, Init = Init.Zeros), Softmax]
[CrossEntropy]
[Adam(0.01)]
internal partial class ZeroSigmoidNetwork;

[Network]
[Input(4)]
[Dense(3, Init = Init.Zeros), Softmax]
[CrossEntropy]
[Adam(0.05)]
internal partial class ZeroSoftmaxNetwork;
