using System.Buffers.Binary;
using System.Text.Json;

namespace NetGen.Tests.Networks;

/// <summary>Networks go to files and come back; the files are what PyTorch would write for the equivalent module.</summary>
public sealed class WeightFileRoundTripTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-weights-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Load_gives_back_the_same_predictions_bit_for_bit()
    {
        var network = new RegularizedNetwork(seed: 1);
        Draw.Normal<float>(RegularizedNetwork.ParameterCount, seed: 2).CopyTo(network.Parameters);
        var path = PathOf("network.safetensors");
        network.Save(path);
        var loaded = RegularizedNetwork.Load(path);

        Assert.Equal(network.Parameters.ToArray(), loaded.Parameters.ToArray());
        var inputs = Draw.Normal<float>(50 * 20, seed: 3);
        var (before, after) = (new float[50 * 5], new float[50 * 5]);
        network.PredictBatch(inputs, before);
        loaded.PredictBatch(inputs, after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Load_in_double_gives_back_the_same_weights()
    {
        var network = new DoubleRegressionNetwork(seed: 1);
        network.Save(PathOf("double.safetensors"));
        Assert.Equal(network.Parameters.ToArray(), DoubleRegressionNetwork.Load(PathOf("double.safetensors")).Parameters.ToArray());
    }

    [Fact]
    public void File_has_the_names_shapes_and_order_of_PyTorch_whatever_the_kernels_use()
    {
        // The first layer is stored by input, the last by output: the file knows neither.
        var network = new FileNetwork(seed: 1);
        Assert.True(network.Dense1.IsInputMajor);
        Assert.False(network.Dense2.IsInputMajor);
        network.Save(PathOf("network.safetensors"));
        var tensors = Read(PathOf("network.safetensors"));

        Assert.Equal(["dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias", "head.weight"], tensors.Keys);
        AssertTensor(tensors["dense1.weight"], [24, 7], index => network.Dense1[index / 7, index % 7]);
        AssertTensor(tensors["dense1.bias"], [24], index => network.Dense1.Bias[index]);
        AssertTensor(tensors["dense2.weight"], [5, 24], index => network.Dense2[index / 24, index % 24]);
        AssertTensor(tensors["dense2.bias"], [5], index => network.Dense2.Bias[index]);
        AssertTensor(tensors["head.weight"], [2, 5], index => network.head[index / 5, index % 5]);
    }

    [Fact]
    public void Dense_behind_Flatten_is_stored_channels_first()
    {
        // Memory and Predict are row-major over (height, width, channels); PyTorch flattens (channels, height, width).
        const int height = 28, width = 28, channels = 3;
        var network = new ImageNetwork(seed: 1);
        network.Save(PathOf("image.safetensors"));
        var tensor = Read(PathOf("image.safetensors"))["dense1.weight"];

        Assert.Equal([6, channels * height * width], tensor.Shape);
        for (var output = 0; output < 6; output++)
        {
            for (var c = 0; c < channels; c++)
            {
                for (var h = 0; h < height; h++)
                {
                    for (var w = 0; w < width; w++)
                    {
                        var inFile = tensor.Values[(((((output * channels) + c) * height) + h) * width) + w];
                        Assert.Equal(network.Dense1[output, (((h * width) + w) * channels) + c], inFile);
                    }
                }
            }
        }
        Assert.Equal(network.Parameters.ToArray(), ImageNetwork.Load(PathOf("image.safetensors")).Parameters.ToArray());
    }

    [Fact]
    public void File_of_doubles_loads_into_a_float_network_and_back()
    {
        var precise = new DoublePair(seed: 4);
        precise.Save(PathOf("double.safetensors"));
        var rounded = FloatPair.Load(PathOf("double.safetensors"));
        Assert.Equal(Array.ConvertAll(precise.Parameters.ToArray(), value => (float)value), rounded.Parameters.ToArray());

        rounded.Save(PathOf("float.safetensors"));
        Assert.Equal(Array.ConvertAll(rounded.Parameters.ToArray(), value => (double)value), DoublePair.Load(PathOf("float.safetensors")).Parameters.ToArray());
    }

    [Fact]
    public void File_of_another_network_gives_an_error_that_names_the_first_difference()
    {
        new FloatPair().Save(PathOf("other.safetensors"));
        var error = Assert.Throws<WeightFileException>(() => WiderPair.Load(PathOf("other.safetensors")));
        Assert.Contains("FloatPair", error.Message);
        Assert.Contains("WiderPair", error.Message);
        Assert.Contains("Dense1: Dense 10 → 10", error.Message);
        Assert.Contains("Dense1: Dense 9 → 9", error.Message);
    }

    [Fact]
    public void Regularization_may_be_redeclared_without_losing_the_weights()
    {
        // Dropout, penalties, optimizer and initialisation do not change what a weight means.
        var network = new FloatPair(seed: 5);
        network.Save(PathOf("network.safetensors"));
        Assert.Equal(network.Parameters.ToArray(), RegularizedPair.Load(PathOf("network.safetensors")).Parameters.ToArray());
    }

    [Fact]
    public void Damaged_files_are_refused_and_the_whole_one_still_loads()
    {
        new FileNetwork(seed: 6).Save(PathOf("whole.safetensors"));
        var whole = File.ReadAllBytes(PathOf("whole.safetensors"));
        void AssertRefused(byte[] bytes)
        {
            File.WriteAllBytes(PathOf("damaged.safetensors"), bytes);
            var error = Assert.Throws<WeightFileException>(() => FileNetwork.Load(PathOf("damaged.safetensors")));
            Assert.Contains("damaged.safetensors", error.Message);
        }

        foreach (var length in new[] { 0, 7, 8, 100, whole.Length / 2, whole.Length - 1 })
            AssertRefused(whole[..length]);
        AssertRefused([.. whole, 0]);
        AssertRefused(Array.ConvertAll(whole, value => (byte)~value));

        // The last weight's bits become those of NaN.
        AssertRefused([.. whole[..^4], 0, 0, 0xC0, 0x7F]);
        Assert.Throws<WeightFileException>(() => FileNetwork.Load(PathOf("nowhere.safetensors")));
        Assert.Equal(new FileNetwork(seed: 6).Parameters.ToArray(), FileNetwork.Load(PathOf("whole.safetensors")).Parameters.ToArray());
    }

    [Fact]
    public void Save_of_a_network_that_is_not_finite_keeps_the_old_file()
    {
        var network = new FloatPair(seed: 7);
        network.Save(PathOf("network.safetensors"));
        var before = File.ReadAllBytes(PathOf("network.safetensors"));
        network.Dense2.Weights[1] = float.NaN;
        var error = Assert.Throws<WeightFileException>(() => network.Save(PathOf("network.safetensors")));
        Assert.Contains("dense2.weight", error.Message);
        Assert.Equal(before, File.ReadAllBytes(PathOf("network.safetensors")));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Same_network_gives_the_same_bytes()
    {
        new FileNetwork(seed: 8).Save(PathOf("one.safetensors"));
        new FileNetwork(seed: 8).Save(PathOf("two.safetensors"));
        Assert.Equal(File.ReadAllBytes(PathOf("one.safetensors")), File.ReadAllBytes(PathOf("two.safetensors")));
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private static void AssertTensor((int[] Shape, float[] Values) tensor, int[] shape, Func<int, float> expected)
    {
        Assert.Equal(shape, tensor.Shape);
        Assert.Equal(Enumerable.Range(0, tensor.Values.Length).Select(expected), tensor.Values);
    }

    /// <summary>A reader of its own: 8 bytes of header length, JSON, little-endian floats. The tensors come in the order of their data.</summary>
    private static Dictionary<string, (int[] Shape, float[] Values)> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var data = bytes.AsMemory(8 + header);
        using var json = JsonDocument.Parse(bytes.AsMemory(8, header));
        return json.RootElement.EnumerateObject()
            .Where(entry => entry.Name != "__metadata__")
            .OrderBy(entry => entry.Value.GetProperty("data_offsets")[0].GetInt64())
            .ToDictionary(entry => entry.Name, entry =>
            {
                Assert.Equal("F32", entry.Value.GetProperty("dtype").GetString());
                var (begin, end) = (entry.Value.GetProperty("data_offsets")[0].GetInt32(), entry.Value.GetProperty("data_offsets")[1].GetInt32());
                var values = Enumerable.Range(0, (end - begin) / 4).Select(i => BinaryPrimitives.ReadSingleLittleEndian(data.Span[(begin + (4 * i))..]));
                return (entry.Value.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt32()).ToArray(), values.ToArray());
            });
    }
}

[Network]
[Input(7)]
[Dense(24), Relu]
[Dense(5), Tanh]
[Dense(2, Name = "head", Bias = false)]
[MeanSquaredError]
[Adam(0.01)]
internal partial class FileNetwork;

[Network]
[Input(28, 28, 3)]
[Flatten]
[Dense(6), Relu]
[Dense(2)]
internal partial class ImageNetwork;

[Network]
[Input(7)]
[Dense(9), Relu]
[Dense(2)]
[MeanSquaredError]
[Sgd(0.1)]
internal partial class FloatPair;

[Network(Scalar = typeof(double))]
[Input(7)]
[Dense(9), Relu]
[Dense(2)]
internal partial class DoublePair;

[Network]
[Input(7)]
[Dense(10), Relu]
[Dense(2)]
internal partial class WiderPair;

[Network]
[Input(7)]
[Dense(9, Init = Init.LecunUniform, L1 = 0.1), Relu, Dropout(0.5)]
[Dense(2)]
[MeanSquaredError]
[Adam(0.1), L2(0.3)]
internal partial class RegularizedPair;
