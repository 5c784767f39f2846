using System.Numerics;
using NetGen.Tests.Lab;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Streams;

/// <summary>A stream has the bits of the window: each kind of layer that can be run step by step, and random stacks of them.</summary>
public sealed class StreamTests
{
    private const string Learned = "InitialState = NetGen.InitialState.Learned";

    private const string Causal = "Padding = NetGen.Padding.Causal";

    /// <summary>Layers behind an input of steps × channels.</summary>
    private static readonly (int Steps, int Channels, string[] Layers)[] Cases =
    [
        (7, 3, ["SimpleRnn(5)"]),
        (7, 3, ["SimpleRnn(17, ReturnSequence = true, Activation = NetGen.RecurrentActivation.Relu)"]),
        (9, 1, ["Gru(16, ReturnSequence = true)", "Dense(1)"]),
        (9, 2, ["Lstm(19, ReturnSequence = true)", "Dense(1)", "Sigmoid"]),
        (9, 5, ["Gru(6, ReturnSequence = true, Bias = false)", "Gru(20)", "Dense(3)", "Softmax"]),
        (9, 2, ["Lstm(32, ReturnSequence = true)", "Dense(2)"]),
        (7, 3, ["Gru(16, ReturnSequence = true, ResetAfter = false)", "Dense(1)"]),
        (7, 3, [$"SimpleRnn(5, {Learned})", "Dense(2)"]),
        (7, 3, [$"Gru(16, ReturnSequence = true, {Learned})", $"Lstm(9, ReturnSequence = true, {Learned})", "Dense(1)"]),
        (5, 3, [$"Gru(7, ReturnSequence = true, ResetAfter = false, {Learned})", "Lstm(9, ReturnSequence = true)", "Dense(1)"]),
        (1, 3, [$"Lstm(5, ReturnSequence = true, {Learned})"]),
        (7, 3, ["Gru(5, ReturnSequence = true, ResetAfter = false, Bias = false)", "Gru(19, ResetAfter = false, RecurrentDropout = 0.2)",
            "Dense(3)", "Softmax"]),
        (6, 4, ["Lstm(7, ReturnSequence = true, Dropout = 0.2, RecurrentDropout = 0.3)", "Lstm(9, ReturnSequence = true)", "LastStep",
            "Dense(4)", "Tanh", "Dense(2)"]),
        (6, 4, ["SimpleRnn(7, ReturnSequence = true)", "Gru(5, ReturnSequence = true)", "Lstm(6)", "RepeatVector(3)",
            "Gru(4, ReturnSequence = true)", "Dense(2)"]),
        (1, 3, ["Gru(5)", "Dense(2)"]),
        (1, 3, ["Lstm(5, ReturnSequence = true)"]),
        (8, 3, ["Gru(5, ReturnSequence = true)", "Tanh"]),
        (8, 3, ["Lstm(5, ReturnSequence = true)", "Relu", "SimpleRnn(9)", "Gelu"]),
        (1, 3, ["Gru(5, ReturnSequence = true)", "LastStep", "Dense(2)"]),
        (1, 4, [$"Conv1D(3, 4, {Causal}, Dilation = 2)", "Attention(1, Causal = true)", "Tanh"]),
        (12, 3, [$"Conv1D(8, 3, {Causal})", "Relu"]),
        (12, 1, [$"Conv1D(5, 2, {Causal}, Dilation = 4)", "Tanh", $"Conv1D(3, 4, {Causal}, Dilation = 2, Bias = false)"]),
        (12, 16, [$"Conv1D(16, 2, {Causal}, Dilation = 1)", "Relu", $"Conv1D(16, 2, {Causal}, Dilation = 2)", "Relu",
            $"Conv1D(16, 2, {Causal}, Dilation = 16)", "LastStep", "Dense(1)"]),
        (10, 6, [$"Conv1D(6, 3, {Causal}, Groups = 6)", "Silu", $"Conv1D(9, 5, {Causal}, Groups = 3)", "BatchNorm", "Relu"]),
        (10, 6, [$"Conv1D(12, 3, {Causal})", "BatchNorm", "Tanh", "BatchNorm", "Conv1D(3, 1)"]),
        (8, 6, ["Gru(11, ReturnSequence = true)", "LayerNorm", "Gelu", "Dense(9)", "RmsNorm", "PRelu", "Scale", "Dropout(0.3)", "Dense(5)",
            "Softmax"]),
        (8, 6, ["Gru(33, ReturnSequence = true)", "LayerNorm", "Dense(19)", "RmsNorm", "PRelu(Shared = true)", "LogSoftmax"]),
        (8, 6, ["Mark(\"a\")", "Gru(6, ReturnSequence = true)", "Add(\"a\")", "Mark(\"b\")", $"Conv1D(4, 3, {Causal})",
            "Concat(\"b\", \"a\")", "Dense(6)", "Multiply(\"b\")"]),
        (7, 4, ["Attention(1, Causal = true)"]),
        (19, 12, ["LearnedPositions", "Attention(3, Causal = true)", "Tanh", "Attention(2, Causal = true, Bias = false)", "Dense(3)"]),
        (11, 8, ["LearnedPositions", "Mark(\"x\")", "RmsNorm", "Attention(2, Causal = true)", "Add(\"x\")", "Mark(\"y\")", "LayerNorm",
            "Dense(32)", "Gelu", "Dense(8)", "Add(\"y\")", "LayerNorm", "Dense(5)", "Softmax"]),
        (16, 4, ["LearnedPositions", "Attention(4, Causal = true)", "Gru(5)", "Dense(1)", "Sigmoid"]),
    ];

    private static readonly Sampled Sample = new(oneIn: 3);

    private static readonly SampledLabs Networks = new(Sample, Cases.Length, numbers => NetworkLab.Compile(numbers.SelectMany(i => new[]
    {
        NetworkDeclaration.Of<float>("Single" + i, Items(Cases[i].Steps, Cases[i].Channels, Cases[i].Layers)),
        NetworkDeclaration.Of<double>("Double" + i, Items(Cases[i].Steps, Cases[i].Channels, Cases[i].Layers)),
    })));

    public static IEnumerable<TheoryDataRow<int>> Each => Networks.Numbers;

    [Theory, MemberData(nameof(Each))]
    public void Stream_has_the_bits_of_the_window(int index)
    {
        AssertSame<float>(Networks[index], "Single" + index, Cases[index].Steps, rounds: 3);
        AssertSame<double>(Networks[index], "Double" + index, Cases[index].Steps, rounds: 3);
    }

    [Fact]
    public void Random_networks_stream_with_the_bits_of_the_window() => AssertRandom(first: 1000, count: 24);

    [Fact(Explicit = true)]
    public void Hundreds_of_random_networks_stream_with_the_bits_of_the_window()
    {
        // In parts: the compiler keeps all of a program in memory.
        for (var part = 0; part < 10; part++)
            AssertRandom(first: 2000 + (part * 30), count: 30);
    }

    [Fact]
    public void Last_state_is_at_every_step_what_a_network_of_so_many_steps_says()
    {
        const int Steps = 6;
        string[] layers = ["Gru(5, ReturnSequence = true)", $"Conv1D(7, 3, {Causal})", "Tanh", "Lstm(4)", "Dense(3)", "Softmax"];
        var lab = NetworkLab.Compile(Enumerable.Range(1, Steps)
            .Select(steps => NetworkDeclaration.Of<float>("Of" + steps, Items(steps, 2, layers))));
        var network = lab.Network<float>("Of" + Steps, seed: 3);
        var (stream, sequence) = (network.NewStream(), Draw.Normal<float>(Steps * 2, seed: 4));
        for (var steps = 1; steps <= Steps; steps++)
        {
            var shorter = lab.Network<float>("Of" + steps);
            network.Parameters.CopyTo(shorter.Parameters);
            Assert.Equal(shorter.Predict(sequence.AsSpan(0, steps * 2)), stream.Next(sequence.AsSpan((steps - 1) * 2, 2)));
        }
    }

    private static void AssertRandom(int first, int count)
    {
        var declared = Enumerable.Range(0, count).Select(i => RandomStack.Draw(new Random(first + i))).ToList();
        var lab = NetworkLab.Compile(declared.Select((network, i) =>
            NetworkDeclaration.Of<float>("Random" + i, Items(network.Steps, network.Channels, network.Layers))));
        for (var i = 0; i < count; i++)
            AssertSame<float>(lab, "Random" + i, declared[i].Steps, rounds: 2,
                $"Input({declared[i].Steps}, {declared[i].Channels}), {string.Join(", ", declared[i].Layers)}");
    }

    private static string[] Items(int steps, int channels, string[] layers) => [$"Input({steps}, {channels})", .. layers];

    /// <summary>Several sequences through one state that is reset between them, in the middle of which it goes through a file.</summary>
    private static void AssertSame<T>(NetworkLab lab, string name, int steps, int rounds, string declaration = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var network = lab.Network<T>(name, seed: 5);
        Assert.True(network.Streams, $"{name} has no State: {declaration}");
        var parameters = Draw.Normal<T>(network.Parameters.Length, seed: 6);
        for (var i = 0; i < parameters.Length; i++)
            network.Parameters[i] += parameters[i] * T.CreateChecked(0.1);
        var stream = network.NewStream();
        for (var round = 0; round < rounds; round++)
        {
            var sequence = Draw.Normal<T>(network.Summary.InputLength, seed: 7 + (ulong)round);
            var (window, width) = (network.Predict(sequence), network.Summary.InputLength / steps);
            for (var step = 0; step < steps; step++)
            {
                if (round == 1 && step == steps / 2)
                    stream.SaveAndLoad();
                var output = stream.Next(sequence.AsSpan(step * width, width));
                Assert.All(output, value => Assert.True(T.IsFinite(value)));
                if (output.Length < window.Length)
                    Assert.True(window.AsSpan(step * output.Length, output.Length).SequenceEqual(output),
                        $"{name}, step {step} of {steps}: {declaration}\nwindow {string.Join(' ', window.Skip(step * output.Length).Take(output.Length))}\nstream {string.Join(' ', output)}");
                else if (step == steps - 1)
                    Assert.True(window.AsSpan().SequenceEqual(output),
                        $"{name}, behind {steps} steps: {declaration}\nwindow {string.Join(' ', window)}\nstream {string.Join(' ', output)}");
            }
            stream.Reset();
        }
    }
}
