using NetGen.Training;

namespace NetGen.Tests.Training;

public sealed class TrainingLoopTests
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };

    /// <summary>t = 2a − 3b + 1, without noise.</summary>
    private static Dataset Line(int count)
    {
        var inputs = new float[2 * count];
        var targets = new float[count];
        for (int i = 0; i < count; i++)
        {
            inputs[2 * i] = i * 37 % 17 / 8f - 1;
            inputs[(2 * i) + 1] = i * 53 % 19 / 9f - 1;
            targets[i] = (2 * inputs[2 * i]) - (3 * inputs[(2 * i) + 1]) + 1;
        }

        return Dataset.FromArrays(inputs, targets);
    }

    private static Dataset Classes(int count) => Dataset.FromArrays(
        [.. Enumerable.Range(0, count).SelectMany(i => new float[] { i % 2 == 0 ? 1 : -1, i / (float)count })],
        [.. Enumerable.Range(0, count).Select(i => i % 2)]);

    private static LinearTrainer<float> Regression() => new(2, 1, "MeanSquaredError", epochs: 3, batchSize: 8);

    [Fact]
    public void Fit_linear_data_finds_the_line_in_float_and_double()
    {
        var single = new LinearTrainer<float>(2, 1, "MeanSquaredError", epochs: 200, batchSize: 8);
        var twice = new LinearTrainer<double>(2, 1, "MeanSquaredError", epochs: 400, batchSize: 8);
        History history = TrainingLoop.Fit(single, Line(100), Quiet);
        TrainingLoop.Fit(twice, Line(100), Quiet);
        float[] expected = [2, -3, 1];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(expected[i], single.Parameters[i], 1e-4f);
            // The double network sees float data: exact to what float targets carry.
            Assert.Equal(expected[i], twice.Parameters[i], 1e-6);
        }

        Assert.Equal(200, history.Epochs.Count);
        Assert.True(history.Epochs[^1].TrainLoss < 1e-7);
        Assert.False(history.Cancelled);
        Assert.Equal(200 * 13, history.StepCount);
    }

    [Fact]
    public void Fit_every_epoch_sees_every_sample_once_and_the_last_batch_is_smaller()
    {
        LinearTrainer<float> trainer = Regression();
        TrainingLoop.Fit(trainer, Line(21), Quiet);
        Assert.Equal([8, 8, 5, 8, 8, 5, 8, 8, 5], trainer.Seen.Select(rows => rows.Length));
        int[][] epochs = [.. trainer.Seen.Chunk(3).Select(steps => steps.SelectMany(rows => rows).ToArray())];
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 21), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[1], epochs[2]);
        Assert.NotEqual(Enumerable.Range(0, 21), epochs[0]);
    }

    [Fact]
    public void Fit_same_seed_same_bits_another_seed_another_order()
    {
        LinearTrainer<float>[] trainers = [Regression(), Regression(), Regression()];
        TrainingLoop.Fit(trainers[0], Line(50), Quiet with { Seed = 7 });
        TrainingLoop.Fit(trainers[1], Line(50), Quiet with { Seed = 7 });
        TrainingLoop.Fit(trainers[2], Line(50), Quiet with { Seed = 8 });
        Assert.Equal(trainers[0].Parameters.ToArray(), trainers[1].Parameters.ToArray());
        Assert.Equal(trainers[0].Seen, trainers[1].Seen);
        Assert.NotEqual(trainers[0].Seen, trainers[2].Seen);
    }

    [Fact]
    public void Fit_twice_goes_on_where_the_first_stopped()
    {
        LinearTrainer<float> whole = Regression();
        LinearTrainer<float> parts = Regression();
        TrainingLoop.Fit(whole, Line(21), Quiet with { Epochs = 5 });
        TrainingLoop.Fit(parts, Line(21), Quiet with { Epochs = 2 });
        History second = TrainingLoop.Fit(parts, Line(21), Quiet with { Epochs = 3 });
        Assert.Equal(whole.Seen, parts.Seen);
        Assert.Equal(whole.Parameters.ToArray(), parts.Parameters.ToArray());
        Assert.Equal((9, 15), (second.StepCount, second.Epochs[^1].StepCount));
    }

    [Fact]
    public void Fit_sets_the_scheduled_rate_before_each_step()
    {
        var trainer = new LinearTrainer<float>(2, 1, "MeanSquaredError", epochs: 2, batchSize: 8)
        {
            Schedule = time => Schedules.StepDecay(0.5, time, every: 1, factor: 0.1),
        };
        History history = TrainingLoop.Fit(trainer, Line(24), Quiet);
        Assert.Equal([0.5, 0.5, 0.5, 0.05, 0.05, 0.05], trainer.Rates);
        Assert.Equal([0.5, 0.05], history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Fit_options_override_what_was_declared()
    {
        LinearTrainer<float> trainer = Regression();
        History history = TrainingLoop.Fit(trainer, Line(10), Quiet with { Epochs = 2, BatchSize = 5 });
        Assert.Equal([5, 5, 5, 5], trainer.Seen.Select(rows => rows.Length));
        Assert.All(history.Epochs, epoch => Assert.Equal(2, epoch.Epochs));
    }

    [Fact]
    public void Fit_reports_the_mean_over_samples_not_over_batches()
    {
        // A rate of 0 leaves the weights at 0: every loss is ½t², and the last batch of one sample must weigh as one sample.
        var trainer = new LinearTrainer<float>(1, 1, "MeanSquaredError", epochs: 1, batchSize: 2) { Schedule = _ => 0 };
        History history = TrainingLoop.Fit(trainer, Dataset.FromArrays([1f, 1, 1], [2f, 4, 6]), Quiet);
        EpochReport report = Assert.Single(history.Epochs);
        Assert.Equal((2 + 8 + 18) / 3.0, report.TrainLoss, 12);
        Assert.Equal(0.25, report.Penalty);
        Assert.Null(report.TrainAccuracy);
        Assert.Null(report.ValidationLoss);
    }

    [Fact]
    public void Fit_measures_training_and_validation_accuracy()
    {
        var trainer = new LinearTrainer<float>(2, 2, "CrossEntropy", epochs: 30, batchSize: 4);
        var reported = new List<EpochReport>();
        History history = TrainingLoop.Fit(
            trainer, Classes(40), Quiet with { Validation = Classes(12), Progress = new Immediate(reported.Add) });
        Assert.Equal(history.Epochs, reported);
        Assert.Equal(1, history.Epochs[^1].TrainAccuracy);
        Assert.Equal(1, history.Epochs[^1].ValidationAccuracy);
        Assert.True(history.Epochs[^1].ValidationLoss < history.Epochs[0].ValidationLoss);
        Assert.Equal(Enumerable.Range(1, 30), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(30, history.BestEpoch!.Epoch);
        Assert.Equal(Evaluator.Evaluate(trainer, Classes(12)).Loss, history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void Fit_cancelled_without_validation_keeps_the_present_weights()
    {
        using var source = new CancellationTokenSource();
        var trainer = new LinearTrainer<float>(2, 1, "MeanSquaredError", epochs: 100, batchSize: 8)
        {
            BeforeStep = step =>
            {
                if (step == 9)
                {
                    source.Cancel();
                }
            },
        };
        History history = TrainingLoop.Fit(trainer, Line(40), Quiet with { CancellationToken = source.Token });
        Assert.True(history.Cancelled);
        Assert.Equal(10, history.StepCount);
        Assert.Equal(2, history.Epochs.Count);
        var uncancelled = new LinearTrainer<float>(2, 1, "MeanSquaredError", epochs: 2, batchSize: 8);
        TrainingLoop.Fit(uncancelled, Line(40), Quiet);
        Assert.Equal(uncancelled.Parameters.ToArray(), trainer.Parameters.ToArray());
    }

    [Fact]
    public void Fit_cancelled_with_validation_puts_the_best_epoch_s_weights_back()
    {
        using var source = new CancellationTokenSource();
        var weights = new List<float[]>();
        // Four good epochs, then a rate that walks away from the minimum.
        var trainer = new LinearTrainer<float>(2, 1, "MeanSquaredError", epochs: 100, batchSize: 8)
        {
            Schedule = time => time.Epoch < 4 ? 0.1 : 2.5,
        };
        var progress = new Immediate(report =>
        {
            weights.Add(trainer.Parameters.ToArray());
            if (report.Epoch == 6)
            {
                source.Cancel();
            }
        });
        History history = TrainingLoop.Fit(trainer, Line(40),
            Quiet with { Validation = Line(15), CancellationToken = source.Token, Progress = progress });
        Assert.True(history.Cancelled);
        Assert.Equal(6, history.Epochs.Count);
        Assert.Equal(4, history.BestEpoch!.Epoch);
        Assert.NotEqual(weights[5], weights[3]);
        Assert.Equal(weights[3], trainer.Parameters.ToArray());
        Assert.Equal(history.BestEpoch.ValidationLoss, Evaluator.Evaluate(trainer, Line(15)).Loss);
    }

    [Fact]
    public void Fit_cancelled_before_it_begins_changes_nothing_and_does_not_throw()
    {
        LinearTrainer<float> trainer = Regression();
        History history = TrainingLoop.Fit(trainer, Line(40), Quiet with { CancellationToken = new CancellationToken(canceled: true) });
        Assert.True(history.Cancelled);
        Assert.Empty(history.Epochs);
        Assert.Null(history.BestEpoch);
        Assert.Equal([0f, 0, 0], trainer.Parameters.ToArray());
        Assert.Empty(trainer.Seen);
    }

    [Fact]
    public void Fit_finished_run_keeps_the_last_weights_even_if_an_earlier_epoch_was_better()
    {
        var trainer = new LinearTrainer<float>(2, 1, "MeanSquaredError", epochs: 5, batchSize: 8)
        {
            Schedule = time => time.Epoch < 4 ? 0.1 : 2.5,
        };
        float[] last = [];
        History history = TrainingLoop.Fit(trainer, Line(40),
            Quiet with { Validation = Line(15), Progress = new Immediate(_ => last = trainer.Parameters.ToArray()) });
        Assert.Equal(4, history.BestEpoch!.Epoch);
        Assert.Equal(last, trainer.Parameters.ToArray());
    }

    [Fact]
    public void Fit_non_finite_value_goes_on_and_leaves_the_last_good_weights()
    {
        var trainer = new LinearTrainer<float>(2, 1, "MeanSquaredError", epochs: 1000, batchSize: 8) { Schedule = _ => 1e6 };
        var e = Assert.Throws<NonFiniteValueException>(() => TrainingLoop.Fit(trainer, Line(40), Quiet));
        Assert.Equal(trainer.StepCount, e.Step);
        Assert.Equal("Dense1", e.Layer);
        Assert.StartsWith($"Training stopped at step {e.Step}: the {e.Quantity} of Dense1 became ", e.Message);
        Assert.All(trainer.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Fit_allocates_nothing_in_the_step_loop()
    {
        // Two runs that differ only in their steps differ only in the reports of their epochs, and here both have one.
        static long Allocated(int batchSize)
        {
            var trainer = new LinearTrainer<float>(2, 1, "MeanSquaredError") { Records = false };
            Dataset data = Line(20_000);
            FitOptions options = Quiet with { Epochs = 1, BatchSize = batchSize };
            long before = GC.GetAllocatedBytesForCurrentThread();
            TrainingLoop.Fit(trainer, data, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(10);
        Assert.Equal(Allocated(20), Allocated(10));
    }

    [Fact]
    public void Fit_options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingLoop.Fit(Regression(), Line(10), Quiet with { Epochs = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingLoop.Fit(Regression(), Line(10), Quiet with { BatchSize = 0 }));
        Assert.Throws<ArgumentNullException>(() => TrainingLoop.Fit(Regression(), (Dataset)null!, Quiet));
    }

    private sealed class Immediate(Action<EpochReport> report) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => report(value);
    }
}
