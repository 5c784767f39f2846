using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>Networks that take another way through the passes than Dense, activation, Dense: reshapes, frozen layers, missing biases, odd orders.</summary>
public sealed class StructureTests
{
    private static readonly (string Name, string Items, string[] Frozen)[] Structures =
    [
        ("label smoothing", "Input(6); Dense(9); Tanh; Dense(5); Softmax; CrossEntropy(LabelSmoothing = 0.2)", []),
        ("one layer", "Input(6); Dense(3); MeanSquaredError", []),
        ("one unit", "Input(1); Dense(1); Tanh; Dense(1); MeanSquaredError", []),
        ("no bias", "Input(6); Dense(9, Bias = false); Tanh; Dense(20, Bias = false); Sigmoid; Dense(5, Bias = false); MeanSquaredError", []),
        ("first layer frozen", "Input(6); Dense(9, Trainable = false); Tanh; Dense(5); MeanSquaredError", ["Dense1"]),
        ("middle layer frozen", "Input(6); Dense(9); Tanh; Dense(7, Trainable = false); Tanh; Dense(5); MeanSquaredError", ["Dense2"]),
        ("last layer frozen", "Input(6); Dense(9); Tanh; Dense(5, Trainable = false); Softmax; CrossEntropy", ["Dense2"]),
        ("dense on an image", "Input(3, 4, 5); Dense(6); Tanh; Dense(2); Tanh; Flatten; Dense(3); MeanSquaredError", []),
        ("dense on an image without bias", "Input(3, 4, 5); Dense(17, Bias = false); Sigmoid; Flatten; Dense(3); MeanSquaredError", []),
        ("dense on an image frozen", "Input(3, 4, 5); Dense(6, Trainable = false); Tanh; Flatten; Dense(3); MeanSquaredError", ["Dense1"]),
        ("one channel", "Input(4, 4, 1); Dense(3); Tanh; Flatten; Dense(3); MeanSquaredError", []),
        ("flatten first", "Input(3, 4, 5); Flatten; Dense(7); Tanh; Dense(3); MeanSquaredError", []),
        ("flatten twice", "Input(3, 4, 5); Flatten; Flatten; Dense(7); Tanh; Flatten; Dense(3); MeanSquaredError", []),
        ("flatten, then dropout", "Input(3, 4, 5); Flatten; Dropout(0.4); Dense(7); Tanh; Dense(3); MeanSquaredError", []),
        ("flatten, then activation", "Input(3, 4, 5); Flatten; Tanh; Dense(7); Tanh; Dense(3); MeanSquaredError", []),
        ("activation first", "Input(6); Tanh; Dense(7); Sigmoid; Dense(3); MeanSquaredError", []),
        ("activation on an image first", "Input(2, 3, 5); Elu(0.7); Dense(7); Tanh; Flatten; Dense(3); MeanSquaredError", []),
        ("dropout first", "Input(6); Dropout(0.3); Dense(7); Sigmoid; Dense(3); MeanSquaredError", []),
        ("dropout on an image and on vectors of its width", "Input(2, 3, 5); Dropout(0.3); Dense(5); Tanh; Dropout(0.5); Flatten; Dense(5); Dropout(0.2); Tanh; Dense(3); MeanSquaredError", []),
        ("dropout before and behind an activation", "Input(6); Dense(9); Dropout(0.3); Relu; Dropout(0.2); Dense(3); Softmax; CrossEntropy", []),
        ("dropout last", "Input(6); Dense(9); Tanh; Dense(3); Dropout(0.5); MeanSquaredError", []),
        ("dropout of nothing", "Input(6); Dense(9); Tanh; Dropout(0); Dense(3); MeanSquaredError", []),
        ("softmax hidden", "Input(6); Dense(9); Softmax; Dense(3); MeanSquaredError", []),
        ("softmax on an image", "Input(2, 3, 5); Dense(9); Softmax; Flatten; Dense(3); Softmax; CrossEntropy", []),
        ("softmax of the input", "Input(6); Softmax; Dense(3); Softmax; MeanSquaredError", []),
        ("softmax twice", "Input(6); Dense(4); Softmax; Softmax; CrossEntropy", []),
        ("two activations", "Input(6); Dense(9); Tanh; Sigmoid; Dense(3); LeakyRelu(0.3); Tanh; MeanSquaredError", []),
        ("the same activation twice", "Input(6); Dense(9); Tanh; Tanh; Dense(3); Sigmoid; Sigmoid; BinaryCrossEntropy", []),
        ("the same activation with other slopes", "Input(6); Dense(9); LeakyRelu(0.3); LeakyRelu(0.1); Dense(9); LeakyRelu(0.2); Dense(9); Elu(0.5); Dense(9); Elu(2); Dense(3); MeanSquaredError", []),
        ("two dense layers in a row", "Input(6); Dense(9); Dense(20); Dense(3); MeanSquaredError", []),
        ("one class", "Input(6); Dense(1); Softmax; CrossEntropy", []),
        ("one label", "Input(6); Dense(1); Sigmoid; BinaryCrossEntropy", []),
        ("head flattened", "Input(2, 2, 3); Dense(2); Tanh; Flatten; Sigmoid; BinaryCrossEntropy", []),
        ("flatten last", "Input(2, 2, 3); Dense(2); Tanh; Flatten; MeanSquaredError", []),
        ("deep", string.Join("; ", ["Input(6)", .. Enumerable.Repeat("Dense(12); Tanh", 10), "Dense(3); MeanSquaredError"]), []),
    ];

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(Declarations!.Values));

    private static readonly IReadOnlyDictionary<string, NetworkDeclaration> Declarations =
        Structures.Select((s, i) => (s.Name, Declaration: NetworkDeclaration.Of<double>("Network" + i, s.Items.Split("; ")))).ToDictionary(s => s.Name, s => s.Declaration);

    public static TheoryData<string> Names => new(Structures.Select(s => s.Name));

    [Theory, MemberData(nameof(Names))]
    public void Gradient_is_the_slope_of_the_loss(string name) => AssertGradient(name, network => 5);

    [Theory, MemberData(nameof(Names))]
    public void Gradient_of_a_batch_of_several_micro_batches_is_the_slope_of_its_loss(string name) => AssertGradient(name, network => (2 * network.Summary.MicroBatch) + 3);

    [Theory, MemberData(nameof(Names))]
    public void Outputs_are_the_references(string name)
    {
        var network = New(name);
        var data = LabData.Random(network.Summary, network.Summary.MicroBatch + 3, seed: 5);
        PredictionCheck.Assert(ReferenceNetwork.Of(Declarations[name], network), network, data.Inputs, 1e-12);
    }

    [Theory, MemberData(nameof(Names))]
    public void Step_changes_every_parameter_tensor_but_the_frozen(string name)
    {
        var network = New(name);
        var before = network.Parameters.ToArray();
        network.NewTrainer().Step(LabData.Random(network.Summary, 5, seed: 5));
        foreach (var parameter in network.Summary.Parameters)
        {
            var isSame = before.AsSpan(parameter.Offset, parameter.Length).SequenceEqual(network.Parameters.Slice(parameter.Offset, parameter.Length));
            // A softmax over one class is 1 whatever its input: nothing is learned.
            Assert.Equal(name == "one class" || FrozenIn(name).Contains(parameter.Layer), isSame);
        }
    }

    [Fact]
    public void Dropout_draws_another_mask_for_each_micro_batch_and_each_step()
    {
        var network = New("dropout first");
        var micro = network.Summary.MicroBatch;
        var one = LabData.Random(network.Summary, micro, seed: 5);
        var twice = new LabData<double> { Inputs = [.. one.Inputs, .. one.Inputs], Targets = [.. one.Targets, .. one.Targets] };
        var trainer = network.NewTrainer(seed: 1);
        var first = trainer.ComputeGradients(one);
        Assert.Equal(first, trainer.ComputeGradients(one));
        Assert.NotEqual(first, trainer.ComputeGradients(twice), 1e-6);

        trainer.Contract.LearningRate = 0;
        Assert.Equal(first, trainer.Step(one));
        Assert.NotEqual(first, trainer.ComputeGradients(one), 1e-6);
        Assert.NotEqual(first, network.NewTrainer(seed: 2).ComputeGradients(one), 1e-6);
    }

    private static void AssertGradient(string name, Func<LabNetwork<double>, int> samples)
    {
        var network = New(name);
        GradientCheck.Assert(Declarations[name], network, network.NewTrainer(seed: 9), LabData.Random(network.Summary, samples(network), seed: 5), FrozenIn(name));
    }

    private static LabNetwork<double> New(string name)
    {
        var network = Networks.Value.Network<double>(Declarations[name].Name, seed: 1);
        network.FillBiases();
        return network;
    }

    private static string[] FrozenIn(string name) => Structures.Single(s => s.Name == name).Frozen;
}
