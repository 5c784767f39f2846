using NetGen.Tests.Lab;

namespace NetGen.Tests.Networks;

/// <summary>
/// What spatial and alpha dropout make of a sample, read off the gradient of a dense layer behind them: with weights 0 and the target −½, the
/// gradient of a weight is its input.
/// </summary>
public sealed class DropoutKindTests
{
    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(
        NetworkDeclaration.Of<double>("Spatial", "Input(4, 5, 11)", "SpatialDropout(0.4)", "Flatten", "Dense(1, Init = NetGen.Init.Zeros, Bias = false)", "MeanSquaredError"),
        NetworkDeclaration.Of<double>("Alpha", "Input(2000)", "AlphaDropout(0.3)", "Dense(1, Init = NetGen.Init.Zeros, Bias = false)", "MeanSquaredError")));

    [Fact]
    public void Spatial_dropout_takes_a_channel_at_all_positions_or_scales_it()
    {
        var kept = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            var (inputs, outputs) = Drop("Spatial", seed);
            for (var channel = 0; channel < 11; channel++)
            {
                var factors = Enumerable.Range(0, 20).Select(position => Math.Round(outputs[(position * 11) + channel] / inputs[(position * 11) + channel], 12)).Distinct();
                var factor = Assert.Single(factors);
                Assert.True(factor == 0 || Math.Abs(factor - (1 / 0.6)) < 1e-11);
                kept += factor == 0 ? 0 : 1;
            }
        }
        Assert.InRange(kept, 2200 * 0.55, 2200 * 0.65);
    }

    [Fact]
    public void Alpha_dropout_gives_PyTorch_s_scale_and_shift()
    {
        // Of F.alpha_dropout(x, 0.3, training=True), torch 1.13: y = scale·x + shift, or what is dropped.
        const double scale = 0.8609526162463561, shift = 0.4540920681370628, dropped = -1.0595481589864801;
        var (inputs, outputs) = Drop("Alpha", seed: 3);

        var count = 0;
        foreach (var (x, y) in inputs.Zip(outputs))
        {
            var isDropped = Math.Abs(y - dropped) < 1e-12;
            Assert.True(isDropped || Math.Abs(y - ((scale * x) + shift)) < 1e-12);
            count += isDropped ? 1 : 0;
        }
        Assert.InRange(count, 2000 * 0.25, 2000 * 0.35);
    }

    [Fact]
    public void Prediction_drops_nothing()
    {
        var network = Networks.Value.Network<double>("Alpha");
        network.Parameters.Fill(1);
        var input = Inputs(2000);

        Assert.Equal(input.Sum(), network.Predict(input)[0], 1e-9);
    }

    private static (double[] Inputs, double[] Outputs) Drop(string name, ulong seed)
    {
        var network = Networks.Value.Network<double>(name);
        var trainer = network.NewTrainer(seed);
        var inputs = Inputs(network.Summary.InputLength);
        trainer.ComputeGradients(new LabData<double> { Inputs = inputs, Targets = [-0.5] });
        // One unit: its weights lie in memory as its inputs do.
        return (inputs, trainer.Gradients.ToArray());
    }

    private static double[] Inputs(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => 0.1 + random.NextDouble())];
    }
}
