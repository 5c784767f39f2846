using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

public sealed class ParameterLayoutTests
{
    [Fact]
    public void Scatter_of_a_transposed_matrix_puts_each_element_at_its_strides()
    {
        // File [out = 2, in = 3]; memory [in][out], from place 1 on.
        var info = Tensor("dense1.weight", offset: 1, extents: [2, 3], strides: [1, 2]);
        var parameters = new float[8];
        ParameterLayout.Scatter([11f, 12f, 13f, 21f, 22f, 23f], parameters, info);
        Assert.Equal([0, 11, 21, 12, 22, 13, 23, 0], parameters);
    }

    [Fact]
    public void Gather_after_Scatter_of_random_layouts_gives_the_values_back_and_touches_nothing_else()
    {
        var random = new RandomStream(11, 0);
        for (var trial = 0; trial < 500; trial++)
        {
            var info = RandomTensor(ref random);
            var values = Enumerable.Range(1, info.Length).Select(i => (double)i).ToArray();
            var parameters = new double[Extent(info) + 3];
            ParameterLayout.Scatter(values, parameters, info);
            Assert.Equal(info.Length, parameters.Count(value => value != 0));
            Assert.Equal(values[^1], parameters[Extent(info) - 1]);

            var back = new double[info.Length];
            ParameterLayout.Gather<double>(parameters, back, info);
            Assert.Equal(values, back);
        }
    }

    [Fact]
    public void Scatter_of_a_tensor_without_dimensions_writes_one_value()
    {
        var parameters = new float[3];
        ParameterLayout.Scatter([5f], parameters, Tensor("scale", offset: 1, extents: [], strides: []));
        Assert.Equal([0, 5, 0], parameters);
    }

    [Fact]
    public void Scatter_of_an_empty_tensor_writes_nothing()
    {
        var parameters = new float[3];
        ParameterLayout.Scatter([], parameters, Tensor("nothing", offset: 3, extents: [4, 0], strides: [0, 1]));
        Assert.Equal([0, 0, 0], parameters);
    }

    [Fact]
    public void Scatter_and_Gather_with_a_wrong_length_name_the_tensor_and_both_lengths()
    {
        var info = Tensor("dense1.bias", offset: 0, extents: [4], strides: [1]);
        var scatter = Assert.Throws<TensorLengthException>(() => ParameterLayout.Scatter(new float[3], new float[4], info));
        var gather = Assert.Throws<TensorLengthException>(() => ParameterLayout.Gather(new float[4], new float[5], info));
        Assert.Equal("The tensor dense1.bias has 4 values; the span has 3.", scatter.Message);
        Assert.Equal("The tensor dense1.bias has 4 values; the span has 5.", gather.Message);
    }

    internal static ParameterInfo Tensor(string name, int offset, int[] extents, int[] strides) => new()
    {
        Name = name,
        Layer = "Layer1",
        Shape = extents,
        Offset = offset,
        Length = extents.Aggregate(1, (product, extent) => product * extent),
        Extents = extents,
        Strides = strides,
    };

    /// <summary>A dense tensor of up to five dimensions whose dimensions lie in memory in random order, sometimes with gaps between rows.</summary>
    private static ParameterInfo RandomTensor(ref RandomStream random)
    {
        var extents = new int[1 + random.NextInt32(5)];
        var order = Enumerable.Range(0, extents.Length).ToArray();
        random.Shuffle(order);
        var strides = new int[extents.Length];
        var stride = 1;
        foreach (var dimension in order)
        {
            extents[dimension] = 1 + random.NextInt32(6);
            strides[dimension] = stride;
            stride = stride * extents[dimension] + random.NextInt32(2);
        }

        return Tensor("random", random.NextInt32(10), extents, strides);
    }

    /// <summary>One past the last place that the tensor uses.</summary>
    private static int Extent(ParameterInfo info) =>
        1 + info.Offset + info.Extents.Zip(info.Strides, (extent, stride) => (extent - 1) * stride).Sum();
}
