using System.Numerics;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Layout;

/// <summary>
/// An activation, softmax, normalisation or product behind a change of shape computes what it computes anywhere: whatever stood in the workspace before,
/// for a sample alone, in a full micro-batch, in the part that is left of one.
/// </summary>
public sealed class ShapeChangeTests
{
    private static readonly string[] Declarations =
    [
        // A fused output that goes by a flat name has room behind its last pixel.
        "Input(10, 6, 1); Relu; Dense(28); Flatten; Relu; MeanSquaredError; Adam(1e-3)",
        "Input(6, 5, 2); Conv2D(9, 2); BatchNorm; Flatten; Relu; Dense(3); MeanSquaredError; Adam(1e-3)",
        "Input(7, 3); Conv1D(5, 3); Flatten; Tanh; Dense(3); MeanSquaredError; Adam(1e-3)",
        // What a frozen layer wrote is intact when the next one's gradient needs it.
        "Input(5, 5, 2); Dense(11, Trainable = false); Flatten; Relu; Dense(4); Tanh; Dense(2); MeanSquaredError; Adam(1e-3)",
        // Lanes behind the last position of a softmax are zeros for the product behind it.
        "Input(6, 6, 1); AveragePool2D(2); Conv2D(5, 2); Softmax; Flatten; Dense(2); Huber(0.8); Adam(1e-3)",
        "Input(3, 3, 2); Conv2D(3, 2); LogSoftmax; Flatten; Dense(2); MeanSquaredError; Adam(1e-3)",
        // The input gradient of a depthwise convolution sums nothing from behind its last channel.
        "Input(4, 4, 3); ZeroPad2D(1); Dense(5); MaxPool2D(3, Stride = 2, Pad = 1); Conv2D(5, 2, Groups = 5); Flatten; Elu; Dense(2); MeanSquaredError; Adam(1e-3)",
    ];

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(Declarations.SelectMany((items, i) => new[]
    {
        NetworkDeclaration.Of<float>("Single" + i, items.Split("; ")), NetworkDeclaration.Of<double>("Double" + i, items.Split("; ")),
    })));

    public static TheoryData<int> Indices => new(Enumerable.Range(0, Declarations.Length));

    [Theory, MemberData(nameof(Indices))]
    public void Batch_is_its_samples_in_float(int index) => Check<float>("Single" + index, 1e-5);

    [Theory, MemberData(nameof(Indices))]
    public void Batch_is_its_samples_in_double(int index) => Check<double>("Double" + index, 1e-13);

    private static void Check<T>(string name, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var network = Networks.Value.Network<T>(name, seed: 3);
        var (inputLength, outputLength) = (network.Summary.InputLength, network.Summary.OutputLength);
        var samples = (2 * network.Summary.MicroBatch) + 3;
        var exact = LabData.Random(network.Summary, samples, seed: 7);
        var data = exact.As<T>();
        T[] Alone(int sample)
        {
            network.FillWorkspace(T.NaN);
            return network.Predict(data.Inputs.AsSpan(sample * inputLength, inputLength));
        }

        Alone(0);
        var alone = Enumerable.Range(0, samples).SelectMany(Alone).Select(double.CreateTruncating).ToArray();
        network.FillWorkspace(T.NaN);
        Closeness.Assert(alone, network.PredictBatch(data.Inputs), tolerance, "outputs of " + name);
        Assert.Equal(samples * outputLength, alone.Length);

        var trainer = network.NewTrainer();
        T Loss(LabData<T> part)
        {
            trainer.FillWorkspace(T.NaN);
            return trainer.ComputeGradients(part);
        }

        var loss = double.CreateTruncating(Loss(data));
        Assert.True(double.IsFinite(loss));
        // Its statistics are those of the batch that it sees.
        if (network.Summary.Layers.Any(layer => layer.Name.StartsWith("BatchNorm", StringComparison.Ordinal)))
            return;
        var whole = trainer.Gradients.ToArray();
        var (sum, lossSum) = (new double[whole.Length], 0.0);
        for (var first = 0; first < samples;)
        {
            var count = Math.Min(samples - first, 1 + (first % 5));
            var targets = data.Targets.Length / samples;
            var part = new LabData<T> { Inputs = data.Inputs[(first * inputLength)..((first + count) * inputLength)], Targets = data.Targets[(first * targets)..((first + count) * targets)] };
            lossSum += double.CreateTruncating(Loss(part)) * count / samples;
            for (var i = 0; i < sum.Length; i++)
                sum[i] += double.CreateTruncating(trainer.Gradients[i]) * count / samples;
            first += count;
        }
        Closeness.Assert([lossSum], [loss], tolerance * 10, "loss of " + name);
        Closeness.Assert(sum, whole, tolerance * 10, "gradient of " + name);
    }
}
