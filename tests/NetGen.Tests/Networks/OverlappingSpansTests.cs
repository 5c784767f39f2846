namespace NetGen.Tests.Networks;

/// <summary>Outputs over inputs are what they would be elsewhere, or refused with nothing written.</summary>
public sealed class OverlappingSpansTests
{
    private const int Samples = 300;

    private static readonly float[] Inputs = Draw.Normal<float>(Samples * 3, seed: 1);

    /// <summary>Longer than a micro-batch, so that outputs of the first are written before inputs of the last are read.</summary>
    [Fact]
    public void PredictBatch_in_place_gives_the_bits_of_elsewhere()
    {
        var network = new Mirror(seed: 1);
        float[] expected = new float[Samples * 3], place = [.. Inputs];
        network.PredictBatch(Inputs, expected);
        network.PredictBatch(place, place);
        Assert.Equal(expected, place);

        var narrow = new Narrowing(seed: 1);
        expected = new float[Samples * 2];
        place = [.. Inputs];
        narrow.PredictBatch(Inputs, expected);
        narrow.PredictBatch(place, place.AsSpan(0, Samples * 2));
        Assert.Equal(expected, place[..(Samples * 2)]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(0, 3)]
    [InlineData(0, (Samples * 3) - 1)]
    public void PredictBatch_over_inputs_that_begin_elsewhere_is_refused_and_writes_nothing(int inputs, int outputs)
    {
        float[] memory = Draw.Normal<float>(Samples * 6, seed: 2), before = [.. memory];
        var error = Assert.Throws<OverlappingSpansException>(() =>
            new Mirror(seed: 1).PredictBatch(memory.AsSpan(inputs, Samples * 3), memory.AsSpan(outputs, Samples * 3)));
        string place = outputs > inputs ? "behind" : "before";
        Assert.Contains($"begin {Math.Abs(outputs - inputs)} values {place}", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, memory);
        new Mirror(seed: 1).PredictBatch(memory.AsSpan(0, Samples * 3), memory.AsSpan(Samples * 3));
    }

    [Fact]
    public void PredictBatch_with_longer_outputs_from_the_inputs_place_on_is_refused()
    {
        var memory = new float[Samples * 4];
        Assert.Throws<OverlappingSpansException>(() => new Widening(seed: 1).PredictBatch(memory.AsSpan(0, Samples * 2), memory));
    }

    [Fact]
    public void Predict_writes_when_everything_is_read()
    {
        var network = new Mirror(seed: 1);
        float[] expected = new float[3], memory = [7, .. Inputs[..3], 7];
        network.Predict(Inputs.AsSpan(0, 3), expected);
        network.Predict(memory.AsSpan(1, 3), memory.AsSpan(0, 3));
        Assert.Equal([.. expected, memory[3], 7], memory);
    }

    [Fact]
    public void Evaluate_over_its_own_data_is_refused()
    {
        float[] inputs = [.. Inputs], targets = [.. Inputs];
        var trainer = new Mirror.Trainer(new Mirror(seed: 1));
        foreach (var outputs in new[] { inputs, targets })
        {
            Assert.Throws<OverlappingSpansException>(() => trainer.Evaluate(
                new() { Inputs = inputs, Targets = targets, Rows = [1, 0] }, outputs.AsSpan(3, 6)));
        }

        Assert.Equal(Inputs, inputs);
        Assert.Equal(Inputs, targets);
    }

    [Fact]
    public void Convert_over_its_own_pixels_is_refused()
    {
        byte[] pixels = [.. Enumerable.Range(0, 48).Select(i => (byte)i)], before = [.. pixels];
        var converter = new ImageConverter(4, 4, PixelFormat.Grey);
        Assert.Throws<OverlappingSpansException>(() => converter.Convert(pixels, 4, 4, PixelFormat.Rgb, pixels.AsSpan(0, 16)));
        float[] numbers = new float[16];
        Assert.Throws<OverlappingSpansException>(() => converter.Convert(numbers, 4, 4, PixelFormat.Grey, numbers));
        Assert.Equal(before, pixels);
    }
}

[Network, Input(3), Dense(3), Tanh, MeanSquaredError, Sgd(0.1)]
internal partial class Mirror;

[Network, Input(3), Dense(2), Tanh, MeanSquaredError, Sgd(0.1)]
internal partial class Narrowing;

[Network, Input(2), Dense(4), Tanh, MeanSquaredError, Sgd(0.1)]
internal partial class Widening;
