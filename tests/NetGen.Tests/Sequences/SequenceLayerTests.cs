using System.Numerics;
using NetGen.Tests.Files;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Sequences;

/// <summary>
/// Attention, positions and blocks of them: PyTorch's losses, gradients, steps, predictions and files; gradients against differences; a
/// batch is its samples; the same bits on any number of threads; nothing is allocated.
/// </summary>
public sealed class SequenceLayerTests : IDisposable
{
    /// <summary>What stands between an input and a head, and how many samples a batch has.</summary>
    private static readonly (string Input, string[] Layers, int Samples)[] Cases =
    [
        ("5, 3", ["Attention(1)", "Tanh"], 3),
        ("1, 4", ["Attention(2)", "Tanh"], 2),
        ("6, 10", ["Attention(2, Causal = true)", "Gelu", "Attention(5)"], 2),
        ("9, 8", ["Tanh", "Attention(1, Causal = true)", "Silu", "Dense(12)", "Attention(3, Bias = false)"], 2),
        ("4, 6", ["Dense(6)", "Dropout(0.3)", "Attention(2)", "LayerNorm"], 3),
        ("4, 6", ["Dense(6)", "Attention(2, Trainable = false)", "Tanh"], 3),
        ("5, 4", ["LearnedPositions", "Dense(7)", "Tanh", "LearnedPositions", "Gelu", "Attention(1)"], 3),
        ("5, 4", ["Dense(4)", "LearnedPositions(Trainable = false)", "Tanh"], 3),
        ("7, 5", ["Mark(\"a\")", "RmsNorm", "Attention(5)", "Add(\"a\")", "Mark(\"b\")", "RmsNorm", "Dense(9)", "Silu", "Dense(5)",
            "Add(\"b\")", "GlobalAveragePool1D"], 2),
        ("9, 20", ["InstanceNorm", "Dense(6)", "Tanh", "InstanceNorm(Epsilon = 0.1)"], 2),
        ("4, 4, 8", ["PixelShuffle(2)", "RmsNorm", "Conv2D(3, 2)", "InstanceNorm(Epsilon = 0.1)", "Tanh"], 2),
        ("9, 3", ["Conv1D(6, 3, Padding = NetGen.Padding.Causal, Dilation = 2)", "Tanh", "Conv1D(5, 2, Padding = NetGen.Padding.Causal)"],
            2),
        ("Tokens(9, Steps = 5)", ["Embedding(6)", "Tanh", "Attention(2)"], 3),
        ("Tokens(300, Steps = 1)", ["Embedding(20)", "Flatten", "Gelu", "Dense(4)"], 4),
        ("Tokens(5, Steps = 7)", ["Embedding(11)", "Gru(4, ReturnSequence = true)"], 3),
        ("Tokens(6, Steps = 4)",
            ["Mark(\"t\")", "Embedding(5)", "Mark(\"w\")", "From(\"t\")", "Embedding(5)", "Add(\"w\")", "SpatialDropout(0.3)", "Lstm(6)"],
            3),
        ("Tokens(6, Steps = 4)", ["Embedding(8, Trainable = false)", "LearnedPositions", "Dense(3)"], 3),
        ("6, 3, Ragged = true", ["SimpleRnn(4)"], 5),
        ("6, 3, Ragged = true", ["SimpleRnn(4, ReturnSequence = true, Reverse = true)", "Gru(9, Reverse = true)"], 5),
        ("7, 3, Ragged = true",
            ["Gru(5, Bidirectional = true, ReturnSequence = true, Dropout = 0.3, RecurrentDropout = 0.3)",
                "Lstm(4, RecurrentDropout = 0.2)"], 5),
        ("7, 9, Ragged = true",
            ["Dense(8)", "Tanh", "Lstm(8, Bidirectional = true, ReturnSequence = true)", "LayerNorm", "GlobalMaxPool1D"], 5),
        ("6, 4, Ragged = true", ["LearnedPositions", "Mark(\"a\")", "Attention(2)", "Add(\"a\")", "RmsNorm", "Silu", "GlobalAveragePool1D"],
            5),
        ("6, 4, Ragged = true", ["Conv1D(5, 3, Padding = NetGen.Padding.Causal)", "PRelu", "Attention(1, Causal = true)", "LastStep"], 5),
        ("Tokens(9, Steps = 6, Ragged = true)", ["Embedding(5)", "SpatialDropout(0.2)", "Gru(4, ReturnSequence = true)", "LastStep"], 5),
        ("6, 2, 4", ["Reshape(12, 4)", "Attention(4)", "Reshape(6, 2, 4)", "Conv2D(3, 2)"], 2),
    ];

    private static readonly NetworkDeclaration[] Declarations =
        [.. Cases.Select((test, i) =>
            NetworkDeclaration.Of<double>("Checked" + i,
                [test.Input.StartsWith("Tokens", StringComparison.Ordinal) ? test.Input : $"Input({test.Input})", .. test.Layers, "Flatten",
                    "Dense(3)", "MeanSquaredError"]))];

    /// <summary>The golden cases in both scalars, for those too who run them step by step, and what is declared here.</summary>
    internal static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(
    [
        .. GoldenFile.Sequences.Select((c, i) => NetworkDeclaration.Of<double>("Double" + i, c.Declaration)),
        .. GoldenFile.Sequences.Select((c, i) => NetworkDeclaration.Of<float>("Single" + i, c.Declaration)),
        .. Declarations,
        NetworkDeclaration.Of<float>("CausalAttention", "Input(10, 4)", "LearnedPositions", "Attention(2, Causal = true)", "Tanh",
            "Attention(1, Causal = true)"),
        NetworkDeclaration.Of<float>("CausalConvolution", "Input(10, 4)", "Conv1D(5, 2, Padding = NetGen.Padding.Causal)", "Tanh",
            "Conv1D(3, 3, Padding = NetGen.Padding.Causal, Dilation = 2)"),
    ]));

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => new(GoldenFile.Sequences.Select(c => c.Name));

    public static TheoryData<int> Checked => new(Enumerable.Range(0, Cases.Length));

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Names))]
    public void Network_agrees_with_torch(string name)
    {
        AssertAgrees<double>("Double", name, 1e-10);
        AssertAgrees<float>("Single", name, 1e-5);
    }

    [Theory, MemberData(nameof(Names))]
    public void Torchs_file_loads_and_predicts_and_is_saved_again(string name)
    {
        var expected = GoldenFile.Sequences.Named(name);
        TorchFile.AssertIs(
            Networks.Value.Network<float>("Single" + IndexOf(expected)), expected.After, expected.Inputs, expected.Outputs, _folder);
    }

    [Theory, MemberData(nameof(Checked))]
    public void Gradient_is_the_slope_of_the_loss(int index)
    {
        var network = Networks.Value.Network<double>("Checked" + index, seed: 3);
        var random = new Random(index);
        foreach (ref var parameter in network.Parameters)
            parameter += (random.NextDouble() - 0.5) / 2;
        string[] frozen = [.. Cases[index].Layers.Where(layer => layer.Contains("Trainable", StringComparison.Ordinal))
            .Select(layer => layer.Split('(')[0] + "1")];
        GradientCheck.Assert(Declarations[index], network, network.NewTrainer(seed: 4),
            LabData.Random(network.Summary, Cases[index].Samples, seed: 5), frozen);
    }

    [Theory, MemberData(nameof(Checked))]
    public void Batch_is_its_samples(int index)
    {
        var network = Networks.Value.Network<double>("Checked" + index, seed: 3);
        var (inputLength, outputLength) = (network.Summary.InputLength, network.Summary.OutputLength);
        var samples = network.Summary.MicroBatch + 3;
        var data = LabData.Random(network.Summary, samples, seed: 7);
        var outputs = network.PredictBatch(data.Inputs);
        for (var i = 0; i < samples; i++)
            Closeness.Assert(outputs[(i * outputLength)..((i + 1) * outputLength)],
                network.Predict(data.Inputs.AsSpan(i * inputLength, inputLength)), 1e-13, $"output of sample {i}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Any_number_of_threads_gives_the_same_bits_and_a_step_allocates_nothing(string name)
    {
        var network = "Single" + IndexOf(GoldenFile.Sequences.Named(name));
        Assert.Equal(Trained(network, threads: 1), Trained(network, threads: 2));
        Assert.Equal(Trained(network, threads: 1), Trained(network, threads: 3));

        var one = Networks.Value.Network<float>(network, seed: 3);
        var (trainer, data) = (one.NewTrainer(), LabData.Random(one.Summary, samples: 5, seed: 8).As<float>());
        trainer.Step(data);
        trainer.Step(data);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5; i++)
            trainer.Step(data);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>An output of a causal network is what the steps up to it make it, bit for bit.</summary>
    [Theory]
    [InlineData("Attention")]
    [InlineData("Convolution")]
    public void Later_steps_change_no_earlier_output(string name)
    {
        var network = Networks.Value.Network<float>("Causal" + name, seed: 3);
        var (steps, channels, outputs) = (10, 4, network.Summary.OutputLength / 10);
        var inputs = LabData.Random(network.Summary, samples: 1, seed: 5).As<float>().Inputs;
        var before = network.Predict(inputs);
        for (var step = 0; step < steps; step++)
        {
            float[] changed = [.. inputs];
            changed[(step * channels) + 1] += 3;
            var after = network.Predict(changed);
            Assert.Equal(before[..(step * outputs)], after[..(step * outputs)]);
            Assert.NotEqual(before[(step * outputs)..((step + 1) * outputs)], after[(step * outputs)..((step + 1) * outputs)]);
        }
    }

    private static float[] Trained(string name, int threads)
    {
        var network = Networks.Value.Network<float>(name, seed: 3);
        var trainer = network.NewTrainer(seed: 4);
        trainer.Contract.Threads = threads;
        var data = LabData.Random(network.Summary, (3 * network.Summary.MicroBatch) + 5, seed: 6).As<float>();
        for (var i = 0; i < 3; i++)
            trainer.Step(data);
        return network.Parameters.ToArray();
    }

    private static void AssertAgrees<T>(string prefix, string name, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var expected = GoldenFile.Sequences.Named(name);
        var network = Networks.Value.Network<T>(prefix + IndexOf(expected));
        var trainer = network.NewTrainer();
        trainer.Contract.SetState(expected.Parameters);
        var data = new LabData<T>
        {
            Inputs = LabData.Convert<T>(expected.Inputs.Values),
            Targets = LabData.Convert<T>(expected.Targets.Values)
        };

        Closeness.Assert([expected.Losses[0]], [trainer.ComputeGradients(data)], tolerance, "loss");
        foreach (var (parameter, gradient) in expected.Gradients)
            Closeness.Assert(gradient.Values, network.Summary.Named(parameter).Gather(trainer.Gradients), tolerance,
                "gradient of " + parameter, TermSize);
        Closeness.Assert(expected.Losses, expected.Losses.Select(_ => trainer.Step(data)).ToArray(), tolerance, "losses");
        foreach (var tensor in network.Summary.Parameters)
            Closeness.Assert(expected.After[tensor.Name].Values, tensor.Gather<T>(trainer.Contract.ParametersAndBuffers), tolerance,
                tensor.Name + " after the steps");
        Closeness.Assert(expected.Outputs.Values, network.PredictBatch(data.Inputs), tolerance, "outputs");
    }

    /// <summary>A gradient through a softmax is what is left of terms of this size.</summary>
    private const double TermSize = 0.2;

    private static int IndexOf(NormalizationCase expected) => GoldenFile.Sequences.ToList().IndexOf(expected);
}
