using System.Globalization;
using NetGen.Tests.Data;

namespace NetGen.Tests.Training;

public sealed class NetworkSummaryTests
{
    [Fact]
    public void ToString_is_a_table_with_totals_under_any_culture()
    {
        NetworkSummary summary = Summaries.Dense(784, 10) with
        {
            Name = "Mnist",
            InputShape = [28, 28, 1],
            InputSignal = new PredictedRms(0.5773, 0.5773, 1.02),
            Layers =
            [
                new LayerSummary("Flatten1", "Flatten", [784], 0, 0) { Signal = new PredictedRms(0.5773, 0.7071, 1.02), Gradient = new PredictedRms(0.15873, 0.15873, 1.125) },
                new LayerSummary("Dense1", "Dense(10, Xavier-uniform)", [10], 7850, 15_680) { Gradient = new PredictedRms(1, 1, 1) },
            ],
            Loss = "CrossEntropy",
            Optimizer = "Adam(0.001)",
            Epochs = 5,
            BatchSize = 128,
            WorkspaceBytes = 1_234_567,
        };
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.Foreign;
            Assert.Equal(
                """
                Mnist
                Layer     Description        Output     Parameters   FLOPs  Signal
                --------  -----------------  ---------  ----------  ------  ---------
                Input     float              28×28×1                        0.577
                Flatten1  Flatten            784                 0       0  0.58–0.71
                Dense1    Dense(10,          10              7,850  15,680
                            Xavier-uniform)
                --------  -----------------  ---------  ----------  ------  ---------
                Total                        10 values       7,850  15,680

                Layer     Gradient
                --------  -----------
                Flatten1  0.159 ×÷1.1
                Dense1    1.00
                Signal, gradient: RMS predicted at initialization, gradients relative to where
                  they enter; ×÷ is how far one network may be off.
                Training: CrossEntropy, Adam(0.001); 5 epochs in batches of 128; 31,360 FLOPs
                  per sample
                Memory: workspace of 1,234,567 bytes per thread, micro-batches of 16

                """,
                summary.ToString(), ignoreLineEndingDifferences: true);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.125, 0.125, 1, "0.125")]
    [InlineData(0.99996, 0.99996, 1.09, "1.00")]
    [InlineData(0.0004, 0.0004, 1, "4.0e-4")]
    [InlineData(12345, 12345, 2.345, "1.2e4 ×÷2.3")]
    [InlineData(0.707, 1.234, 1, "0.71–1.2")]
    [InlineData(0.707, 0.709, 1.5, "0.707 ×÷1.5")]
    [InlineData(0, 0, 1, "0")]
    public void PredictedRms_shows_digits_that_mean_something(double low, double high, double band, string text) =>
        Assert.Equal(text, new PredictedRms(low, high, band).ToString());

    [Fact]
    public void ToString_network_that_only_predicts_has_no_training_line() =>
        Assert.DoesNotContain("Training", (Summaries.Dense(2, 1) with { Loss = null, Optimizer = null }).ToString());
}
