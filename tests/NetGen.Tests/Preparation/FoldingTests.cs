using System.Numerics;
using NetGen.Preparation;
using NetGen.Tests.Files;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Preparation;

/// <summary>A network whose preprocessing is multiplied into its first layer predicts what it did before: every preprocessing, before every kind of first layer.</summary>
public sealed class FoldingTests
{
    private const int Samples = 60;

    private static readonly Dictionary<string, string> Steps = new()
    {
        ["Rescale"] = "Rescale",
        ["Moved"] = "Rescale(0.02, shift: -1.5)",
        ["Standardize"] = "Standardize",
        ["StandardizeChannels"] = "StandardizeChannels(Epsilon = 0.5)",
        ["SubtractMean"] = "Rescale(0.02); SubtractMean",
        ["SubtractChannelMean"] = "Rescale(0.02); SubtractChannelMean",
        ["MinMax"] = "MinMax(Low = -1)",
        ["ImageNet"] = "Rescale; Normalize(NetGen.Preset.ImageNet)",
        ["Pca"] = "Standardize; PcaWhiten(Epsilon = 0.1)",
        ["Zca"] = "Rescale(0.02); ZcaWhiten(Epsilon = 0.1)",
    };

    private static readonly Dictionary<string, string> Layers = new()
    {
        ["Dense"] = "Flatten; Dense(7); Tanh; Dense(3); Softmax",
        ["FewOutputs"] = "Flatten; Dense(1)",
        ["WithoutBias"] = "Flatten; Dense(7, Bias = false); Relu; Dense(2)",
        ["PerPixel"] = "Dense(4); Relu; Flatten; Dense(2)",
        ["Valid"] = "Conv2D(5, 3); Relu; Flatten; Dense(2)",
        ["Same"] = "Conv2D(4, 3, Padding = NetGen.Padding.Same); Tanh; MaxPool2D(2); Flatten; Dense(2)",
        ["Strided"] = "Conv2D(4, 2, Stride = 2, Dilation = 2); BatchNorm; Relu; Flatten; Dense(2)",
        ["Depthwise"] = "Conv2D(6, 3, Groups = 3); Relu; Flatten; Dense(2)",
        ["Sequence"] = "Reshape(25, 3); Conv1D(4, 3); Relu; Flatten; Dense(2)",
        ["Branches"] = "Mark(\"x\"); Conv2D(3, 3); Mark(\"a\"); From(\"x\"); Conv2D(2, 3); Concat(\"a\"); Relu; Flatten; Dense(2)",
    };

    private static readonly string[] BeforeAll = ["Dense", "Valid"];
    private static readonly string[] OfWholeSamples = ["Dense", "FewOutputs", "WithoutBias"];
    private static readonly string[] ByFeature = ["Standardize", "MinMax", "Pca", "Zca"];

    private static readonly Lazy<NetworkLab> Lab = new(() => NetworkLab.Compile(
        [.. from step in Steps from layer in Layers where IsTried(step.Key, layer.Key) from scalar in Scalars(layer.Key)
            select Declared(NameOf(step.Key, layer.Key, scalar), scalar, step.Value, layer.Value),
            Declared("ByPixel", typeof(float), Steps["Standardize"], Layers["Valid"]),
            Declared("Mixing", typeof(float), Steps["Zca"], Layers["Valid"]),
            Declared("Reducing", typeof(float), "PcaWhiten(20)", "Flatten; Dense(3)"),
            Declared("PoolFirst", typeof(float), "Rescale", "MaxPool2D(5); Flatten; Dense(3)"),
            Declared("Skip", typeof(float), "Rescale", "Mark(\"x\"); Conv2D(3, 1); Add(\"x\"); Flatten; Dense(3)"),
            Declared("Shifted", typeof(float), "Standardize", "Flatten; Dense(3)")]));

    public static TheoryData<string, string> Foldable => new(from step in Steps.Keys from layer in Layers.Keys where IsTried(step, layer) select (step, layer));

    /// <summary>All steps before a dense layer and a convolution, in both scalars; one step or two before other layers.</summary>
    private static bool IsTried(string step, string layer) => BeforeAll.Contains(layer)
        ? OfWholeSamples.Contains(layer) || !ByFeature.Contains(step)
        : step == "StandardizeChannels" || (step == "Zca" && layer == "WithoutBias");

    private static Type[] Scalars(string layer) => BeforeAll.Contains(layer) ? [typeof(float), typeof(double)] : [typeof(double)];

    private static string NameOf(string step, string layer, Type scalar) => step + layer + scalar.Name;

    private static NetworkDeclaration Declared(string name, Type scalar, string steps, string layers) =>
        new(name, scalar, [.. ("Input(5, 5, 3, Min = 0, Max = 255); " + steps + "; " + layers).Split("; ")]);

    [Theory]
    [MemberData(nameof(Foldable))]
    public void Folded_prediction_is_the_unfolded_one_and_is_so_from_a_file(string step, string layer)
    {
        using var folder = new TemporaryFolder();
        if (Scalars(layer).Contains(typeof(float)))
            Check<float>(step, layer, 1e-6, folder);
        Check<double>(step, layer, 1e-12, folder);
    }

    private static void Check<T>(string step, string layer, double tolerance, TemporaryFolder folder) where T : unmanaged, INumber<T>
    {
        var network = Lab.Value.Network<T>(NameOf(step, layer, typeof(T)), seed: 1);
        var pixels = Pixels();
        if (network.Summary.Buffers.Any(buffer => buffer.Name == "preprocessing.samples"))
            network.FitPreprocessing(Dataset.FromArrays(pixels, new float[Samples]));
        var weights = network.Parameters.ToArray();
        T[] inputs = [.. pixels.Select(T.CreateTruncating)];
        var expected = network.PredictBatch(inputs);

        var folded = network.WithFoldedPreprocessing();
        Assert.NotEqual(weights, folded.Parameters.ToArray());
        Assert.Equal(weights, network.Parameters.ToArray());
        AssertEqual(expected, folded.PredictBatch(inputs), tolerance);
        AssertEqual(expected[..network.Summary.OutputLength], folded.Predict(inputs.AsSpan(0, network.Summary.InputLength)), tolerance);
        Assert.Equal(folded.PredictBatch(inputs), folded.SavedAndLoaded(folder["net"]).PredictBatch(inputs));
        // Twice is once.
        Assert.Equal(folded.PredictBatch(inputs), folded.WithFoldedPreprocessing().PredictBatch(inputs));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "ByPixel", "Standardize cannot be folded into Conv2D1 of ByPixel, which has the same weights at every position, and the scales differ from position to position; those of StandardizeChannels do not." },
        { "Mixing", "Rescale, ZcaWhiten cannot be folded into Conv2D1 of Mixing, which has the same weights at every position, and whitening mixes the positions." },
        { "Reducing", "PcaWhiten cannot be folded into Dense1 of Reducing, which reads 20 components of 75 features: folded, it would have to read all of them, and would be slower for it." },
        { "PoolFirst", "The preprocessing of PoolFirst (Rescale) cannot be folded: MaxPool2D1 reads the prepared samples, and has no weights that could take it up." },
        { "Skip", "The preprocessing of Skip (Rescale) cannot be folded: Add1 reads the prepared samples, and has no weights that could take it up." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_folded_is_refused_with_the_reason(string name, string message)
    {
        var network = Lab.Value.Network<float>(name);
        if (network.Summary.Buffers.Count > 0)
            network.FitPreprocessing(Dataset.FromArrays(Pixels(), new float[Samples]));
        Assert.Equal(message, Assert.Throws<PreprocessingFoldedException>(network.WithFoldedPreprocessing).Message);
    }

    [Fact]
    public void What_is_not_fitted_is_not_folded() => Assert.Throws<PreprocessingNotFittedException>(Lab.Value.Network<float>("Shifted").WithFoldedPreprocessing);

    [Fact]
    public void Centers_that_would_eat_the_digits_are_still_taken_off()
    {
        var random = new Random(3);
        float[] far = [.. Enumerable.Range(0, Samples * 75).Select(_ => (float)(1e5 + random.NextDouble()))];
        var network = Lab.Value.Network<float>("Shifted", seed: 1);
        network.FitPreprocessing(Dataset.FromArrays(far, new float[Samples]));
        var folded = network.WithFoldedPreprocessing();
        AssertEqual(network.PredictBatch(far), folded.PredictBatch(far), 1e-5);
        using var folder = new TemporaryFolder();
        Assert.Equal(folded.PredictBatch(far), folded.SavedAndLoaded(folder["net"]).PredictBatch(far));
        // Of what was fitted, the file has what is left to do.
        using var file = File.OpenRead(folder["net"]);
        Assert.Equal(
            ["dense1.weight", "dense1.bias", "preprocessing.center"],
            NetGen.Files.SafeTensorsHeader.Read(file, "net").Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void A_folded_network_measures_and_is_not_trained()
    {
        var network = new GreyDense(seed: 1);
        var data = Dataset.FromArrays(PreparationData.Bytes(Samples * 36, seed: 6), PreparationData.Labels(Samples, 3, seed: 7));
        network.Fit(data, new FitOptions { ProgressLine = ProgressLine.Off });
        var folded = network.WithFoldedPreprocessing();
        Assert.Equal(network.Evaluate(data).Loss, folded.Evaluate(data).Loss, 1e-6);
        Assert.Equal(network.Classify(data.Bytes[..36]), folded.Classify(data.Bytes[..36]));
        var weights = folded.Parameters.ToArray();
        var message = Assert.Throws<PreprocessingFoldedException>(() => folded.Fit(data, new FitOptions { ProgressLine = ProgressLine.Off })).Message;
        Assert.Equal("The preprocessing of this GreyDense (Standardize) is folded into its weights: it only predicts. Train the network that it was made from, and fold again.", message);
        Assert.Throws<PreprocessingFoldedException>(() => folded.FitPreprocessing(data));
        Assert.Throws<PreprocessingFoldedException>(() => new GreyDense.Trainer(folded).Step(data.Bytes, data.Labels));
        Assert.Equal(weights, folded.Parameters.ToArray());
    }

    [Fact]
    public void A_folded_file_of_an_unknown_kind_is_refused()
    {
        var e = Assert.Throws<WeightFileException>(() => NetGen.Files.FoldingMark.Read(new Dictionary<string, string> { ["netgen.preprocessing"] = "half" }, "net"));
        Assert.Equal("net: expected \"folded\" or \"folded, centers left\" under 'netgen.preprocessing' of its metadata; found \"half\".", e.Message);
    }

    [Fact]
    public void Folded_predictions_allocate_nothing_and_read_samples_where_they_lie()
    {
        var network = new GreyDense(seed: 1);
        var images = PreparationData.Bytes(Samples * 36, seed: 6);
        network.FitPreprocessing(Dataset.FromArrays(images, PreparationData.Labels(Samples, 3, seed: 7)));
        var folded = network.WithFoldedPreprocessing();
        var (floats, outputs) = (PreparationData.AsFloats(images), new float[Samples * 3]);
        ByteInputTests.AssertAllocatesNothing(() => folded.PredictBatch(floats, outputs));
        ByteInputTests.AssertAllocatesNothing(() => folded.PredictBatch(images, outputs));
    }

    private static float[] Pixels()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Samples * 75).Select(i => (float)Math.Clamp((40 * (i % 3)) + (90 * random.NextDouble()) + (random.NextDouble() < 0.1 ? 60 : 0), 0, 255))];
    }

    private static void AssertEqual<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual, double tolerance) where T : INumber<T>
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(double.CreateTruncating(expected[i]), double.CreateTruncating(actual[i]), tolerance * Math.Max(1, Math.Abs(double.CreateTruncating(expected[i]))));
    }
}
