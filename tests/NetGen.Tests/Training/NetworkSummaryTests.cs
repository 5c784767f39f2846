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
            Layers =
            [
                new LayerSummary("Flatten1", "Flatten", [784], 0, 0),
                new LayerSummary("Dense1", "Dense(10, Xavier-uniform)", [10], 7850, 15_680),
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
                Layer     Description                Output     Parameters   FLOPs
                --------  -------------------------  ---------  ----------  ------
                Input     float                      28×28×1
                Flatten1  Flatten                    784                 0       0
                Dense1    Dense(10, Xavier-uniform)  10              7,850  15,680
                --------  -------------------------  ---------  ----------  ------
                Total                                10 values       7,850  15,680
                Training: CrossEntropy, Adam(0.001); 5 epochs in batches of 128; 31,360 FLOPs per sample
                Memory: workspace of 1,234,567 bytes per thread, micro-batches of 16

                """,
                summary.ToString(), ignoreLineEndingDifferences: true);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ToString_network_that_only_predicts_has_no_training_line() =>
        Assert.DoesNotContain("Training", (Summaries.Dense(2, 1) with { Loss = null, Optimizer = null }).ToString());
}
