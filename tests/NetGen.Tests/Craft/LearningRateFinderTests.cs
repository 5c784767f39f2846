using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Craft;

/// <summary>The range test finds a rate that trains, says when there is none, and leaves no trace.</summary>
public sealed class LearningRateFinderTests
{
    private static readonly Dataset Digits = TestData.Digits();

    // A third is enough to tell rates apart. Much less would favour those that are too large for the whole: they are ahead in the first hundred steps.
    private static Dataset Mnist => MnistFiles.Read().Training.Take(20_000);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Suggestion_is_within_a_factor_of_3_of_the_best_of_a_grid(ulong seed) =>
        AssertNearBestOfGrid(rate => new DigitsNetwork.Trainer(new(seed), rate is double set ? new() { LearningRate = set } : null, seed), Digits, epochs: 3, seed);

    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Suggestion_for_MNIST_perceptron_is_within_a_factor_of_3_of_the_best_of_a_grid(ulong seed) =>
        AssertNearBestOfGrid(rate => new MnistNetwork.Trainer(new(seed), rate is double set ? new() { LearningRate = set } : null), Mnist, epochs: 3, seed);

    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Suggestion_for_LeNet_is_within_a_factor_of_3_of_the_best_of_a_grid(ulong seed) =>
        AssertNearBestOfGrid(rate => new LeNet5.Trainer(new(seed), rate is double set ? new() { LearningRate = set } : null), Mnist, epochs: 1, seed);

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

    /// <summary>Half powers of ten from 1e-4 to 1, each with a fresh network: the suggestion is near one of those that end with the lowest loss.</summary>
    private static void AssertNearBestOfGrid(Func<double?, ITrainer<float>> create, Dataset data, int epochs, ulong seed)
    {
        double suggestion = LearningRateFinder.Run(create(null), data, new() { Seed = seed }).Suggestion!.Value;
        var (train, measured) = data.StratifiedSplit(0.8, seed);
        var losses = Enumerable.Range(-8, 9).Select(half => Math.Pow(10, half / 2.0)).ToDictionary(rate => rate, LossAfterTraining);
        double best = losses.Values.Min();
        // Rates that differ by less than what another seed changes are equally good.
        Assert.True(
            losses.Any(entry => entry.Value < best * 1.1 && suggestion / entry.Key is > 1 / 3.0 and < 3),
            $"suggested {suggestion:G3}; losses {string.Join(", ", losses.Select(entry => $"{entry.Key:G3}: {entry.Value:G4}"))}");

        double LossAfterTraining(double rate)
        {
            var trainer = create(rate);
            try
            {
                trainer.Fit(train, new() { Epochs = epochs, Seed = seed, ProgressLine = ProgressLine.Off });
            }
            catch (NonFiniteValueException)
            {
                return double.PositiveInfinity;
            }

            return Evaluator.Evaluate(trainer, measured).Loss;
        }
    }
}
