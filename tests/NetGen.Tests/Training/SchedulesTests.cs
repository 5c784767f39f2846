using NetGen.Training;

namespace NetGen.Tests.Training;

public sealed class SchedulesTests
{
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(49, 0.1)]
    [InlineData(50, 0.05)]
    [InlineData(99, 0.05)]
    [InlineData(100, 0.025)]
    public void StepDecay_drops_every_five_epochs_of_ten_steps(long step, double expected) =>
        Assert.Equal(expected, Schedules.StepDecay(0.1, new TrainingTime(step, StepsPerEpoch: 10, TotalSteps: 1000), every: 5, factor: 0.5), 15);

    [Fact]
    public void StepDecay_long_runs_do_not_overflow() =>
        Assert.Equal(0, Schedules.StepDecay(1, new TrainingTime(long.MaxValue, 1, long.MaxValue), 1, 0.5));

    [Fact]
    public void NonFinite_sentence_is_whole_with_and_without_an_index()
    {
        var e = Assert.Throws<NonFiniteValueException>(() => NonFinite.Throw(42, "Dense2", "weight gradient", 7, double.NegativeInfinity));
        Assert.StartsWith("Training stopped at step 42: the weight gradient of Dense2 became -Infinity at index 7.", e.Message);
        Assert.Equal((42, "Dense2", "weight gradient"), (e.Step, e.Layer, e.Quantity));
        var noIndex = Assert.Throws<NonFiniteValueException>(() => NonFinite.Throw(0, "loss", "mean", -1, double.NaN));
        Assert.StartsWith("Training stopped at step 0: the mean of loss became NaN. ", noIndex.Message);
    }
}
