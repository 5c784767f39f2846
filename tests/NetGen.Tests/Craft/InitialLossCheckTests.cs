using NetGen.Tests.Networks;
using NetGen.Tests.Training;

namespace NetGen.Tests.Craft;

/// <summary>A fresh network has the loss that was predicted; what makes it another is named.</summary>
public sealed class InitialLossCheckTests
{
    private static readonly Dataset Digits = TestData.Digits();

    [Fact]
    public void A_fresh_network_has_the_predicted_loss_and_nothing_changes()
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            var network = new DigitsNetwork(seed);
            float[] before = network.Parameters.ToArray();
            var report = InitialLossCheck.Run(new DigitsNetwork.Trainer(network), Digits);
            Assert.True(report.Passed, report.ToString());
            Assert.StartsWith("As predicted: initial loss ", report.ToString(), StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    [Fact]
    public void The_prediction_is_no_less_than_chance()
    {
        var expected = DigitsNetwork.Summary.ExpectedInitialLoss!;
        Assert.Equal(Math.Log(10), expected.Low, 1e-5);
        Assert.InRange(expected.Mean, expected.Low, expected.High);
        Assert.Equal(Math.Log(2), XorNetwork.Summary.ExpectedInitialLoss!.Low, 1e-5);
        Assert.Null(SineNetwork.Summary.ExpectedInitialLoss);
    }

    [Fact]
    public void Inputs_that_are_not_scaled_are_named()
    {
        var unscaled = Dataset.FromArrays(Array.ConvertAll(Digits.Inputs.ToArray(), pixel => pixel * 255), Digits.Labels.ToArray());
        var report = InitialLossCheck.Run(new DigitsNetwork.Trainer(new DigitsNetwork(1)), unscaled);
        Assert.False(report.Passed);
        Assert.StartsWith("Too high: ", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("NG7001", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_is_not_fresh_is_named()
    {
        var network = new DigitsNetwork(1);
        network.Fit(Digits, new FitOptions { Epochs = 5, ProgressLine = ProgressLine.Off });
        var report = InitialLossCheck.Run(new DigitsNetwork.Trainer(network), Digits);
        Assert.False(report.Passed);
        Assert.StartsWith("Too low: ", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_prediction_it_says_so()
    {
        var report = InitialLossCheck.Run(new LinearTrainer<double>(3, 1, "MeanSquaredError"), Dataset.FromArrays(Draw.Normal<float>(30, seed: 1), Draw.Normal<float>(10, seed: 2)));
        Assert.True(report.Passed);
        Assert.Contains("none is predicted", report.ToString(), StringComparison.Ordinal);
    }
}
