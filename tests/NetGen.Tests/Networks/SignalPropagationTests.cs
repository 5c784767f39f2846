namespace NetGen.Tests.Networks;

/// <summary>
/// The experiment of CS231n (2016/17, lectures 5 and 6): ten layers of 500 units on 1,000 samples of N(0, 1); how the mean and the standard
/// deviation of the activations go from layer to layer under each initialisation, and that the network's summary has said so.
/// </summary>
/// <remarks>
/// The expected numbers are the infinite-width prediction: with q = n·σ²·E[a²] of the layer before, E[φ(√q z)] and E[φ(√q z)²] for z ~ N(0, 1)
/// (Poole et al., "Exponential expressivity in deep neural networks through transient chaos", 2016; He et al. 2015 for ReLU). The slides'
/// measurements agree with it to 1 % (tanh) and 8 % (ReLU): a width of 500 is finite, and through ReLU all samples share its fluctuation.
/// </remarks>
public sealed class SignalPropagationTests
{
    private const int Layers = 10;
    private const int Width = 500;

    [Fact]
    public void Tanh_with_small_weights_collapses_to_zero()
    {
        double[] expected = [.213546, .047642, .010652, .002382, 5.3263e-4, 1.1910e-4, 2.6631e-5, 5.9549e-6, 1.3316e-6, 2.9774e-7];
        var layers = Measure((inputs, seed, observer) => new TenLayersTanhSmall(seed).Inspect(inputs, observer), runs: 1);
        AssertTanh(expected, layers);
        AssertPredicted(TenLayersTanhSmall.Summary, layers);
    }

    [Fact]
    public void Tanh_with_large_weights_saturates()
    {
        double[] expected = [.982012, .981680, .981673, .981673, .981673, .981673, .981673, .981673, .981673, .981673];
        var layers = Measure((inputs, seed, observer) => new TenLayersTanhLarge(seed).Inspect(inputs, observer), runs: 1);
        AssertTanh(expected, layers);
        AssertPredicted(TenLayersTanhLarge.Summary, layers);
    }

    [Fact]
    public void Tanh_with_Xavier_keeps_a_healthy_spread()
    {
        double[] expected = [.627929, .486262, .408236, .357638, .321622, .294390, .272911, .255430, .240856, .228473];
        var layers = Measure((inputs, seed, observer) => new TenLayersTanhXavier(seed).Inspect(inputs, observer), runs: 1);
        AssertTanh(expected, layers);
        AssertPredicted(TenLayersTanhXavier.Summary, layers);
    }

    [Fact]
    public void Relu_with_Xavier_halves_the_signal_every_two_layers()
    {
        var layers = Measure((inputs, seed, observer) => new TenLayersReluXavier(seed).Inspect(inputs, observer), runs: 5);
        AssertPredicted(TenLayersReluXavier.Summary, layers);
        for (var layer = 0; layer < Layers; layer++)
            AssertRelu(layers, layer, scale: Math.Pow(2, -layer / 2.0) / Math.Sqrt(2));
    }

    [Fact]
    public void Relu_with_He_keeps_the_signal()
    {
        var layers = Measure((inputs, seed, observer) => new TenLayersReluHe(seed).Inspect(inputs, observer), runs: 5);
        AssertPredicted(TenLayersReluHe.Summary, layers);
        for (var layer = 0; layer < Layers; layer++)
            AssertRelu(layers, layer, scale: 1);
    }

    private delegate void Inspection(ReadOnlySpan<float> inputs, ulong seed, LayerObserver<float> observer);

    /// <summary>Mean and standard deviation of every layer over 1,000 samples, divided among networks of different seeds.</summary>
    private static (double Mean, double Deviation)[] Measure(Inspection inspect, int runs)
    {
        var sums = new Dictionary<string, (double Sum, double Squares, long Count)>();
        for (var run = 0; run < runs; run++)
        {
            inspect(Draw.Normal<float>(1000 / runs * Width, seed: (ulong)run), seed: (ulong)run, (layer, sample, values) =>
            {
                var (sum, squares, count) = sums.GetValueOrDefault(layer);
                foreach (var value in values)
                {
                    sum += value;
                    squares += (double)value * value;
                }
                sums[layer] = (sum, squares, count + values.Length);
            });
        }
        Assert.Equal(Layers, sums.Count);
        Assert.All(sums.Values, sum => Assert.Equal(1000 * Width, sum.Count));
        return [.. sums.Values.Select(sum => (sum.Sum / sum.Count, Math.Sqrt((sum.Squares / sum.Count) - Math.Pow(sum.Sum / sum.Count, 2))))];
    }

    private static void AssertTanh(double[] deviations, (double Mean, double Deviation)[] layers)
    {
        for (var layer = 0; layer < Layers; layer++)
        {
            Assert.InRange(layers[layer].Deviation, 0.97 * deviations[layer], 1.03 * deviations[layer]);
            Assert.InRange(layers[layer].Mean, -0.03 * deviations[layer], 0.03 * deviations[layer]);
        }
    }

    /// <summary>The signal that the network's own summary predicts, within the band that it prints.</summary>
    private static void AssertPredicted(NetworkSummary summary, (double Mean, double Deviation)[] layers)
    {
        PredictedRms[] predicted = [.. summary.Layers.Where(layer => layer.ParameterCount == 0).Select(layer => layer.Signal!.Value)];
        Assert.Equal(Layers, predicted.Length);
        Assert.All(layers.Zip(predicted), layer =>
        {
            var rms = Math.Sqrt(Math.Pow(layer.First.Mean, 2) + Math.Pow(layer.First.Deviation, 2));
            Assert.InRange(rms, layer.Second.Low / layer.Second.Band, layer.Second.High * layer.Second.Band);
            Assert.InRange(layer.Second.Band, 1, 2.5);
        });
    }

    /// <summary>ReLU of N(0, q): mean √(q/2π), standard deviation √(q/2 − q/2π), with √q = √2·scale.</summary>
    private static void AssertRelu((double Mean, double Deviation)[] layers, int layer, double scale)
    {
        var mean = scale / Math.Sqrt(Math.PI);
        var deviation = scale * Math.Sqrt(1 - (1 / Math.PI));
        Assert.InRange(layers[layer].Mean, 0.92 * mean, 1.08 * mean);
        Assert.InRange(layers[layer].Deviation, 0.92 * deviation, 1.08 * deviation);
    }
}

[Network]
[Input(500)]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 0.01), Tanh]
internal partial class TenLayersTanhSmall;

[Network]
[Input(500)]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(500, Init = Init.Normal, InitScale = 1), Tanh]
internal partial class TenLayersTanhLarge;

[Network]
[Input(500)]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
[Dense(500, Init = Init.XavierNormal), Tanh]
internal partial class TenLayersTanhXavier;

// The mistake that the experiment shows is the one that the analyzer warns of.
#pragma warning disable NG2001
[Network]
[Input(500)]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
[Dense(500, Init = Init.XavierNormal), Relu]
internal partial class TenLayersReluXavier;
#pragma warning restore NG2001

[Network]
[Input(500)]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
[Dense(500, Init = Init.HeNormal), Relu]
internal partial class TenLayersReluHe;
