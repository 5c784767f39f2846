using NetGen.Tests.Networks;
using NetGen.Training;
using NetGen.Training.Monitoring;

namespace NetGen.Tests.Training.Monitoring;

/// <summary>What is told of a training that ended too early, with figures as the monitor gets them: in short runs and behind early
/// stopping.</summary>
public sealed class EndTests
{
    /// <summary>50 steps: too few for twentieths.</summary>
    [Theory]
    [InlineData(new[] { 2.3, 2.1, 1.9, 1.7, 1.5 }, true)]
    [InlineData(new[] { 2.3, 0.9, 0.5, 0.42, 0.40 }, false)] // Hardly falls any more.
    [InlineData(new[] { 2.3, 2.28, 2.26, 2.24, 2.22 }, false)] // Stalls: that is another trouble.
    [InlineData(new[] { 2.3, 1.2, 0.6, 0.3, 0.1 }, false)] // Is done.
    public void A_short_run_is_judged_by_its_quarters(double[] readings, bool isTold) =>
        Assert.Equal(isTold, Of(readings, [Epoch(1, readings[^1])], TrainingEnd.Completed).Count == 1);

    /// <summary>Less than one reading: full batches.</summary>
    [Theory]
    [InlineData(new[] { 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4 }, true)]
    [InlineData(new[] { 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.61, 0.5 }, false)] // Not without exception.
    [InlineData(new[] { 1.1, 0.5, 0.4, 0.36, 0.34, 0.33, 0.325, 0.322 }, false)]
    [InlineData(new[] { 1.1, 0.9, 0.7 }, false)] // Too few to tell.
    public void A_run_of_a_few_steps_is_judged_by_its_epochs(double[] losses, bool isTold) =>
        Assert.Equal(isTold, Of([], [.. losses.Select((loss, i) => Epoch(i + 1, loss))], TrainingEnd.Completed).Count == 1);

    [Theory]
    [InlineData(new[] { 1.0, 0.9, 0.8, 0.7, 0.6 }, "MinDelta")]
    [InlineData(new[] { 1.0, 0.9, 0.8, 0.7, 0.71 }, "Patience")]
    [InlineData(new[] { 1.0, 0.9, 0.8, 0.7, 0.75, 0.8, 0.85 }, null)] // It rises.
    [InlineData(new[] { 1.0, 0.5, 0.4, 0.4, 0.41, 0.4, 0.41 }, null)] // It stands.
    public void Early_stopping_that_came_too_early_is_told(double[] validation, string? cure)
    {
        TrainingTrouble[] troubles =
        [
            .. Of([], [.. validation.Select((loss, i) => Epoch(i + 1, 1.0 - (0.1 * i), loss))], TrainingEnd.EarlyStopping),
        ];
        Assert.Equal(cure is null ? 0 : 1, troubles.Length);
        Assert.All(troubles, trouble =>
            Assert.Equal((TroubleKind.UnfinishedTraining, true), (trouble.Kind, trouble.Cause.Contains(cure!, StringComparison.Ordinal))));
    }

    /// <summary>Of losses below 0 no share can be taken; above the floor they are those of the first case.</summary>
    [Fact]
    public void Losses_are_read_above_those_of_right_answers()
    {
        double[] losses = [1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4];
        EpochReport[] epochs = [.. losses.Select((loss, i) => Epoch(i + 1, loss - 5))];
        Assert.Single(Of([], epochs, TrainingEnd.Completed, new LossFloors(-5, -5)));
    }

    /// <summary>A Poisson loss around 0: a rise of 0.02 is none of an initial 3, and 20 % of the bare 0.1.</summary>
    [Theory]
    [InlineData(-2.9, 0.02, 0)]
    [InlineData(-2.9, 0.5, 1)]
    [InlineData(0, 0.02, 1)]
    public void Overfitting_is_judged_above_the_losses_of_right_answers(double floor, double rise, int told)
    {
        var log = new TroubleLog(_ => { });
        var monitor = new Overfitting(new TrainingMonitors(), new LossFloors(floor, floor), chance: double.NaN);
        EpochReport[] epochs = [Epoch(1, 0.1, 0.01), .. Enumerable.Range(2, 4).Select(i => Epoch(i, -0.02 * i, 0.01 + rise))];
        for (int i = 1; i <= epochs.Length; i++)
        {
            monitor.AfterEpoch(epochs[..i], log);
        }

        Assert.Equal(told, log.Troubles.Count);
    }

    /// <summary>A gap of 0.4 is large beside losses that are 0.2 above those of right answers, and small beside 10.</summary>
    [Theory]
    [InlineData(-10, 0)]
    [InlineData(-0.2, 1)]
    public void A_gap_is_judged_above_the_losses_of_right_answers(double floor, int told)
    {
        var log = new TroubleLog(_ => { });
        var monitor = new GeneralizationGap(new TrainingMonitors(), new LossFloors(floor, floor), scale: 1,
            chances: (double.NaN, double.NaN));
        monitor.AfterTraining(TrainingEnd.Completed, [.. Enumerable.Range(1, 4).Select(i => Epoch(i, i == 1 ? 0.5 : 0, 0.4))], log);
        Assert.Equal(told, log.Troubles.Count);
    }

    /// <summary>A training loss below chance beside a validation loss that never was: what is learned holds for no others.</summary>
    [Theory]
    [InlineData(0.8, 1.1, 1)]
    [InlineData(0.8, 0.9, 0)]
    [InlineData(0.99, 1.1, 0)]
    public void What_is_learned_by_heart_and_holds_for_no_others_is_told(double training, double validation, int told)
    {
        var log = new TroubleLog(_ => { });
        var monitor = new GeneralizationGap(new TrainingMonitors(), new LossFloors(0, 0), scale: 1, chances: (1, 1));
        monitor.AfterTraining(TrainingEnd.Completed, [.. Enumerable.Range(1, 4).Select(i => Epoch(i, training, validation))], log);
        Assert.Equal(told, log.Troubles.Count);
        Assert.All(log.Troubles, trouble => Assert.Contains("holds for no others", trouble.Cause, StringComparison.Ordinal));
    }

    /// <summary>A validation loss that rises and never was below chance was not learned: that is said in place of a pause too few.</summary>
    [Theory]
    [InlineData(0.5, "holds for no others")]
    [InlineData(2, "by heart since epoch 1")]
    public void Overfitting_that_never_was_better_than_chance_is_told_as_that(double chance, string cause)
    {
        var log = new TroubleLog(_ => { });
        var monitor = new Overfitting(new TrainingMonitors(), new LossFloors(0, 0), chance);
        EpochReport[] epochs = [.. Enumerable.Range(1, 6).Select(i => Epoch(i, 1 - (0.1 * i), 1 + (0.2 * i)))];
        monitor.AfterEpoch(epochs, log);
        Assert.Contains(cause, Assert.Single(log.Troubles).Cause, StringComparison.Ordinal);
        log.Report(TroubleKind.UnfinishedTraining, null, "", 1, 0, "NG6008", "Train for more epochs.");
        Assert.Single(log.Troubles);
    }

    /// <summary>Data that say nothing are a guess; what the compiler warned of is none.</summary>
    [Theory]
    [InlineData(FindingSeverity.Warning, "NG2015")]
    [InlineData(FindingSeverity.Info, "NG9001")]
    public void What_holds_for_no_others_follows_from_what_the_compiler_warned_of(FindingSeverity severity, string rule)
    {
        var log = new TroubleLog(_ => { }, [new CompilerFinding("NG2015", severity, "Recurrent1", "Rectifiers lose the signal.")]);
        var monitor = new GeneralizationGap(new TrainingMonitors(), new LossFloors(0, 0), scale: 1, chances: (1, 1));
        monitor.AfterTraining(TrainingEnd.Completed, [.. Enumerable.Range(1, 4).Select(i => Epoch(i, 0.8, 1.1))], log);
        Assert.Equal(rule, Assert.Single(log.Troubles).RuleId);
    }

    [Fact]
    public void The_digits_after_one_short_epoch_are_not_done()
    {
        Dataset digits = TestData.Digits();
        var options = new FitOptions { ProgressLine = ProgressLine.Off, Epochs = 1, BatchSize = 32 };
        TrainingTrouble trouble = Assert.Single(new DescendingDigits(1).Fit(digits, options, new() { LearningRate = 0.05 }).Troubles);
        Assert.Equal((TroubleKind.UnfinishedTraining, "NG6008"), (trouble.Kind, trouble.RuleId));
    }

    private static IReadOnlyList<TrainingTrouble> Of(
        double[] readings, EpochReport[] epochs, TrainingEnd end, LossFloors floors = default)
    {
        const int StepsOfAReading = 10;
        int steps = Math.Max(1, readings.Length) * StepsOfAReading;
        var log = new TroubleLog(_ => { });
        RunPlan plan = RunPlan.Of(MonitoredDigits.Summary, steps, new FitOptions { BatchSize = 1 }, epochs: 1, firstStep: 0);
        var monitor = new UnfinishedTraining(new TrainingMonitors(), plan, floors);
        var course = new LossCourse(StepsOfAReading, isFresh: true, ignorance: 2.3);
        foreach (double reading in readings)
        {
            for (int step = 0; step < StepsOfAReading; step++)
            {
                log.Step++;
                if (course.Add(reading, samples: 64, learningRate: 0.1))
                {
                    monitor.AfterReading(course, log);
                }
            }
        }

        monitor.AfterTraining(end, epochs, log);
        return log.Troubles;
    }

    private static EpochReport Epoch(int epoch, double train, double? validation = null) => new()
    {
        Epoch = epoch,
        Epochs = epoch,
        StepCount = epoch,
        TrainLoss = train,
        Penalty = 0,
        TrainAccuracy = null,
        ValidationLoss = validation,
        ValidationAccuracy = null,
        LearningRate = 0.1,
        Elapsed = TimeSpan.Zero,
        SamplesPerSecond = 1,
    };
}
