using NetGen.Tests.Networks;

namespace NetGen.Tests.Training.Signal;

/// <summary>What goes through a network, measured, beside what was predicted.</summary>
public sealed class SignalReportTests
{
    private static readonly Dataset Digits = TestData.Digits();

    [Fact]
    public void Recurrent_layers_are_measured_too()
    {
        Dataset data = Dataset.FromArrays(Draw.Normal<float>(20 * 15, seed: 1), [.. Enumerable.Range(0, 20).Select(i => i % 2)]);
        SignalReport report = SignalReport.Run(new RecurrentNetwork.Trainer(new RecurrentNetwork(1)), data);
        Assert.All(report.Layers, layer => Assert.True(layer.Rms > 0, layer.Layer));
        Assert.All(["Gru1", "Lstm1", "Dense1"],
            layer => Assert.Contains(report.Weights, tensor => tensor.Layer == layer && tensor.GradientRms > 0));
        // Only a dense layer's bias has the gradient of its layer's output.
        Assert.Equal(["Dense1"], report.Weights.Where(tensor => tensor.OutputGradientRms is not null).Select(tensor => tensor.Layer));
    }

    [Fact]
    public void Data_of_other_columns_are_refused()
    {
        SampleNames Named(params string[] names) => new() { Features = names };
        Dataset data = Dataset.FromArrays(Draw.Normal<float>(40 * 6, seed: 1), Draw.Normal<float>(40, seed: 2));
        var network = new Craft.ShiftedDouble(1) { Names = Named("a", "b", "c", "d", "e", "f") };
        Assert.NotEmpty(SignalReport.Run(new Craft.ShiftedDouble.Trainer(network), data.WithNames(network.Names)).Layers);
        Assert.Contains("column 0 is 'b', expected 'a'", Assert.Throws<DatasetException>(() => SignalReport.Run(
            new Craft.ShiftedDouble.Trainer(network), data.WithNames(Named("b", "a", "c", "d", "e", "f")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_are_those_of_the_values_that_are_inspected()
    {
        var network = new DigitsNetwork(1);
        float[] before = network.Parameters.ToArray();
        SignalReport report = SignalReport.Run(new DigitsNetwork.Trainer(network), Digits, samples: 100);
        var relu = new List<float>();
        for (int row = 0; row < 100; row++)
        {
            network.Inspect(Digits.Inputs.Slice(row * 64, 64), (layer, _, values) => relu.AddRange(layer == "Relu1" ? values : default));
        }

        LayerSignal layer = Assert.Single(report.Layers, layer => layer.Layer == "Relu1");
        Assert.Equal(Math.Sqrt(relu.Average(value => (double)value * value)), layer.Rms, 1e-9);
        Assert.Equal(relu.Average(value => (double)value), layer.Mean, 1e-9);
        Assert.Equal(relu.Count(value => value == 0) / (double)relu.Count, layer.ZeroShare);
        Assert.Equal(relu.Count, layer.Values.Counts.Sum());
        Assert.Equal((relu.Min(), relu.Max()), ((float)layer.Values.Low, (float)layer.Values.High));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Gradients_are_those_of_the_mean_loss()
    {
        var trainer = new DigitsNetwork.Trainer(new DigitsNetwork(1));
        SignalReport report = SignalReport.Run(trainer, Digits);
        ParameterInfo tensor = DigitsNetwork.Summary.Parameters.First(tensor => tensor.Name == report.Weights[0].Tensor);
        double expected = Math.Sqrt(trainer.Gradients.Slice(tensor.Offset, tensor.Length).ToArray()
            .Average(value => (double)value * value));
        Assert.Equal(expected, report.Weights[0].GradientRms!.Value, expected * 1e-9);
        Assert.True(expected > 0);
    }

    [Fact]
    public void The_table_has_a_line_for_each_layer_with_its_histogram()
    {
        string text = SignalReport.Run(new DigitsNetwork.Trainer(new DigitsNetwork(1)), Digits, samples: 1).ToString();
        Assert.Contains("Of 1 sample.", text, StringComparison.Ordinal);
        Assert.Contains("█", text, StringComparison.Ordinal);
        Assert.Contains("dense1.weight", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Histograms_count_every_value_once_and_those_that_are_no_numbers_apart()
    {
        Histogram histogram = Histogram.Of<float>([-1, 0, 0.5f, 1, float.NaN, float.PositiveInfinity], bins: 4);
        Assert.Equal([1, 0, 1, 2], histogram.Counts);
        Assert.Equal((-1, 1, 2), (histogram.Low, histogram.High, histogram.NonFinite));
        Assert.Equal("▄ ▄█", histogram.ToString());
        Assert.Equal([3, 0], Histogram.Of<double>([7, 7, 7], bins: 2).Counts);
        Assert.Equal([1, 1], Histogram.Of<double>([-double.MaxValue, double.MaxValue], bins: 2).Counts);
        Assert.Equal([0], Histogram.Of<float>([], bins: 1).Counts);
        Assert.Throws<ArgumentOutOfRangeException>(() => Histogram.Of<float>([1], bins: 0));
        // So narrow that not even a part of it has a reciprocal.
        Assert.Equal([1, 1, 1], Histogram.Of<double>([0, 2 * double.Epsilon, 4 * double.Epsilon], bins: 3).Counts);
    }

    /// <summary>Floats are summed in vectors, doubles one by one.</summary>
    [Fact]
    public void Vectors_sum_up_to_what_values_do_one_by_one()
    {
        for (int length = 0; length < 100; length++)
        {
            float[] values = Draw.Normal<float>(length, seed: (ulong)length + 1);
            for (int i = 0; i < length; i += 7)
            {
                values[i] = (i % 5) switch { 0 => 0, 1 => -0f, 2 => float.NaN, 3 => float.NegativeInfinity, _ => float.Epsilon };
            }

            ValueSums vectors = ValueSums.Of<float>(values), ones = ValueSums.Of<double>([.. values.Select(value => (double)value)]);
            Assert.Equal((ones.Count, ones.Zeros, ones.Low, ones.High), (vectors.Count, vectors.Zeros, vectors.Low, vectors.High));
            Assert.Equal(ones.Sum, vectors.Sum, 1e-9);
            Assert.Equal(ones.Squares, vectors.Squares, 1e-9);
            Histogram bins = Histogram.Of<float>(values, bins: 7);
            Assert.Equal(values.Count(float.IsFinite), bins.Counts.Sum());
            Assert.Equal(values.Length - values.Count(float.IsFinite), bins.NonFinite);
        }
    }
}

[Network]
[Input(5, 3), Gru(4, ReturnSequence = true), Lstm(4), Dense(2), Softmax, CrossEntropy, Adam(0.01)]
internal sealed partial class RecurrentNetwork;
