using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Blocks;

/// <summary>Networks with blocks compute what the same layers written out do; shared weights get the sum of their uses' gradients.</summary>
public sealed class BlockTests
{
    private const string Blocks =
        """
        [NetGen.NetworkBlock, NetGen.Mark("in")]
        [NetGen.Conv2D(3, 3, Padding = NetGen.Padding.Same), NetGen.Tanh]
        [NetGen.Conv2D(3, 3, Padding = NetGen.Padding.Same), NetGen.Add("in"), NetGen.Tanh]
        public class Residual;

        [NetGen.NetworkBlock, NetGen.Mark("in")]
        [NetGen.Dense(6), NetGen.Tanh, NetGen.Dropout(0.2), NetGen.Concat("in"), NetGen.Dense(4)]
        public class Mixed;

        [NetGen.NetworkBlock]
        [NetGen.Conv2D(3, 3, Padding = NetGen.Padding.Same, Bias = false), NetGen.BatchNorm, NetGen.Tanh]
        public class Normalized;

        [NetGen.NetworkBlock]
        [NetGen.Use<Mixed>(2, Shared = true), NetGen.Tanh]
        public class Nested;

        [NetGen.NetworkBlock]
        [NetGen.Dense(4), NetGen.Tanh, NetGen.Flatten]
        public class PositionThenVector;
        """;

    private static readonly string[] WrittenOut =
    [
        "Conv2D(3, 3, Padding = NetGen.Padding.Same)", "Tanh", "Conv2D(3, 3, Padding = NetGen.Padding.Same)", "Add(\"in\")", "Tanh",
    ];

    private static readonly NetworkDeclaration[] Declarations =
    [
        NetworkDeclaration.Of<double>("Residuals", "Input(5, 4, 3)", "Use<Residual>(2)", "GlobalAveragePool2D", "Dense(3)", "Softmax", "CrossEntropy"),
        NetworkDeclaration.Of<double>("Unrolled", ["Input(5, 4, 3)", "Mark(\"in\")", .. WrittenOut, "Mark(\"in\")", .. WrittenOut, "GlobalAveragePool2D", "Dense(3)", "Softmax", "CrossEntropy"]),
        NetworkDeclaration.Of<double>("SharedResiduals", "Input(5, 4, 3)", "Use<Residual>(2, Shared = true)", "GlobalAveragePool2D", "Dense(3)", "Softmax", "CrossEntropy"),
        NetworkDeclaration.Of<double>("SharedNormalized", "Input(4, 4, 3)", "Use<Normalized>(3, Shared = true)", "GlobalAveragePool2D", "Dense(3)", "MeanSquaredError"),
        NetworkDeclaration.Of<double>("SharedDense", "Input(4)", "Use<Mixed>(3, Shared = true)", "MeanSquaredError", "L2(0.1)", "Adam(0.01)"),
        NetworkDeclaration.Of<double>("NestedShared", "Input(4)", "Use<Nested>(2)", "Dense(2)", "MeanSquaredError"),
        NetworkDeclaration.Of<double>("PositionShared", "Input(1, 1, 4)", "Use<PositionThenVector>(2, Shared = true)", "Dense(2)", "MeanSquaredError"),
    ];

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.CompileWith(Blocks, Declarations));

    public static TheoryData<string> Names => new(Declarations.Select(declaration => declaration.Name));

    [Theory, MemberData(nameof(Names))]
    public void Gradient_is_the_slope_of_the_loss(string name)
    {
        var network = Networks.Value.Network<double>(name, seed: 3);
        GradientCheck.Assert(
            Declarations.Single(declaration => declaration.Name == name), network, network.NewTrainer(seed: 4), LabData.Random(network.Summary, samples: 3, seed: 5));
    }

    [Fact]
    public void Blocks_compute_what_their_layers_do_written_out()
    {
        var (blocks, layers) = (Networks.Value.Network<double>("Residuals", seed: 3), Networks.Value.Network<double>("Unrolled"));
        blocks.Parameters.CopyTo(layers.Parameters);
        var data = LabData.Random(blocks.Summary, samples: 4, seed: 5);
        var (blockTrainer, layerTrainer) = (blocks.NewTrainer(), layers.NewTrainer());

        Assert.Equal(layers.PredictBatch(data.Inputs), blocks.PredictBatch(data.Inputs));
        Assert.Equal(layerTrainer.ComputeGradients(data), blockTrainer.ComputeGradients(data));
        Assert.Equal(layerTrainer.Gradients.ToArray(), blockTrainer.Gradients.ToArray());
        Assert.Equal(
            ["residual1.conv2d1.weight", "residual1.conv2d1.bias", "residual1.conv2d2.weight", "residual1.conv2d2.bias"],
            blocks.Summary.Parameters.Take(4).Select(parameter => parameter.Name));
    }

    [Fact]
    public void Gradient_of_shared_weights_is_the_sum_over_their_uses()
    {
        var (shared, unshared) = (Networks.Value.Network<double>("SharedResiduals", seed: 3), Networks.Value.Network<double>("Residuals"));
        foreach (var parameter in shared.Summary.Parameters)
        {
            foreach (var own in Uses(parameter))
                shared.Parameters.Slice(parameter.Offset, parameter.Length).CopyTo(unshared.Parameters[own.Offset..]);
        }
        var data = LabData.Random(shared.Summary, samples: 4, seed: 5);
        var (sharedTrainer, unsharedTrainer) = (shared.NewTrainer(), unshared.NewTrainer());

        Assert.Equal(unshared.PredictBatch(data.Inputs), shared.PredictBatch(data.Inputs));
        Assert.Equal(unsharedTrainer.ComputeGradients(data), sharedTrainer.ComputeGradients(data));
        foreach (var parameter in shared.Summary.Parameters)
        {
            var sum = new double[parameter.Length];
            foreach (var own in Uses(parameter))
            {
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += unsharedTrainer.Gradients[own.Offset + i];
            }
            Closeness.Assert(sum, sharedTrainer.Gradients.Slice(parameter.Offset, parameter.Length).ToArray(), 1e-13, parameter.Name);
        }

        IEnumerable<ParameterInfo> Uses(ParameterInfo parameter) =>
            new[] { 1, 2 }.Select(i => unshared.Summary.Named(parameter.Name.Replace("residual1", $"residual{i}", StringComparison.Ordinal))).DistinctBy(own => own.Name);
    }

    [Fact]
    public void Summary_says_whose_weights_a_repetition_has()
    {
        var layers = Networks.Value.Network<double>("SharedResiduals").Summary.Layers;

        Assert.EndsWith("weights of Residual1_Conv2D2", layers.Single(layer => layer.Name == "Residual2_Conv2D2").Description, StringComparison.Ordinal);
        Assert.Equal(0, layers.Single(layer => layer.Name == "Residual2_Conv2D2").ParameterCount);
        Assert.Equal(84, layers.Single(layer => layer.Name == "Residual1_Conv2D2").ParameterCount);
    }
}
