using NetGen.Files;
using NetGen.Tests.Training;

namespace NetGen.Tests.Files;

/// <summary>Weights without a path: streams and bytes hold the very same file.</summary>
public sealed class WeightSourceTests : IDisposable
{
    private static readonly NetworkSummary Network = Summaries.Dense(100, 100);
    private static readonly float[] Values = [.. Enumerable.Range(0, Network.ParameterCount).Select(i => MathF.Sin(i))];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Save_to_a_path_a_stream_and_memory_gives_the_same_bytes()
    {
        WeightFile.Save<float>(folder["net"], Network, Values);
        using var stream = new MemoryStream();
        WeightFile.Save<float>(stream, Network, Values);
        Assert.True(stream.CanWrite);
        Assert.Equal(File.ReadAllBytes(folder["net"]), stream.ToArray());
        Assert.Equal(stream.ToArray(), WeightFile.Save<float>(Network, Values));
    }

    [Fact]
    public void Load_from_bytes_gives_the_same_weights()
    {
        var loaded = new float[Values.Length];
        WeightFile.Load<float>(WeightFile.Save<float>(Network, Values), Network, loaded);
        Assert.Equal(Values, loaded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_from_a_stream_begins_where_it_stands_and_ends_behind_the_file(bool seeks)
    {
        byte[] file = WeightFile.Save<float>(Network, Values);
        byte[] twice = [1, 2, 3, .. file, .. WeightFile.Save<float>(Network, new float[Values.Length]), 9];
        using Stream stream = seeks ? new MemoryStream(twice) : new OneWay(twice);
        stream.ReadExactly(new byte[3]);
        var (first, second) = (new float[Values.Length], new float[Values.Length]);
        WeightFile.Load<float>(stream, Network, first);
        WeightFile.Load<float>(stream, Network, second);
        Assert.Equal(Values, first);
        Assert.Equal(new float[Values.Length], second);
        Assert.Equal(9, stream.ReadByte());
        Assert.Equal(-1, stream.ReadByte());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_from_a_stream_that_ends_early_is_refused_and_changes_nothing(bool seeks)
    {
        byte[] file = WeightFile.Save<float>(Network, Values);
        foreach (int length in new[] { 0, 7, 8, 100, file.Length - 40_000, file.Length - 1 })
        {
            using Stream stream = seeks ? new MemoryStream(file[..length]) : new OneWay(file[..length]);
            var loaded = new float[Values.Length];
            var e = Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(stream, Network, loaded));
            Assert.StartsWith("the stream: ", e.Message);
            Assert.Equal(new float[Values.Length], loaded);
        }
    }

    [Theory]
    // 1.5, -0.099976, 65504 (the largest) as F16; 1.5, -0.1001, 3.39e38 (the largest) as BF16: numpy and PyTorch give these.
    [InlineData("F16", new ushort[] { 0x3E00, 0xAE66, 0x7BFF }, new[] { 1.5f, -0.099975586f, 65504f })]
    [InlineData("BF16", new ushort[] { 0x3FC0, 0xBDCD, 0x7F7F }, new[] { 1.5f, -0.100097656f, 3.3895314e38f })]
    public void Load_reads_half_precision_exactly(string type, ushort[] bits, float[] expected)
    {
        byte[] data = [.. bits.SelectMany(value => new[] { (byte)value, (byte)(value >> 8) })];
        byte[] file = SafeTensorsBytes.File(
            $$"""{"dense1.weight":{"dtype":"{{type}}","shape":[1,2],"data_offsets":[0,4]},"dense1.bias":{"dtype":"{{type}}","shape":[1],"data_offsets":[4,6]} }""", data);
        var (floats, doubles) = (new float[3], new double[3]);
        WeightFile.Load<float>(file, Summaries.Dense(2, 1), floats);
        WeightFile.Load<double>(file, Summaries.Dense(2, 1, "double"), doubles);
        Assert.Equal(expected, floats);
        Assert.Equal(expected.Select(value => (double)value), doubles);
    }

    [Theory]
    [InlineData("F16", 0x7C00)]
    [InlineData("BF16", 0x7FC0)]
    public void Load_half_precision_that_is_not_finite_is_refused(string type, int bits)
    {
        byte[] file = SafeTensorsBytes.File(
            $$"""{"dense1.weight":{"dtype":"{{type}}","shape":[1,2],"data_offsets":[0,4]},"dense1.bias":{"dtype":"{{type}}","shape":[1],"data_offsets":[4,6]} }""",
            [0, 0, 0, 0, (byte)bits, (byte)(bits >> 8)]);
        Assert.Contains("element 0 of 'dense1.bias' is", Assert.Throws<WeightFileException>(() => WeightFile.Load<float>(file, Summaries.Dense(2, 1), new float[3])).Message);
    }

    [Fact]
    public void Save_stream_s_own_error_comes_out_as_it_is() =>
        Assert.Throws<NotSupportedException>(() => WeightFile.Save<float>(new OneWay([]), Network, Values));
}
