using NetGen.Files;
using NetGen.Tests.Files;
using static NetGen.Tests.Preparation.PreparationData;

namespace NetGen.Tests.Preparation;

/// <summary>What was fitted belongs to the network: it is saved, loaded and copied with the weights, and is none of the parameters.</summary>
public sealed class PreparationFileTests
{
    [Fact]
    public void A_loaded_network_predicts_what_the_saved_one_did()
    {
        using var folder = new TemporaryFolder();
        var path = folder["grey.safetensors"];
        var images = Bytes(40 * 36, seed: 6);
        var network = new GreyClassifier(seed: 1);
        network.Fit(Dataset.FromArrays(images, Labels(40, 3, seed: 7)), new FitOptions { ProgressLine = ProgressLine.Off });
        network.Save(path);
        var loaded = GreyClassifier.Load(path);
        Assert.Equal(network.Parameters.ToArray(), loaded.Parameters.ToArray());
        var (expected, actual) = (new float[40 * 3], new float[40 * 3]);
        network.PredictBatch(images, expected);
        loaded.PredictBatch(images, actual);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void An_unfitted_network_stays_unfitted_in_a_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder["grey.safetensors"];
        new GreyClassifier(seed: 1).Save(path);
        Assert.Throws<PreprocessingNotFittedException>(() => { GreyClassifier.Load(path).Classify(new byte[36]); });
    }

    [Fact]
    public void Fitted_values_are_no_parameters_and_stand_in_files_channels_first()
    {
        Assert.Equal(4, WhitenedImages.ParameterCount);
        Assert.Equal(4, new WhitenedImages().Parameters.Length);
        Assert.Equal(
            ["preprocessing.samples", "preprocessing.center", "preprocessing.scale", "preprocessing.whitening"],
            WhitenedImages.Summary.Buffers.Select(buffer => buffer.Name));
        Assert.Equal([2, 2, 3], WhitenedImages.Summary.Buffers[1].Shape);
        Assert.Equal([2, 2, 3, 2, 2, 3], WhitenedImages.Summary.Buffers[3].Shape);

        using var folder = new TemporaryFolder();
        var path = folder["white.safetensors"];
        var images = Bytes(50 * 12, seed: 3);
        var network = new WhitenedImages();
        network.FitPreprocessing(Dataset.FromArrays(images, new float[50]));
        network.Save(path);
        var center = Elements(path, "preprocessing.center");
        for (var channel = 0; channel < 2; channel++)
        {
            for (var position = 0; position < 6; position++)
                Assert.Equal(Column(AsFloats(images), 12, (position * 2) + channel).Average(), center[(channel * 6) + position], 1e-4);
        }

        // The matrix is symmetric, so its diagonal says where rows and columns went.
        var whitening = Elements(path, "preprocessing.whitening");
        for (var i = 0; i < 12; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.Equal(whitening[(i * 12) + j], whitening[(j * 12) + i], 1e-7);
        }

        var (expected, actual) = (new float[50 * 12], new float[50 * 12]);
        network.PredictBatch(images, expected);
        WhitenedImages.Load(path).PredictBatch(images, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(50, Elements(path, "preprocessing.samples")[0]);
    }

    [Fact]
    public void Declared_numbers_are_not_saved()
    {
        Assert.Empty(OfImageNet.Summary.Buffers);
        using var folder = new TemporaryFolder();
        var path = folder["net.safetensors"];
        new OfImageNet().Save(path);
        var (expected, actual) = (new double[12], new double[12]);
        new OfImageNet().Predict(Bytes(12, seed: 1), expected);
        OfImageNet.Load(path).Predict(Bytes(12, seed: 1), actual);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_average_of_the_weights_comes_with_the_preprocessing()
    {
        float[] inputs = [.. Enumerable.Range(0, 120).Select(i => (float)Math.Sin(i * i))];
        var network = new AveragedAndStandardized(seed: 1);
        network.Fit(Dataset.FromArrays(inputs, new float[60], targetLength: 2), new FitOptions { ProgressLine = ProgressLine.Off });
        var average = network.Average!;
        network.Parameters.CopyTo(average.Parameters);
        var (expected, actual) = (new float[60], new float[60]);
        network.PredictBatch(inputs, expected);
        average.PredictBatch(inputs, actual);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Preprocessing_is_part_of_the_architecture()
    {
        using var folder = new TemporaryFolder();
        var path = folder["raw.safetensors"];
        new RawGreyClassifier(seed: 1).Save(path);
        Assert.Contains("Standardize", Assert.Throws<WeightFileException>(() => { GreyClassifier.Load(path); }).Message);
        Assert.Contains(GreyClassifier.Summary.Layers, layer => layer is { Name: "Standardize1", ParameterCount: 0 });
    }

    private static float[] Elements(string path, string name)
    {
        using var stream = System.IO.File.OpenRead(path);
        var header = SafeTensorsHeader.Read(stream, path);
        var tensor = header.Tensors.Single(tensor => tensor.Name == name);
        stream.Position += tensor.Begin;
        var elements = new float[(tensor.End - tensor.Begin) / sizeof(float)];
        SafeTensorsData.ReadElements<float>(stream, tensor.ElementType, elements);
        return elements;
    }
}
