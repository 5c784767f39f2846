using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Training;

namespace NetGen.Tests.Oracle;

/// <summary>The rates of compiled networks are PyTorch's, step by step, for every schedule and warm-up.</summary>
public sealed class GoldenScheduleTests
{
    private static readonly Lazy<NetworkLab> Networks =
        new(() => NetworkLab.Compile(GoldenFile.Schedules.Select((c, i) => NetworkDeclaration.Of<float>("Net" + i, c.Declaration))));

    public static TheoryData<string> Names => new(GoldenFile.Schedules.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void ScheduledLearningRate_agrees_with_torch(string name)
    {
        var expected = GoldenFile.Schedules.Named(name);
        var trainer = Networks.Value.Network<float>("Net" + GoldenFile.Schedules.ToList().IndexOf(expected)).NewTrainer().Contract;
        var rates = Enumerable.Range(0, expected.LearningRates.Length)
            .Select(step => trainer.ScheduledLearningRate(new TrainingTime(step, expected.StepsPerEpoch, expected.LearningRates.Length)));
        Assert.All(expected.LearningRates.Zip(rates), rate => Assert.Equal(rate.First, rate.Second, 1e-12));
    }

    [Fact]
    public void ScheduledLearningRate_behind_the_end_stays_at_the_end()
    {
        // Cycles go on; what looks to the end has reached it.
        foreach (var (c, i) in GoldenFile.Schedules.Select((c, i) => (c, i)))
        {
            var trainer = Networks.Value.Network<float>("Net" + i).NewTrainer().Contract;
            double RateAt(long step) => trainer.ScheduledLearningRate(new TrainingTime(step, c.StepsPerEpoch, c.LearningRates.Length));
            Assert.True(double.IsFinite(RateAt(long.MaxValue)), c.Name);
            if (c.Name.Contains("Linear") || c.Name.Contains("Polynomial") || c.Name.Contains("CosineDecay") || c.Name.Contains("OneCycle"))
                Assert.Equal(RateAt(c.LearningRates.Length), RateAt(1_000_000), 1e-15);
        }
    }

    [Fact]
    public void ScheduledLearningRate_follows_the_hyperparameters()
    {
        var name = "Net" + GoldenFile.Schedules.ToList().FindIndex(c => c.Name == "WarmUp(6) StepDecay(1, 0.5)");
        var trainer = Networks.Value.Network<float>(name)
            .NewTrainer(0, ("LearningRate", 3.0), ("WarmUpSteps", 2), ("StepDecayEvery", 2), ("StepDecayFactor", 0.1)).Contract;
        double RateAt(long step) => trainer.ScheduledLearningRate(new TrainingTime(step, 4, 100));
        Assert.Equal([1.5, 3, 3, 3], [RateAt(0), RateAt(1), RateAt(2), RateAt(7)]);
        Assert.Equal(0.3, RateAt(8), 1e-15);
    }

    [Fact]
    public void Warm_up_of_no_steps_is_none()
    {
        var name = "Net" + GoldenFile.Schedules.ToList().FindIndex(c => c.Name == "WarmUp(6)");
        var trainer = Networks.Value.Network<float>(name).NewTrainer(0, ("WarmUpSteps", 0)).Contract;
        Assert.Equal(0.2, trainer.ScheduledLearningRate(new TrainingTime(0, 4, 36)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void OneCycle_of_a_few_steps_ends_at_its_end(int total)
    {
        var rates = Enumerable.Range(0, total).Select(step => Schedules.OneCycle(1, new TrainingTime(step, 1, total), 0.3, 25, 1e4)).ToArray();
        Assert.All(rates, rate => Assert.InRange(rate, 4e-6 - 1e-12, 1));
        Assert.Equal(4e-6, rates[^1], 1e-12);
    }
}
