using NetGen.Tests.Networks;

namespace NetGen.Tests.Selection;

using Space = TunableNetwork.SearchSpace;

/// <summary>A network's own search: what it trains, what it measures on, and that it repeats itself.</summary>
public sealed class NetworkSearchTests
{
    private static readonly Dataset Samples = Separable(180, seed: 1);
    private static readonly Space Rates = new() { LearningRate = (1e-6, 1e-1), Dropout1Rate = (0, 0.5) };
    private static readonly SearchOptions Options = new() { Trials = 5, Seed = 4, Fit = new() { Epochs = 2, BatchSize = 20 } };

    [Fact]
    public void The_score_is_the_loss_of_a_fresh_network_on_the_held_out_part()
    {
        var study = TunableNetwork.Search(Samples, Rates, Options);
        var (measured, train) = Samples.StratifiedSplit(0.2, 4);
        foreach (var trial in study.Trials)
        {
            var network = new TunableNetwork(4);
            network.Fit(train, new() { Epochs = 2, BatchSize = 20, Seed = 4, ProgressLine = ProgressLine.Off }, trial.Hyperparameters);
            Assert.Equal(network.Evaluate(measured).Loss, trial.Score);
        }
    }

    [Fact]
    public void Folds_count_with_their_mean()
    {
        var study = TunableNetwork.Search(Samples, Rates, Options with { Trials = 1, Validation = Validation.KFold(3), Score = evaluation => evaluation.Accuracy!.Value, Goal = Goal.Maximize });
        double mean = Samples.KFold(3, 4).Average(part =>
        {
            var network = new TunableNetwork(4);
            network.Fit(part.Train, new() { Epochs = 2, BatchSize = 20, Seed = 4, ProgressLine = ProgressLine.Off });
            return network.Evaluate(part.Validation).Accuracy!.Value;
        });
        Assert.Equal(mean, study.Trials[0].Score!.Value, 1e-12);
    }

    [Fact]
    public void Data_of_their_own_are_measured_on()
    {
        var other = Separable(60, seed: 2);
        var study = TunableNetwork.Search(Samples, Rates, Options with { Trials = 1, Validation = Validation.On(other) });
        var network = new TunableNetwork(4);
        network.Fit(Samples, new() { Epochs = 2, BatchSize = 20, Seed = 4, ProgressLine = ProgressLine.Off });
        Assert.Equal(network.Evaluate(other).Loss, study.Trials[0].Score);
    }

    [Fact]
    public void Cancelling_during_a_training_drops_that_trial()
    {
        using var cancellation = new CancellationTokenSource();
        var watch = new Watch(trial =>
        {
            if (trial.Number == 2)
                cancellation.CancelAfter(0);
        });
        var study = TunableNetwork.Search(Samples, Rates, Options with { Trials = 100_000, Progress = watch, CancellationToken = cancellation.Token });
        Assert.True(study.Cancelled);
        Assert.InRange(study.Trials.Count, 2, 99_999);
    }

    [Fact]
    public void A_rate_that_learns_beats_one_that_does_not()
    {
        var study = TunableNetwork.Search(Samples, Rates, Options with { Trials = 8, Fit = new() { Epochs = 8, BatchSize = 20 } });
        var worst = study.Trials.MinBy(trial => trial.Hyperparameters.LearningRate)!;
        Assert.True(study.BestTrial!.Score < worst.Score);
        Assert.True(study.Best.LearningRate > 10 * worst.Hyperparameters.LearningRate);
    }

    private static Dataset Separable(int count, ulong seed)
    {
        var inputs = Draw.Normal<float>(count * TunableNetwork.InputLength, seed);
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            var row = inputs.AsSpan(i * TunableNetwork.InputLength, TunableNetwork.OutputLength);
            labels[i] = Array.IndexOf(row.ToArray(), row.ToArray().Max());
        }

        return Dataset.FromArrays(inputs, labels);
    }

    private sealed class Watch(Action<TrialRecord> see) : IProgress<TrialRecord>
    {
        public void Report(TrialRecord value) => see(value);
    }
}
