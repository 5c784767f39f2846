using NetGen.Training.Monitoring;

namespace NetGen.Tests.Training.Monitoring;

[Network, Input(1), Dense(2), MeanAbsoluteError, Sgd(0.1)]
internal partial class AbsoluteErrors;

[Network, Input(1), Dense(2), Huber(0.5), Sgd(0.1)]
internal partial class HuberErrors;

[Network, Input(1), Dense(2), Softplus, Poisson, Sgd(0.1)]
internal partial class Counts;

[Network, Input(1), Dense(1), Exp, Poisson, Adam(0.02), Training(Epochs = 40, BatchSize = 32)]
internal partial class CountsOfOne;

/// <summary>The loss of the best answer that is the same for all, against a search over constants.</summary>
public sealed class ChanceTests
{
    private static readonly Dataset Numbers = Drawn(random => (float)((random.NextDouble() * random.NextDouble() * 8) - 1));
    private static readonly Dataset Whole = Drawn(random => random.Next(2) * random.Next(12));

    [Fact]
    public void Absolute_error_is_that_of_the_median() => AssertLeast(AbsoluteErrors.Summary, Numbers, Math.Abs);

    [Fact]
    public void Huber_error_is_the_least_of_a_constant() =>
        AssertLeast(HuberErrors.Summary, Numbers, error => Math.Abs(error) <= 0.5 ? error * error / 2 : 0.5 * (Math.Abs(error) - 0.25));

    [Fact]
    public void Poisson_loss_is_that_of_the_mean_and_is_read_above_that_of_right_answers()
    {
        double chance = Chance.LossOf(Counts.Summary, Whole, null), floor = Chance.FloorOf(Counts.Summary, Whole);
        Assert.Equal(Least(Whole, 1e-6, 12, (answer, target) => answer - (target * Math.Log(answer))), chance, 1e-3);
        Assert.Equal(Whole.Targets.ToArray().Average(target => target == 0 ? 0 : target - (target * Math.Log(target))), floor, 1e-9);
        Assert.True(floor < chance);
    }

    [Fact]
    public void Poisson_loss_of_numbers_below_0_has_no_least()
    {
        Assert.True(double.IsNaN(Chance.LossOf(Counts.Summary, Numbers, null)));
        Assert.Equal(0, Chance.FloorOf(Counts.Summary, Numbers));
    }

    [Fact]
    public void One_answer_that_is_right_for_all_leaves_nothing_to_beat() =>
        Assert.All(new[] { AbsoluteErrors.Summary, HuberErrors.Summary, Counts.Summary }, network =>
            Assert.True(double.IsNaN(Chance.LossOf(network, Drawn(_ => 3), null))));

    /// <summary>Whose loss is below 0: a share of it would say nothing.</summary>
    [Fact]
    public void Counts_that_are_learned_are_no_trouble_and_counts_of_chance_are()
    {
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, 800).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] counts = [.. inputs.Select(x => (float)Math.Round(20 * Math.Exp(x)))];
        Assert.Empty(Told(Dataset.FromArrays(inputs, counts)));
        random.Shuffle(counts);
        Assert.Equal(TroubleKind.StalledLoss, Told(Dataset.FromArrays(inputs, counts))[0].Kind);
    }

    private static IReadOnlyList<TrainingTrouble> Told(Dataset data) =>
        new CountsOfOne.Trainer(new CountsOfOne(1), seed: 1).Fit(data, new FitOptions { ProgressLine = ProgressLine.Off }).Troubles;

    private static void AssertLeast(NetworkSummary network, Dataset data, Func<double, double> cost) =>
        Assert.Equal(Least(data, -2, 8, (answer, target) => cost(target - answer)), Chance.LossOf(network, data, null), 1e-3);

    /// <summary>The mean over the columns of the least over a grid.</summary>
    private static double Least(Dataset data, double from, double to, Func<double, double, double> cost) =>
        Enumerable.Range(0, 2).Average(column =>
    {
        double[] targets = [.. Enumerable.Range(0, data.Count).Select(row => (double)data.Targets[(2 * row) + column])];
        return Enumerable.Range(0, 4001)
            .Min(i => (from + ((to - from) * i / 4000)) is var answer ? targets.Average(target => cost(answer, target)) : 0);
    });

    private static Dataset Drawn(Func<Random, float> target)
    {
        var random = new Random(1);
        return Dataset.FromArrays([.. Enumerable.Range(0, 301).Select(i => (float)i)],
            [.. Enumerable.Range(0, 602).Select(_ => target(random))], 2);
    }
}
