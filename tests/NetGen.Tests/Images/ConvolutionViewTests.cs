using NetGen.Numerics;

namespace NetGen.Tests.Images;

/// <summary>The views on convolutions: the network's own memory, in the order of weight files.</summary>
public sealed class ConvolutionViewTests
{
    [Fact]
    public void Weights_are_in_the_order_of_weight_files()
    {
        var network = new SmallImageNetwork(seed: 3);
        AssertFileOrder(network.first, network.Parameters, Info(SmallImageNetwork.Summary, "first.weight"), [6, 2, 3, 2]);
        AssertFileOrder(network.Conv2D2, network.Parameters, Info(SmallImageNetwork.Summary, "conv2d2.weight"), [6, 1, 3, 3]);
        Assert.Equal(6, network.first.Bias.Length);
        Assert.Equal(0, network.Conv2D2.Bias.Length);
    }

    [Fact]
    public void Weights_of_transposed_convolutions_are_in_the_order_of_weight_files()
    {
        var network = new TurnedNetwork(seed: 3);
        AssertFileOrder(network.ConvTranspose2D1, network.Parameters, Info(TurnedNetwork.Summary, "convtranspose2d1.weight"), [4, 3, 3, 2]);
        AssertFileOrder(network.ConvTranspose2D2, network.Parameters, Info(TurnedNetwork.Summary, "convtranspose2d2.weight"), [6, 5, 2, 2]);
    }

    [Fact]
    public void Weights_along_a_sequence_have_three_axes()
    {
        var network = new TurnedNetwork(seed: 3);
        var file = InFileOrder(network.Parameters, Info(TurnedNetwork.Summary, "conv1d1.weight"));

        Assert.Equal(file[(((2 * 5) + 3) * 2) + 1], network.Conv1D1[2, 3, 1]);
        Assert.Throws<IndexOutOfRangeException>(() => network.Conv1D1[2, 3, 1, 0]);
    }

    [Fact]
    public void Writing_to_a_view_changes_the_network_and_a_place_outside_is_an_error()
    {
        var network = new SmallImageNetwork(seed: 3);
        network.first[5, 1, 2, 0] = 42;

        Assert.Single(network.Parameters.ToArray(), value => value == 42);
        Assert.Equal(42, network.first[5, 1, 2, 0]);
        Assert.Throws<IndexOutOfRangeException>(() => network.first[6, 0, 0, 0]);
        Assert.Throws<IndexOutOfRangeException>(() => network.first[0, 0, 0, -1]);
    }

    private static void AssertFileOrder(ConvolutionLayer<float> view, ReadOnlySpan<float> parameters, ParameterInfo info, int[] shape)
    {
        Assert.Equal(shape, view.Shape);
        var (file, i) = (InFileOrder(parameters, info), 0);
        for (var first = 0; first < shape[0]; first++)
        {
            for (var second = 0; second < shape[1]; second++)
            {
                for (var row = 0; row < shape[2]; row++)
                {
                    for (var column = 0; column < shape[3]; column++)
                        Assert.Equal(file[i++], view[first, second, row, column]);
                }
            }
        }
        Assert.Equal(file.Length, i);
        Assert.Equal(file.Length, view.Weights.Length);
    }

    private static float[] InFileOrder(ReadOnlySpan<float> parameters, ParameterInfo info)
    {
        var file = new float[info.Length];
        ParameterLayout.Gather(parameters, file, info);
        return file;
    }

    private static ParameterInfo Info(NetworkSummary summary, string name) => summary.Parameters.Single(parameter => parameter.Name == name);
}
