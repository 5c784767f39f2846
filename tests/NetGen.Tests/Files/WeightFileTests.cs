using System.Text;
using NetGen.Files;
using NetGen.Tests.Training;

namespace NetGen.Tests.Files;

public sealed class WeightFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>2 outputs, 3 inputs; in memory the weights lie transposed behind the biases.</summary>
    private static NetworkSummary Transposed() => Summaries.Dense(3, 2) with
    {
        Parameters =
        [
            Summaries.Parameter("dense1.weight", offset: 2, shape: [2, 3], strides: [1, 2]),
            Summaries.Parameter("dense1.bias", offset: 0, shape: [2], strides: [1]),
        ],
    };

    private static readonly float[] Values = [10, 20, 1, 4, 2, 5, 3, 6];

    [Fact]
    public void Save_bytes_are_a_safetensors_file_in_file_order()
    {
        WeightFile.Save<float>(folder["net.safetensors"], Transposed(), Values);
        byte[] file = File.ReadAllBytes(folder["net.safetensors"]);
        int length = (int)BitConverter.ToUInt64(file);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"__metadata__":{"format":"pt","netgen.network":"Line","netgen.fingerprint":"Input(3)\nDense(2)"},"dense1.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"dense1.bias":{"dtype":"F32","shape":[2],"data_offsets":[24,32]}}""",
            Encoding.UTF8.GetString(file, 8, length).TrimEnd(' '));
        Assert.Equal(8 + length + 32, file.Length);
        float[] data = [.. Enumerable.Range(0, 8).Select(i => BitConverter.ToSingle(file, 8 + length + (4 * i)))];
        Assert.Equal([1f, 2, 3, 4, 5, 6, 10, 20], data);
        Assert.Equal(["net.safetensors"], folder.Names);
    }

    [Fact]
    public void Load_gives_back_the_same_bits()
    {
        float[] values = [float.MaxValue, float.Epsilon, -0f, 1 / 3f, -1e-30f, 5, 3, 6];
        WeightFile.Save<float>(folder["net"], Transposed(), values);
        var loaded = new float[8];
        WeightFile.Load<float>(folder["net"], Transposed(), loaded);
        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), loaded.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Load_either_scalar_reads_either_file()
    {
        double[] values = [.. Values.Select(value => value + (1 / 3.0))];
        WeightFile.Save<double>(folder["double"], Transposed(), values);
        WeightFile.Save<float>(folder["float"], Transposed(), Values);
        var doubles = new double[8];
        var floats = new float[8];
        WeightFile.Load<double>(folder["double"], Transposed(), doubles);
        Assert.Equal(values, doubles);
        WeightFile.Load<float>(folder["double"], Transposed(), floats);
        Assert.Equal(values.Select(value => (float)value), floats);
        WeightFile.Load<double>(folder["float"], Transposed(), doubles);
        Assert.Equal(Values.Select(value => (double)value), doubles);
    }

    [Fact]
    public void Save_many_elements_are_written_and_read_whole()
    {
        NetworkSummary summary = Summaries.Dense(1000, 33);
        float[] values = [.. Enumerable.Range(0, summary.ParameterCount).Select(i => MathF.Sin(i))];
        WeightFile.Save<float>(folder["net"], summary, values);
        var loaded = new float[values.Length];
        WeightFile.Load<float>(folder["net"], summary, loaded);
        Assert.Equal(values, loaded);
    }

    [Fact]
    public void Save_replaces_the_old_file()
    {
        WeightFile.Save<float>(folder["net"], Transposed(), new float[8]);
        WeightFile.Save<float>(folder["net"], Transposed(), Values);
        var loaded = new float[8];
        WeightFile.Load<float>(folder["net"], Transposed(), loaded);
        Assert.Equal(Values, loaded);
        Assert.Equal(["net"], folder.Names);
    }

    [Fact]
    public void Save_weight_that_is_not_finite_is_refused_and_the_old_file_stays()
    {
        WeightFile.Save<float>(folder["net"], Transposed(), Values);
        byte[] before = File.ReadAllBytes(folder["net"]);
        float[] broken = [.. Values];
        broken[1] = float.NaN;
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Save<float>(folder["net"], Transposed(), broken));
        Assert.Equal($"{folder["net"]}: every weight must be finite; element 1 of 'dense1.bias' is NaN.", e.Message);
        Assert.Equal(before, File.ReadAllBytes(folder["net"]));
        Assert.Equal(["net"], folder.Names);
    }

    [Fact]
    public void Save_parameters_of_another_length_are_refused() =>
        Assert.Throws<TensorLengthException>(() => WeightFile.Save<float>(folder["net"], Transposed(), new float[7]));

    [Fact]
    public void Load_file_without_fingerprint_is_taken_if_its_tensors_fit()
    {
        string path = folder.Write("torch", SafeTensorsBytes.File(
            """{"dense1.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"dense1.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[8,16]},"dense1.weight":{"dtype":"F64","shape":[2,3],"data_offsets":[16,64]}}""",
            [.. SafeTensorsBytes.Floats(10, 20), .. new byte[8], .. SafeTensorsBytes.Doubles(1, 2, 3, 4, 5, 6)]));
        var loaded = new float[8];
        WeightFile.Load<float>(path, Transposed(), loaded);
        Assert.Equal(Values, loaded);
    }

    [Theory]
    [InlineData("Input(3)\nDense(2)\nSigmoid", "line 3: expected nothing more, found \"Sigmoid\".")]
    [InlineData("Input(3)\nDense(5)", "line 2: expected \"Dense(2)\", found \"Dense(5)\".")]
    [InlineData("Input(3)", "line 2: expected \"Dense(2)\", found nothing more.")]
    public void Load_file_of_another_network_names_the_first_difference(string fingerprint, string difference)
    {
        WeightFile.Save<float>(folder["net"], Transposed() with { Name = "Other", Fingerprint = fingerprint }, Values);
        var loaded = new float[8];
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(folder["net"], Transposed(), loaded));
        Assert.Equal(
            $"{folder["net"]}: the file is of Other, whose architecture is not that of Line. The first difference is {difference}",
            e.Message);
        Assert.Equal(new float[8], loaded);
    }

    [Fact]
    public void Load_fingerprint_line_ends_do_not_matter()
    {
        WeightFile.Save<float>(folder["net"], Transposed() with { Fingerprint = "Input(3)\r\nDense(2)\r\n" }, Values);
        var loaded = new float[8];
        WeightFile.Load<float>(folder["net"], Transposed(), loaded);
        Assert.Equal(Values, loaded);
    }

    [Fact]
    public void Load_lists_all_missing_extra_and_misshapen_tensors()
    {
        string path = folder.Write("foreign", SafeTensorsBytes.File(
            """{"dense1.weight":{"dtype":"I16","shape":[3,2],"data_offsets":[0,12]},"conv.weight":{"dtype":"F32","shape":[1],"data_offsets":[12,16]},"head":{"dtype":"F32","shape":[],"data_offsets":[16,20]}}""",
            new byte[20]));
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(path, Transposed(), new float[8]));
        Assert.Equal(
            $"{path}: its tensors are not those of Line: " +
            "'dense1.weight' has shape [3, 2], expected [2, 3]; 'dense1.weight' has type I16, expected F32, F64, F16 or BF16; " +
            "'dense1.bias' [2] is missing; 'conv.weight' [1] is not in the network; 'head' [] is not in the network.",
            e.Message);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(1e300, "Infinity")]
    public void Load_value_that_is_not_finite_names_the_tensor_and_nothing_is_loaded(double value, string text)
    {
        string path = folder.Write("bad", SafeTensorsBytes.File(
            """{"dense1.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"dense1.weight":{"dtype":"F64","shape":[2,3],"data_offsets":[8,56]}}""",
            [.. SafeTensorsBytes.Floats(10, 20), .. SafeTensorsBytes.Doubles(1, 2, 3, 4, value, 6)]));
        float[] parameters = [9, 9, 9, 9, 9, 9, 9, 9];
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(path, Transposed(), parameters));
        Assert.Equal($"{path}: every weight must be finite; element 4 of 'dense1.weight' is {text}.", e.Message);
        Assert.All(parameters, parameter => Assert.Equal(9, parameter));
    }

    [Fact]
    public void Load_missing_file_or_folder_is_a_weight_file_error()
    {
        Assert.StartsWith($"{folder["none"]}: could not be read: ",
            Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(folder["none"], Transposed(), new float[8])).Message);
        Directory.CreateDirectory(folder["sub"]);
        Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(folder["sub"], Transposed(), new float[8]));
    }
}
