namespace NetGen.Tests.Networks;

/// <summary>The members that every network has, as its user finds them.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void Constants_are_the_flat_sizes()
    {
        Assert.Equal(28 * 28 * 3, ImageNetwork.InputLength);
        Assert.Equal(2, ImageNetwork.OutputLength);
        Assert.Equal((28 * 28 * 3 * 6) + 6 + (6 * 2) + 2, ImageNetwork.ParameterCount);
        Assert.Equal(ImageNetwork.ParameterCount, new ImageNetwork().Parameters.Length);
    }

    [Fact]
    public void Summary_tells_what_was_compiled()
    {
        var summary = RegularizedNetwork.Summary;
        Assert.Equal("RegularizedNetwork", summary.Name);
        Assert.Equal("float", summary.Scalar);
        Assert.Equal([20], summary.InputShape);
        Assert.Equal(["Dense1", "Relu1", "Dropout1", "Dense2", "Sigmoid1", "Dropout2", "Dense3", "Softmax1"], summary.Layers.Select(layer => layer.Name));
        Assert.Equal((20 * 64) + 64, summary.Layers[0].ParameterCount);
        Assert.Equal((20 * 64) + 64 + (64 * 33) + 33 + (33 * 5) + 5, summary.ParameterCount);
        Assert.Equal(summary.ParameterCount, summary.Layers.Sum(layer => layer.ParameterCount));
        Assert.Equal(summary.ParameterCount, summary.Parameters.Sum(parameter => parameter.Length));
        Assert.True(summary.HasClassLabels);
        Assert.Equal("CrossEntropy", summary.Loss);
        Assert.Equal(summary.Layers.Sum(layer => layer.Flops), summary.FlopsPerPrediction);
        Assert.True(summary.FlopsPerTrainingSample > 2 * summary.FlopsPerPrediction);
    }

    [Fact]
    public void Summary_prints_as_a_table_of_the_layers()
    {
        var text = RegularizedNetwork.Summary.ToString();
        var lines = text.Split('\n');
        Assert.StartsWith("RegularizedNetwork", text, StringComparison.Ordinal);
        foreach (var (layer, output, parameters) in new[] { ("Dense1", "64", "1,344"), ("Dense2", "33", "2,145"), ("Dense3", "5", "170"), ("Total", "5 values", "3,659") })
        {
            // What has no room beside follows below, behind the layer's name again.
            var line = Assert.Single(lines[..Math.Max(Array.IndexOf(lines, ""), 1)], line => line.StartsWith(layer, StringComparison.Ordinal));
            Assert.Contains(output, line);
            Assert.Contains(parameters, line);
        }
        Assert.Contains("Dropout 0.5", text);
        Assert.Contains("CrossEntropy, Adam 0.01", text);
    }

    [Fact]
    public void Network_without_loss_only_predicts()
    {
        Assert.Null(ImageNetwork.Summary.Loss);
        Assert.Null(ImageNetwork.Summary.Optimizer);
        Assert.Equal(0, ImageNetwork.Summary.TargetLength);
        Assert.Null(typeof(ImageNetwork).GetNestedType("Trainer"));
    }

    [Fact]
    public void Views_show_the_flat_parameters()
    {
        var network = new FileNetwork(seed: 1);
        for (var i = 0; i < FileNetwork.ParameterCount; i++)
            network.Parameters[i] = i;
        float[] seen = [.. network.Dense1.Weights, .. network.Dense1.Bias, .. network.Dense2.Weights, .. network.Dense2.Bias, .. network.head.Weights];
        Assert.True(network.head.Bias.IsEmpty);
        Assert.Equal(Enumerable.Range(0, FileNetwork.ParameterCount).Select(i => (float)i), seen.Order());

        network.Dense2[3, 20] = -1;
        Assert.Equal(1, network.Parameters.Count(-1f));
    }

    [Fact]
    public void Weights_by_output_and_input_are_those_that_Predict_multiplies()
    {
        // out = W·x + b with all layers' indices hit once, whatever the memory order of the layer.
        var network = new LinearPair(seed: 2);
        Draw.Normal<double>(LinearPair.ParameterCount, seed: 3).CopyTo(network.Parameters);
        var input = Draw.Normal<double>(11, seed: 4);
        var hidden = Enumerable.Range(0, 23)
            .Select(unit => network.Dense1.Bias[unit] + Enumerable.Range(0, 11).Sum(i => network.Dense1[unit, i] * input[i])).ToArray();
        var outputs = new double[3];
        network.Predict(input, outputs);
        for (var output = 0; output < 3; output++)
            Assert.Equal(network.Dense2.Bias[output] + Enumerable.Range(0, 23).Sum(i => network.Dense2[output, i] * hidden[i]), outputs[output], 1e-12);
    }

    [Theory]
    [InlineData(23, 0)]
    [InlineData(0, 11)]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void Weight_that_the_layer_does_not_have_throws(int output, int input)
    {
        var error = Assert.Throws<IndexOutOfRangeException>(() => new LinearPair().Dense1[output, input]);
        Assert.Contains("23 outputs and 11 inputs", error.Message);
        Assert.Contains(FormattableString.Invariant($"[{output}, {input}]"), error.Message);
    }

    [Fact]
    public void Inspect_shows_every_compiled_layer_in_order_and_ends_with_the_prediction()
    {
        var network = new ConcurrentNetwork(seed: 1);
        var inputs = Draw.Normal<float>(2 * 30, seed: 2);
        var (seen, outputs, expected) = (new List<(string, int, int)>(), new List<float>(), new float[2 * 6]);
        network.Inspect(inputs, (layer, sample, values) =>
        {
            seen.Add((layer, sample, values.Length));
            if (layer == "Softmax1")
                outputs.AddRange(values);
        });
        network.PredictBatch(inputs, expected);
        Assert.Equal(["Relu1 0 40", "Dense2 0 6", "Softmax1 0 6", "Relu1 1 40", "Dense2 1 6", "Softmax1 1 6"], seen.Select(item => FormattableString.Invariant($"{item.Item1} {item.Item2} {item.Item3}")));
        Assert.Equal(expected, outputs);
    }

    [Fact]
    public void Layer_on_an_image_is_applied_at_every_position()
    {
        // Dense without Flatten: the same weights on the last axis of each of the 2 × 3 positions.
        var network = new PositionsNetwork(seed: 5);
        Assert.Equal(2 * 3 * 5, PositionsNetwork.OutputLength);
        Assert.Equal((4 * 5) + 5, PositionsNetwork.ParameterCount);
        Draw.Normal<float>(25, seed: 6).CopyTo(network.Parameters);
        var input = Draw.Normal<float>(2 * 3 * 4, seed: 7);
        var outputs = new float[PositionsNetwork.OutputLength];
        network.Predict(input, outputs);
        for (var position = 0; position < 6; position++)
        {
            for (var unit = 0; unit < 5; unit++)
            {
                var expected = network.Dense1.Bias[unit] + Enumerable.Range(0, 4).Sum(i => network.Dense1[unit, i] * input[(position * 4) + i]);
                Assert.Equal(expected, outputs[(position * 5) + unit], 1e-5f);
            }
        }
    }

    [Fact]
    public void Networks_may_be_nested_and_stand_in_any_namespace()
    {
        var data = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], new float[] { 0, 1, 1, 0 });
        var nested = new Plant<int>.Furnace.Temperature(seed: 1);
        Assert.Equal(4, nested.Fit(data, new FitOptions { Epochs = 2, BatchSize = 2, ProgressLine = ProgressLine.Off }).StepCount);
        Assert.Equal("Temperature", Plant<int>.Furnace.Temperature.Summary.Name);

        var global = new global::NetworkWithoutNamespace(seed: 1);
        Assert.Equal(4, global.Fit(data, new FitOptions { Epochs = 2, BatchSize = 2, ProgressLine = ProgressLine.Off }).StepCount);

        // The same simple name in another namespace is another network.
        Assert.Equal(3, Elsewhere.NetworkWithoutNamespace.InputLength);
    }
}

[Network(Scalar = typeof(double))]
[Input(11)]
[Dense(23)]
[Dense(3)]
internal partial class LinearPair;

// A dense layer at every position is what this one is for.
#pragma warning disable NG1003
[Network]
[Input(2, 3, 4)]
[Dense(5)]
internal partial class PositionsNetwork;
#pragma warning restore NG1003

internal partial class Plant<T>
{
    internal partial record Furnace
    {
        [Network]
        [Input(2)]
        [Dense(4), Tanh]
        [Dense(1)]
        [MeanSquaredError]
        [Adam(0.01)]
        internal partial class Temperature;
    }
}
