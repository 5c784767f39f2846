using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Networks;

/// <summary>A class for each position: softmax over the channels of pixels and steps, labels that are ignored, against PyTorch and central differences.</summary>
public sealed class ClassMapTests
{
    private static readonly string[][] Smooth =
    [
        ["Input(3, 4, 2)", "Conv2D(5, 3, Padding = NetGen.Padding.Same)", "Tanh", "Conv2D(4, 1)", "Softmax", "CrossEntropy", "Sgd(0.1)"],
        ["Input(4, 4, 2)", "Mark(\"a\")", "AveragePool2D(2)", "Conv2D(5, 3, Padding = NetGen.Padding.Same)", "Tanh", "Upsample2D(2)", "Concat(\"a\")", "Conv2D(3, 1)", "LogSoftmax",
            "CrossEntropy(LabelSmoothing = 0.1)", "Sgd(0.1)"],
        ["Input(7, 3)", "Conv1D(6, 3, Padding = NetGen.Padding.Same)", "Tanh", "Dense(3)", "Softmax", "CrossEntropy", "Sgd(0.1)"],
        ["Input(6, 3)", "Dense(9)", "LayerNorm", "Gelu", "Dense(17)", "Softmax", "CrossEntropy(LabelSmoothing = 0.2)", "Sgd(0.1)"],
        ["Input(4, 2, 3)", "Conv2D(3, 3, Padding = NetGen.Padding.Same)", "Tanh", "Conv2D(5, 1)", "Hinge", "Sgd(0.1)"],
        ["Input(5, 2)", "Dense(4)", "Tanh", "Dense(3)", "SquaredHinge", "Sgd(0.1)"],
        ["Input(4, 4, 1)", "Conv2D(6, 3, Padding = NetGen.Padding.Same)", "BatchNorm", "Tanh", "Conv2D(3, 1)", "Softmax", "CrossEntropy", "Adam"],
    ];

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(
    [
        .. GoldenFile.Maps.Select((c, i) => NetworkDeclaration.Of<double>("Double" + i, c.Declaration)),
        .. GoldenFile.Maps.Select((c, i) => NetworkDeclaration.Of<float>("Single" + i, c.Declaration)),
        .. Smooth.Select((items, i) => NetworkDeclaration.Of<double>("Smooth" + i, items)),
        NetworkDeclaration.Of<float>("Pixels", Smooth[0]),
        NetworkDeclaration.Of<float>("Steps", Smooth[2]),
        NetworkDeclaration.Of<float>("OnePixel", "Input(2, 2, 3)", "Conv2D(4, 2)", "Softmax", "CrossEntropy", "Sgd(0.1)"),
    ]));

    public static TheoryData<string> Names => new(GoldenFile.Maps.Select(c => c.Name));

    public static TheoryData<int> SmoothNetworks => new(Enumerable.Range(0, Smooth.Length));

    [Theory, MemberData(nameof(Names))]
    public void Outputs_loss_and_gradients_agree_with_torch(string name)
    {
        AssertAgrees<double>("Double", name, 1e-10);
        AssertAgrees<float>("Single", name, 1e-5);
    }

    [Theory, MemberData(nameof(SmoothNetworks))]
    public void Gradient_agrees_with_central_differences(int index)
    {
        LabNetwork<double> network = Networks.Value.Network<double>("Smooth" + index, seed: 3);
        network.FillBiases();
        LabTrainer<double> trainer = network.NewTrainer();
        LabData<double> data = LabData.Random(network.Summary, 5, seed: 4);
        Assert.Contains(-1, data.Labels);
        GradientCheck.Assert(NetworkDeclaration.Of<double>("Smooth" + index, Smooth[index]), network, trainer, data);
        trainer.Contract.ClassWeights = [.. Enumerable.Range(0, network.Summary.ClassCount).Select(i => 0.5 + i)];
        GradientCheck.Assert(NetworkDeclaration.Of<double>("Smooth" + index, Smooth[index]), network, trainer, data);
    }

    [Theory]
    [InlineData("Pixels")]
    [InlineData("Steps")]
    public void What_stands_at_an_ignored_position_changes_no_bit(string name)
    {
        LabNetwork<float> network = Networks.Value.Network<float>(name, seed: 3);
        LabData<float> data = LabData.Random(network.Summary, 4, seed: 4).As<float>();
        (int classes, int positions) = (network.Summary.ClassCount, network.Summary.TargetLength);
        LabTrainer<float> trainer = network.NewTrainer();
        float loss = trainer.ComputeGradients(data);
        float[] gradients = trainer.Gradients.ToArray();
        // One more sample, of which nothing counts, moves neither the mean nor a gradient.
        LabData<float> more = new()
        {
            Inputs = [.. data.Inputs, .. Enumerable.Repeat(0.7f, network.Summary.InputLength)],
            Labels = [.. data.Labels, .. Enumerable.Repeat(-1, positions)],
        };
        Assert.Equal(loss, trainer.ComputeGradients(more), 1e-6f);
        Closeness.Assert([.. gradients.Select(g => (double)g)], trainer.Gradients.ToArray(), 1e-6, "gradient");
        Assert.Equal(data.Labels.Count(label => label >= 0), trainer.Contract.LabelsInLastStep);
        Assert.InRange(trainer.Contract.CorrectInLastStep, 0, trainer.Contract.LabelsInLastStep);
        Assert.Equal(network.Summary.OutputLength, classes * positions);
    }

    [Fact]
    public void A_batch_of_which_nothing_counts_has_no_loss_and_no_gradient()
    {
        LabNetwork<float> network = Networks.Value.Network<float>("Pixels", seed: 3);
        LabTrainer<float> trainer = network.NewTrainer();
        LabData<float> data = LabData.Random(network.Summary, 2, seed: 4).As<float>();
        Assert.Equal(0, trainer.ComputeGradients(new() { Inputs = data.Inputs, Labels = [.. Enumerable.Repeat(-1, data.Labels.Length)] }));
        Assert.All(trainer.Gradients.ToArray(), gradient => Assert.Equal(0, gradient));
        Assert.Equal(0, trainer.Contract.LabelsInLastStep);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(4)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_label_that_is_no_class_is_named_with_sample_and_position(int label)
    {
        LabNetwork<float> network = Networks.Value.Network<float>("Pixels");
        LabTrainer<float> trainer = network.NewTrainer();
        LabData<float> data = LabData.Random(network.Summary, 3, seed: 4).As<float>();
        data.Labels[12 + 7] = label;
        float[] before = network.Parameters.ToArray();
        LabelOutOfRangeException refused = Assert.Throws<LabelOutOfRangeException>(() => trainer.Step(data));
        Assert.Equal(FormattableString.Invariant($"Pixels has 4 classes; the label of position 7 of sample 1 is {label}; expected 0 to 3, or -1 for a position that does not count."), refused.Message);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Too_few_labels_are_refused()
    {
        LabNetwork<float> network = Networks.Value.Network<float>("Pixels");
        LabData<float> data = LabData.Random(network.Summary, 3, seed: 4).As<float>();
        Assert.Equal("Pixels: 'targets' must have 36 values (12 for each of 3 samples); it has 3.",
            Assert.Throws<TensorLengthException>(() => network.NewTrainer().Step(new() { Inputs = data.Inputs, Labels = [0, 1, 2] })).Message);
    }

    [Fact]
    public void An_output_of_one_position_is_a_class_for_a_sample()
    {
        NetworkSummary summary = Networks.Value.Network<float>("OnePixel").Summary;
        Assert.Equal((1, 4, false), (summary.TargetLength, summary.ClassCount, summary.HasClassMaps));
    }

    [Theory]
    [InlineData("Double0")]
    [InlineData("Double6")]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        double[] Trained(int threads)
        {
            LabNetwork<double> network = Networks.Value.Network<double>(name, seed: 3);
            LabTrainer<double> trainer = network.NewTrainer();
            trainer.Contract.Threads = threads;
            for (int step = 0; step < 3; step++)
            {
                trainer.Step(LabData.Random(network.Summary, 61, seed: step));
            }

            return network.Parameters.ToArray();
        }

        Assert.Equal(Trained(1), Trained(3));
    }

    private static void AssertAgrees<T>(string prefix, string name, double tolerance) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        MapCase c = GoldenFile.Maps.Named(name);
        LabNetwork<T> network = Networks.Value.Network<T>(prefix + GoldenFile.Maps.ToList().IndexOf(c));
        network.SetParameters(c.Parameters);
        LabTrainer<T> trainer = network.NewTrainer();
        trainer.Contract.ClassWeights = c.ClassWeights;
        LabData<T> data = new() { Inputs = LabData.Convert<T>(c.Inputs.Values), Labels = c.Labels };
        Closeness.Assert(c.Outputs.Values, network.PredictBatch(data.Inputs), tolerance, "outputs");
        Closeness.Assert([c.Loss], [trainer.ComputeGradients(data)], tolerance, "loss");
        foreach ((string parameter, GoldenTensor gradient) in c.Gradients)
        {
            Closeness.Assert(gradient.Values, network.Summary.Named(parameter).Gather<T>(trainer.Gradients), tolerance, parameter);
        }

        Assert.Equal((c.Counted, c.Correct), (trainer.Contract.LabelsInLastStep, trainer.Contract.CorrectInLastStep));
    }
}
