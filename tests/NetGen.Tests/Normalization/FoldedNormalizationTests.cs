using System.Numerics;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Normalization;

/// <summary>
/// At prediction a batch normalisation is a scale and a shift, folded into the layer in front: the outputs are those of the network without it, normalised
/// by hand with the running statistics.
/// </summary>
public sealed class FoldedNormalizationTests
{
    private static readonly string[][] Fronts =
    [
        ["Input(20)", "Dense(3)"],
        ["Input(6)", "Dense(21, Bias = false)"],
        ["Input(6)", "Dense(30)", "Tanh", "Dense(11)"],
        ["Input(6)", "Dense(30)", "Tanh", "Dense(3, Bias = false)"],
        ["Input(6, 5, 3)", "Conv2D(7, 3)"],
        ["Input(6, 5, 3)", "Conv2D(19, 2, Bias = false, Padding = NetGen.Padding.Same)"],
        ["Input(6, 5, 4)", "Conv2D(12, 3, Groups = 2, Stride = 2)"],
        ["Input(6, 5, 4)", "Conv2D(4, 3, Groups = 4)"],
        ["Input(6, 5, 4)", "Conv2D(5, 3)", "Tanh", "Conv2D(40, 1)"],
        ["Input(6, 5, 4)", "Dense(9)"],
        ["Input(7, 3)", "Conv1D(5, 3)"],
        ["Input(6, 5, 4)"],
        ["Input(6, 5, 4)", "MaxPool2D(2)"],
        ["Input(9)"],
        ["Input(6, 5, 3)", "Conv2D(7, 3)", "Mark(\"x\")", "Add(\"x\")"],
    ];

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(Fronts.SelectMany((front, i) => new[]
    {
        NetworkDeclaration.Of<double>("Plain" + i, front.Length > 1 ? front : [.. front, "Dropout(0.5)"]),
        NetworkDeclaration.Of<double>("Linear" + i, [.. front, "BatchNorm"]),
        NetworkDeclaration.Of<double>("Double" + i, [.. front, "BatchNorm", "Relu"]),
        NetworkDeclaration.Of<float>("Single" + i, [.. front, "BatchNorm", "Relu"]),
    })));

    public static TheoryData<int> Cases => new(Enumerable.Range(0, Fronts.Length));

    [Theory, MemberData(nameof(Cases))]
    public void Prediction_is_the_normalised_output_of_the_layer_in_front(int front)
    {
        var plain = Networks.Value.Network<double>("Plain" + front, seed: 3);
        var random = new Random(7);
        foreach (ref var parameter in plain.Parameters)
            parameter = random.NextDouble() - 0.5;
        var data = LabData.Random(plain.Summary, samples: 5, seed: 1);
        var inner = plain.PredictBatch(data.Inputs);

        var linear = Networks.Value.Network<double>("Linear" + front);
        var channels = linear.Summary.Buffers[0].Length;
        double[][] rows = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, channels).Select(_ => 0.2 + random.NextDouble()).ToArray())];
        var (weight, bias, mean, variance) = (rows[0], rows[1], rows[2], rows[3]);
        double[] expected = [.. inner.Select((value, i) => (weight[i % channels] * (value - mean[i % channels]) / Math.Sqrt(variance[i % channels] + 1e-5)) + bias[i % channels])];
        double[] rectified = [.. expected.Select(value => Math.Max(0, value))];

        Set(linear, plain, rows);
        Closeness.Assert(expected, linear.PredictBatch(data.Inputs), 1e-12, "outputs");
        var activated = Networks.Value.Network<double>("Double" + front);
        Set(activated, plain, rows);
        Closeness.Assert(rectified, activated.PredictBatch(data.Inputs), 1e-12, "activated outputs");
        var rounded = Networks.Value.Network<float>("Single" + front);
        Set(rounded, plain, rows);
        Closeness.Assert(rectified, rounded.PredictBatch(data.As<float>().Inputs), 1e-5, "float outputs");
    }

    /// <summary>The plain network's parameters, and the rows of γ, β, running mean and variance.</summary>
    private static void Set<T>(LabNetwork<T> network, LabNetwork<double> plain, double[][] rows) where T : unmanaged, INumber<T>
    {
        var state = network.State;
        foreach (var parameter in plain.Summary.Parameters)
        {
            var (from, to) = (parameter.MemoryIndices(), network.Summary.Named(parameter.Name).MemoryIndices());
            for (var i = 0; i < from.Length; i++)
                state[to[i]] = T.CreateTruncating(plain.Parameters[from[i]]);
        }
        ParameterInfo[] own = [network.Summary.Named("batchnorm1.weight"), network.Summary.Named("batchnorm1.bias"), .. network.Summary.Buffers];
        for (var row = 0; row < 4; row++)
        {
            for (var i = 0; i < own[row].Length; i++)
                state[own[row].Offset + i] = T.CreateTruncating(rows[row][i]);
        }
    }
}
