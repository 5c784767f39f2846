using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>What is printed as a table fits a terminal of 80 columns: columns for which there is no room follow below.</summary>
public sealed class TableWidthTests
{
    [Fact]
    public void Columns_without_room_follow_below_behind_what_says_which_row_it_is()
    {
        var table = new TextTable().Column("layer");
        foreach (string title in (string[])["first", "second", "third"])
            table.Column(title.PadRight(30, '.'), alignRight: true);
        table.Row("a", "1", "2", "3");
        table.Row("b", "4", "5");
        table.Rule();
        table.Row("sum", "5", "7");
        Assert.Equal(
            """
            layer  first.........................  second........................
            -----  ------------------------------  ------------------------------
            a                                   1                               2
            b                                   4                               5
            -----  ------------------------------  ------------------------------
            sum                                 5                               7

            layer  third.........................
            -----  ------------------------------
            a                                   3

            """,
            table.ToString(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Study_of_many_hyperparameters_fits()
    {
        string[] names = [.. Enumerable.Range(1, 12).Select(layer => $"Dense{layer}LearningRate")];
        var trial = new Trial<int> { Number = 1, Hyperparameters = 0, Values = [.. names.Select((_, i) => 0.001 * i)], Score = 0.25, State = TrialState.Completed, Elapsed = TimeSpan.Zero };
        string text = new StudyResult<int> { Trials = [trial], Dimensions = names, Goal = Goal.Minimize, Cancelled = false, Elapsed = TimeSpan.Zero }.ToString();
        AssertFits(text, names);
        Assert.Equal(4, text.Split('\n').Count(line => line.StartsWith("trial  score", StringComparison.Ordinal)));
    }

    [Fact]
    public void Confusion_matrix_of_twenty_long_names_fits()
    {
        string[] names = [.. Enumerable.Range(1, 20).Select(i => $"class with number {i}")];
        AssertFits(new ConfusionMatrix(new long[20, 20], names).ToString(), [.. names, "precision", "recall", "F1"]);
    }

    [Fact]
    public void Layers_of_a_large_network_fit()
    {
        NetworkSummary summary = Summaries.Dense(784, 10);
        var layer = new LayerSummary("ResidualBlock12_Conv2D1", "Conv2D 256@3×3, padding 1/1×1/1, HeNormal (auto)", [128, 128, 256], 12_345_678, 123_456_789_012)
        {
            Signal = new PredictedRms(0.96, 3.0, 5.0), Gradient = new PredictedRms(0.062, 0.12, 6.6),
        };
        AssertFits((summary with { Layers = [layer, layer], Loss = "CrossEntropy", Optimizer = "Nadam(0.001, momentum 0.9)", Epochs = 1000, BatchSize = 128 }).ToString(),
            ["Layer", "Description", "Output", "Parameters", "FLOPs", "Signal", "Gradient", "Memory:"]);
    }

    [Fact]
    public void Folds_of_a_regression_and_signals_fit()
    {
        var fold = new Evaluation { Count = 1, Loss = 1.2345e-12, MeanAbsoluteError = 1.2345e-12, MeanSquaredError = 1, RSquared = -0.123456 };
        AssertFits(new CrossValidationResult { Folds = [fold, fold], Cancelled = false, Elapsed = TimeSpan.Zero }.ToString(), ["fold", "loss", "R²"]);
    }

    private static void AssertFits(string text, string[] mentions)
    {
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, $"{line.Length} characters: {line}"));
        Assert.All(mentions, mention => Assert.Contains(mention, text, StringComparison.Ordinal));
    }
}
