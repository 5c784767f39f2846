using NetGen.Selection;
using NetGen.Tests.Files;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Selection;

/// <summary>Every sample is measured once, by a network that has seen nothing of it.</summary>
public sealed class CrossValidationTests : IDisposable
{
    private static readonly FitOptions Options = new() { Epochs = 2, BatchSize = 16, Seed = 4, ProgressLine = ProgressLine.Off };

    // Sample i has the input (i, …): its rows can be told apart.
    private static readonly Dataset Numbered = Dataset.FromArrays(
        [.. Enumerable.Range(0, 53).SelectMany(i => (float[])[i, -i])], [.. Enumerable.Range(0, 53).Select(i => i < 20 ? 0 : i < 50 ? 1 : 2)]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_sample_is_measured_once_and_never_trained_on_by_who_measures_it()
    {
        var parts = new List<(int[] Train, int[] Measured)>();
        CrossValidation.Run(Numbered, 5, Options, 0, null, (train, measured, _, _) =>
        {
            parts.Add((Numbers(train), Numbers(measured)));
            return Loss(1, measured.Count);
        });
        Assert.Equal(5, parts.Count);
        Assert.Equal(Enumerable.Range(0, 53), parts.SelectMany(part => part.Measured).Order());
        Assert.All(parts, part => Assert.Equal(Enumerable.Range(0, 53), part.Train.Concat(part.Measured).Order()));
        // 20, 30 and 3 samples of three classes, in five parts.
        int[] Counts(int first, int behind) => [.. parts.Select(part => part.Measured.Count(i => i >= first && i < behind))];
        Assert.Equal([4, 4, 4, 4, 4], Counts(0, 20));
        Assert.Equal([6, 6, 6, 6, 6], Counts(20, 50));
        Assert.Equal([0, 0, 1, 1, 1], Counts(50, 53).Order());
    }

    [Fact]
    public void Measures_are_those_of_fresh_networks_with_preprocessing_fitted_on_the_other_parts()
    {
        Dataset data = Separable(120, seed: 1);
        var told = new List<FoldReport>();
        CrossValidationResult result = FoldedNetwork.CrossValidate(data, folds: 4, Options, new() { LearningRate = 0.02 }, new Immediate(told.Add));
        int fold = 0;
        foreach (var (train, measured) in data.KFold(4, seed: 4))
        {
            var network = new FoldedNetwork(seed: 4);
            network.FitPreprocessing(train);
            network.Fit(train, Options, new() { LearningRate = 0.02 });
            Assert.Equal(network.Evaluate(measured).Loss, result.Folds[fold].Loss);
            Assert.Equal(measured.Count, result.Folds[fold].Count);
            Assert.Equal((fold + 1, 4, result.Folds[fold]), (told[fold].Fold, told[fold].Folds, told[fold].Evaluation));
            fold++;
        }

        Assert.Equal(4, fold);
        Assert.False(result.Cancelled);
    }

    [Fact]
    public void Same_seed_same_measures_another_seed_other_parts()
    {
        Dataset data = Separable(60, seed: 2);
        double[] Losses(ulong seed) => [.. FoldedNetwork.CrossValidate(data, 3, Options with { Seed = seed }).Folds.Select(fold => fold.Loss)];
        Assert.Equal(Losses(1), Losses(1));
        Assert.NotEqual(Losses(1), Losses(2));
    }

    [Fact]
    public void Mean_and_deviation_are_over_the_folds_and_the_table_shows_them()
    {
        CrossValidationResult result = CrossValidation.Run(Numbered, 3, Options, 0, null, (_, measured, _, _) => Loss(measured.Count, measured.Count)) with { Elapsed = TimeSpan.FromSeconds(1.25) };
        // 18, 18 and 17 samples.
        Assert.Equal(53 / 3.0, result.Loss!.Value.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(((2.0 / 9) + (4.0 / 9)) / 2), result.Loss!.Value.Deviation, 1e-12);
        Assert.Null(result.Accuracy);
        Assert.Null(result.Of(fold => fold.Count == 17 ? 1 : null));
        Assert.Equal(
            """
            3 folds in 1.2 s
            fold  samples              loss
            ----  -------  ----------------
            1          18                18
            2          18                18
            3          17                17
            ----  -------  ----------------
            mean       53  17.667 ± 0.57735

            """.ReplaceLineEndings("\n"),
            result.ToString());
        Assert.Equal("2 ± 0", new MeanAndDeviation(2, 0).ToString());
    }

    [Fact]
    public void Cancelling_keeps_the_folds_that_are_measured()
    {
        using var source = new CancellationTokenSource();
        CrossValidationResult result = FoldedNetwork.CrossValidate(Separable(60, seed: 2), 3, Options with { CancellationToken = source.Token }, progress: new Immediate(fold =>
        {
            if (fold.Fold == 2)
            {
                source.Cancel();
            }
        }));
        Assert.True(result.Cancelled);
        Assert.Equal(2, result.Folds.Count);
        Assert.Contains("2 folds in", result.ToString());
        Assert.Contains(", cancelled", result.ToString());

        Assert.Empty(FoldedNetwork.CrossValidate(Separable(60, seed: 2), 3, Options with { CancellationToken = new CancellationToken(canceled: true) }).Folds);
    }

    [Fact]
    public void Checkpoints_of_each_fold_have_a_folder_so_that_a_validation_can_be_gone_on_with()
    {
        Dataset data = Separable(60, seed: 2);
        CrossValidationResult plain = FoldedNetwork.CrossValidate(data, 3, Options);
        FitOptions options = Options with { Checkpoints = new Checkpoints(folder["folds"]) };
        FoldedNetwork.CrossValidate(data, 3, options with { Epochs = 1 });
        Assert.Equal(["fold1", "fold2", "fold3"], Directory.GetDirectories(folder["folds"]).Select(Path.GetFileName).Order());
        Assert.Equal(plain.Folds.Select(fold => fold.Loss), FoldedNetwork.CrossValidate(data, 3, options).Folds.Select(fold => fold.Loss));
    }

    [Fact]
    public void Folds_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FoldedNetwork.CrossValidate(Separable(60, seed: 2), folds: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FoldedNetwork.CrossValidate(Separable(60, seed: 2), folds: 61));
    }

    private static int[] Numbers(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(row => (int)data.Inputs[row * 2])];

    private static Evaluation Loss(double loss, int count) => new() { Count = count, Loss = loss };

    private static Dataset Separable(int count, ulong seed)
    {
        float[] inputs = Draw.Normal<float>(count * 3, seed);
        return Dataset.FromArrays(inputs, [.. Enumerable.Range(0, count).Select(i => inputs[i * 3] > inputs[(i * 3) + 1] ? 1 : 0)]);
    }

    private sealed class Immediate(Action<FoldReport> report) : IProgress<FoldReport>
    {
        public void Report(FoldReport value) => report(value);
    }
}

[Network]
[Input(3), Standardize]
[Dense(8), Relu]
[Dense(2), Softmax]
[CrossEntropy]
[Adam(0.01)]
internal partial class FoldedNetwork;
