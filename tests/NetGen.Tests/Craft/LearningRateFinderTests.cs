using NetGen.Tests.Networks;

namespace NetGen.Tests.Craft;

/// <summary>The range test finds a rate that trains, says when there is none, and leaves no trace.</summary>
public sealed class LearningRateFinderTests
{
    private static readonly Dataset Digits = TestData.Digits();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Suggestion_is_within_a_factor_of_3_of_the_best_of_a_grid(ulong seed)
    {
        double suggestion = LearningRateFinder.Run(new DigitsNetwork.Trainer(new DigitsNetwork(seed)), Digits, new() { Seed = seed }).Suggestion!.Value;
        var (train, measured) = Digits.StratifiedSplit(0.8, seed);
        // Rates that differ by less than what another seed changes are equally good.
        var losses = Enumerable.Range(-8, 9).Select(half => Math.Pow(10, half / 2.0)).ToDictionary(rate => rate, rate => LossAfterTraining(rate));
        double best = losses.Values.Min();
        Assert.Contains(losses, entry => entry.Value < best * 1.1 && suggestion / entry.Key is > 1 / 3.0 and < 3);

        double LossAfterTraining(double rate)
        {
            var network = new DigitsNetwork(seed);
            try
            {
                network.Fit(train, new() { Epochs = 3, Seed = seed, ProgressLine = ProgressLine.Off }, new() { LearningRate = rate });
            }
            catch (NonFiniteValueException)
            {
                return double.PositiveInfinity;
            }

            return network.Evaluate(measured).Loss;
        }
    }

    [Fact]
    public void Weights_and_rate_are_put_back()
    {
        var network = new DigitsNetwork(1);
        var trainer = new DigitsNetwork.Trainer(network) { LearningRate = 0.0123 };
        float[] before = network.Parameters.ToArray();
        LearningRateFinder.Run(trainer, Digits, new() { Steps = 40 });
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(0.0123, trainer.LearningRate);
    }

    [Fact]
    public void The_same_seed_gives_the_same_sweep()
    {
        Assert.Equal(Points(4), Points(4));
        Assert.NotEqual(Points(4), Points(5));

        static IReadOnlyList<SweepPoint> Points(ulong seed) =>
            LearningRateFinder.Run(new DigitsNetwork.Trainer(new DigitsNetwork(1)), Digits, new() { Steps = 40, Seed = seed }).Points;
    }

    [Fact]
    public void Rates_that_learn_nothing_give_no_suggestion()
    {
        var sweep = LearningRateFinder.Run(new DigitsNetwork.Trainer(new DigitsNetwork(1)), Digits, new() { Lowest = 1e-12, Highest = 1e-9, Steps = 60 });
        Assert.Null(sweep.Suggestion);
        Assert.StartsWith("No suggestion: the loss never fell", sweep.ToString(), StringComparison.Ordinal);
        Assert.Equal(60, sweep.Points.Count);
    }

    [Fact]
    public void The_sweep_ends_where_the_loss_breaks_down()
    {
        var sweep = LearningRateFinder.Run(new DigitsNetwork.Trainer(new DigitsNetwork(1)), Digits, new() { Highest = 1e6 });
        Assert.InRange(sweep.Points[^1].LearningRate, 0.01, 1e5);
        Assert.True(sweep.Points.Count < 300);
    }

    [Fact]
    public void The_drawing_marks_the_suggestion_over_its_power_of_ten()
    {
        var sweep = LearningRateFinder.Run(new DigitsNetwork.Trainer(new DigitsNetwork(1)), Digits);
        string[] lines = sweep.ToString().Split('\n');
        int mark = lines[1].IndexOf('┊', StringComparison.Ordinal);
        string axis = lines[^2];
        int power = (int)Math.Floor(Math.Log10(sweep.Suggestion!.Value));
        Assert.InRange(mark, axis.IndexOf($"1e{power}", StringComparison.Ordinal), axis.IndexOf($"1e{power + 1}", StringComparison.Ordinal));
    }

    [Fact]
    public void Impossible_sweeps_are_refused()
    {
        var trainer = new DigitsNetwork.Trainer(new DigitsNetwork(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateFinder.Run(trainer, Digits, new() { Lowest = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateFinder.Run(trainer, Digits, new() { Lowest = 1, Highest = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateFinder.Run(trainer, Digits, new() { Steps = 19 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateFinder.Run(trainer, Digits, new() { BatchSize = 0 }));
        Assert.Throws<DatasetException>(() => LearningRateFinder.Run(trainer, TestData.Iris()));
    }
}
