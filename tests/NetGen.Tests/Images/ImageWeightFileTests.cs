using NetGen.Tests.Files;

namespace NetGen.Tests.Images;

/// <summary>Image networks in files: names, shapes and order of the equivalent PyTorch module, and the same network back.</summary>
public sealed class ImageWeightFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_gives_back_the_same_predictions_bit_for_bit()
    {
        var network = new ModernLeNet(seed: 9);
        network.Save(folder["lenet.safetensors"]);
        var loaded = ModernLeNet.Load(folder["lenet.safetensors"]);
        Assert.Equal(network.Parameters.ToArray(), loaded.Parameters.ToArray());

        var random = new Random(5);
        float[] input = [.. Enumerable.Range(0, ModernLeNet.InputLength).Select(_ => random.NextSingle())];
        var (before, after) = (new float[10], new float[10]);
        network.Predict(input, before);
        loaded.Predict(input, after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void File_has_the_names_and_shapes_of_PyTorch()
    {
        new ModernLeNet(seed: 9).Save(folder["lenet.safetensors"]);
        var tensors = SafeTensorsBytes.Read(folder["lenet.safetensors"]);
        Assert.Equal(
            ["conv2d1.bias", "conv2d1.weight", "conv2d2.bias", "conv2d2.weight", "dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight", "dense3.bias", "dense3.weight"],
            tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([6, 1, 5, 5], tensors["conv2d1.weight"].Shape);
        Assert.Equal([6], tensors["conv2d1.bias"].Shape);
        Assert.Equal([16, 6, 5, 5], tensors["conv2d2.weight"].Shape);
        Assert.Equal([120, 400], tensors["dense1.weight"].Shape);

        new SmallImageNetwork(seed: 9).Save(folder["small.safetensors"]);
        tensors = SafeTensorsBytes.Read(folder["small.safetensors"]);
        Assert.Equal(["conv2d2.weight", "dense1.bias", "dense1.weight", "first.bias", "first.weight"], tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([6, 2, 3, 2], tensors["first.weight"].Shape);
        Assert.Equal([6, 1, 3, 3], tensors["conv2d2.weight"].Shape);
        Assert.Equal([7, 6 * 5 * 5], tensors["dense1.weight"].Shape);
    }

    [Fact]
    public void File_has_PyTorchs_order_so_that_plain_loops_over_it_predict_the_same()
    {
        var network = new SmallImageNetwork(seed: 9);
        var random = new Random(6);
        for (var i = 0; i < network.Parameters.Length; i++)
            network.Parameters[i] += (random.NextSingle() - 0.5f) / 4;
        network.Save(folder["small.safetensors"]);
        var file = SafeTensorsBytes.Read(folder["small.safetensors"]);
        float[] input = [.. Enumerable.Range(0, SmallImageNetwork.InputLength).Select(_ => random.NextSingle() - 0.5f)];
        var predicted = new float[7];
        network.Predict(input, predicted);

        // The module as PyTorch computes it, [channel, row, column].
        var image = new double[4, 9, 8];
        for (var y = 0; y < 9; y++)
            for (var x = 0; x < 8; x++)
                for (var c = 0; c < 4; c++)
                    image[c, y, x] = input[(((y * 8) + x) * 4) + c];
        var hidden = Convolve(image, file["first.weight"], file["first.bias"].Values, groups: 2);
        hidden = Convolve(hidden, file["conv2d2.weight"], new float[6], groups: 6);
        double[] flat = [.. hidden.Cast<double>()];
        for (var unit = 0; unit < 7; unit++)
        {
            var sum = (double)file["dense1.bias"].Values[unit];
            for (var i = 0; i < flat.Length; i++)
                sum += file["dense1.weight"].Values[(unit * flat.Length) + i] * flat[i];
            Assert.Equal(sum, predicted[unit], 1e-5);
        }
    }

    /// <summary>tanh of a valid convolution; all arrays channels-first.</summary>
    private static double[,,] Convolve(double[,,] image, (int[] Shape, float[] Values) weight, float[] bias, int groups)
    {
        var (filters, channels, kernelHeight, kernelWidth) = (weight.Shape[0], weight.Shape[1], weight.Shape[2], weight.Shape[3]);
        var result = new double[filters, image.GetLength(1) - kernelHeight + 1, image.GetLength(2) - kernelWidth + 1];
        for (var f = 0; f < filters; f++)
        {
            for (var y = 0; y < result.GetLength(1); y++)
            {
                for (var x = 0; x < result.GetLength(2); x++)
                {
                    var sum = (double)bias[f];
                    for (var c = 0; c < channels; c++)
                        for (var i = 0; i < kernelHeight; i++)
                            for (var j = 0; j < kernelWidth; j++)
                                sum += weight.Values[(((((f * channels) + c) * kernelHeight) + i) * kernelWidth) + j] * image[(f / (filters / groups) * channels) + c, y + i, x + j];
                    result[f, y, x] = Math.Tanh(sum);
                }
            }
        }
        return result;
    }
}
