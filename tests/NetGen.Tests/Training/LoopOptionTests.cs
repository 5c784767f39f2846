using System.Diagnostics;
using System.Diagnostics.Metrics;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>Early stopping, accumulation, fast runs, callbacks, streams of epochs and what observers see.</summary>
public sealed class LoopOptionTests
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };

    private static readonly double[] Losses = [5, 4, 3.5, 3.6, 3.45, 3.7, 3.8, 3.2, 4, 5, 6, 7];

    [Theory]
    [InlineData(0, 0.0, 1, 4)] // the first that is no better
    [InlineData(1, 0.0, 1, 7)]
    [InlineData(2, 0.0, 1, 11)] // 3.7, 3.8 are forgiven by 3.2
    [InlineData(1, 0.2, 1, 5)] // 3.6, and 3.45 is better than 3.5 by too little
    [InlineData(0, 0.0, 7, 9)] // 3.8 sets the mark, 3.2 is better
    [InlineData(3, 0.0, 1, 12)] // four in a row at the end
    public void EarlyStopping_stops_after_more_epochs_without_a_better_one_than_patience(int patience, double minDelta, int startEpoch, int epochs)
    {
        var stopping = new EarlyStopping { Patience = patience, MinDelta = minDelta, StartEpoch = startEpoch };
        Assert.Equal(epochs, EpochsUntilStop(stopping, MonitoredQuantity.ValidationLoss));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Baseline_that_no_epoch_can_beat_or_fail_is_refused(double baseline) => Assert.Equal("Baseline",
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { Baseline = baseline }.Validate()).ParamName);

    [Theory]
    [InlineData(1e308)]
    [InlineData(1e-300)]
    public void Class_weight_beyond_the_scalar_is_refused(double weight) => Assert.Contains(
        "ClassWeights[0] is ", Assert.Throws<ArgumentOutOfRangeException>(() => new ClassWeights<float>(2) { Values = [weight, weight] }).Message,
        StringComparison.Ordinal);

    [Fact]
    public void EarlyStopping_baseline_must_be_beaten_at_once()
    {
        Assert.Equal(3, EpochsUntilStop(new EarlyStopping { Patience = 2, Baseline = 3 }, MonitoredQuantity.ValidationLoss));
        Assert.Equal(12, EpochsUntilStop(new EarlyStopping { Patience = 3, Baseline = 6 }, MonitoredQuantity.ValidationLoss));
    }

    [Fact]
    public void EarlyStopping_of_an_accuracy_wants_it_to_rise_and_takes_NaN_for_the_worst()
    {
        // The accuracy is the negative loss: it falls where the loss rises.
        Assert.Equal(4, EpochsUntilStop(new EarlyStopping { Patience = 0 }, MonitoredQuantity.ValidationAccuracy));
        EpochReport[] epochs = [Report(1, double.NaN), Report(2, double.NaN)];
        Assert.True(new EarlyStopping { Patience = 1 }.Stops(epochs, EpochMonitor.Of(MonitoredQuantity.ValidationLoss, epochs)));
    }

    [Fact]
    public void Fit_stops_early_with_the_weights_of_the_best_epoch()
    {
        var weights = new List<float[]>();
        // Three good epochs, then a rate that walks away from the minimum.
        LinearTrainer<float> trainer = Regression(time => time.Epoch < 3 ? 0.1 : 8);
        FitOptions options = Quiet with { Epochs = 50, Validation = Line(15), Progress = new Immediate(_ => weights.Add(trainer.Parameters.ToArray())) };
        History history = trainer.Fit(Line(40), options with { EarlyStopping = new EarlyStopping { Patience = 2 } });
        Assert.Equal((TrainingEnd.EarlyStopping, 6, 3), (history.End, history.Epochs.Count, history.BestEpoch!.Epoch));
        Assert.Equal(weights[2], trainer.Parameters.ToArray());
        Assert.StartsWith("Stopped early after 6 epochs", history.ToString());

        weights.Clear();
        trainer = Regression(time => time.Epoch < 3 ? 0.1 : 8);
        trainer.Fit(Line(40), options with { EarlyStopping = new EarlyStopping { Patience = 2, RestoreBest = false } });
        Assert.Equal(weights[^1], trainer.Parameters.ToArray());
    }

    [Fact]
    public void Monitor_that_is_not_measured_is_refused()
    {
        Assert.Equal("FitOptions.Monitor is ValidationLoss; FitOptions.Validation gives no data to measure it on. (Parameter 'options')",
            Assert.Throws<ArgumentException>(() => Regression().Fit(Line(20), Quiet with { Monitor = MonitoredQuantity.ValidationLoss })).Message);
        foreach (MonitoredQuantity accuracy in (MonitoredQuantity[])[MonitoredQuantity.TrainAccuracy, MonitoredQuantity.ValidationAccuracy])
        {
            Assert.Contains("is trained by MeanSquaredError and has none", Assert.Throws<ArgumentException>(
                () => Regression().Fit(Line(20), Quiet with { Monitor = accuracy, Validation = Line(10) })).Message);
        }
    }

    [Fact]
    public void Accumulated_batches_are_one_step_over_all_their_samples()
    {
        (LinearTrainer<float> accumulated, LinearTrainer<float> large) = (Regression(), Regression());
        History history = accumulated.Fit(Line(40), Quiet with { Epochs = 2, BatchSize = 4, Accumulate = 3 });
        large.Fit(Line(40), Quiet with { Epochs = 2, BatchSize = 12 });
        Assert.Equal([12, 12, 12, 4, 12, 12, 12, 4], accumulated.Seen.Select(rows => rows.Length));
        Assert.Equal(large.Parameters.ToArray(), accumulated.Parameters.ToArray());
        Assert.Equal(8, history.StepCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => Regression().Fit(Line(40), Quiet with { Accumulate = 0 }));
    }

    [Fact]
    public void Limited_batches_make_short_epochs_that_schedules_take_for_whole_ones()
    {
        LinearTrainer<float> trainer = Regression(time => Schedules.StepDecay(0.5, time, every: 1, factor: 0.1));
        History history = trainer.Fit(Line(100), Quiet with { Epochs = 3, LimitBatches = 2, Validation = Line(50) });
        Assert.Equal([8, 8, 8, 8, 8, 8], trainer.Seen.Select(rows => rows.Length));
        Assert.Equal([0.5, 0.05, 0.005], history.Epochs.Select(epoch => Math.Round(epoch.LearningRate, 12)));
        Assert.NotEqual(trainer.Seen[0], trainer.Seen[2]);
        Assert.Equal(Evaluator.Evaluate(trainer, Line(50).Take(16)).Loss, history.Epochs[^1].ValidationLoss);
        Assert.Throws<ArgumentOutOfRangeException>(() => Regression().Fit(Line(40), Quiet with { LimitBatches = 0 }));
    }

    [Theory]
    [InlineData(8, 1, new[] { 8, 8, 8 })]
    [InlineData(8, 2, new[] { 16, 8 })] // a step of fewer batches is none of fewer samples in a batch
    [InlineData(29, 1, new[] { 29 })]
    public void Dropped_last_batch_is_the_incomplete_one(int batchSize, int accumulate, int[] steps)
    {
        LinearTrainer<float> trainer = Regression();
        trainer.Fit(Line(29), Quiet with { Epochs = 2, BatchSize = batchSize, Accumulate = accumulate, DropLast = true });
        Assert.Equal([.. steps, .. steps], trainer.Seen.Select(rows => rows.Length));
        Assert.NotEqual(trainer.Seen[0], trainer.Seen[steps.Length]);
    }

    [Fact]
    public void Callbacks_see_every_step_and_epoch_and_any_may_end_the_training()
    {
        var (first, second) = (new Recorder(lastStep: 7), new Recorder(lastStep: int.MaxValue));
        LinearTrainer<float> trainer = Regression();
        History history = trainer.Fit(Line(40), Quiet with { Epochs = 9, Callbacks = [first, second] });
        Assert.Equal(TrainingEnd.Callback, history.End);
        Assert.Equal(7, history.StepCount);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], second.Steps.Select(step => step.StepCount));
        Assert.Equal([1, 1, 1, 1, 1, 2, 2], second.Steps.Select(step => step.Epoch));
        Assert.Equal(first.Steps, second.Steps);
        Assert.All(second.Steps, step => Assert.Equal((8, 0.1), (step.Samples, step.LearningRate)));
        Assert.Equal(history.Epochs, second.Epochs);
        Assert.Equal(history.Epochs[0].TrainLoss, second.Steps.Take(5).Average(step => step.Loss), 1e-12);
        Assert.Equal(2, Regression().Fit(Line(40), Quiet with { Epochs = 9, Callbacks = [new Recorder(lastEpoch: 2)] }).Epochs.Count);
    }

    [Fact]
    public async Task FitAsync_streams_the_epochs_of_the_same_training()
    {
        (LinearTrainer<float> streamed, LinearTrainer<float> direct) = (Regression(), Regression());
        var told = new List<EpochReport>();
        var epochs = new List<EpochReport>();
        await foreach (EpochReport epoch in streamed.FitAsync(Line(40), Quiet with { Epochs = 4, Progress = new Immediate(told.Add) }))
        {
            epochs.Add(epoch);
        }

        direct.Fit(Line(40), Quiet with { Epochs = 4 });
        Assert.Equal([1, 2, 3, 4], epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(told, epochs);
        Assert.Equal(direct.Parameters.ToArray(), streamed.Parameters.ToArray());
    }

    [Fact]
    public async Task FitAsync_ends_the_training_when_its_reader_leaves_or_cancels_and_passes_errors_on()
    {
        LinearTrainer<float> trainer = Regression();
        await foreach (EpochReport epoch in trainer.FitAsync(Line(40), Quiet with { Epochs = int.MaxValue }))
        {
            if (epoch.Epoch == 3)
            {
                break;
            }
        }

        long steps = trainer.StepCount;
        Assert.True(steps >= 15);
        using var source = new CancellationTokenSource();
        int seen = 0;
        await foreach (EpochReport _ in trainer.FitAsync(Line(40), Quiet with { Epochs = int.MaxValue }).WithCancellation(source.Token))
        {
            seen++;
            await source.CancelAsync();
        }

        Assert.True(seen >= 1);
        Assert.True(trainer.StepCount >= steps + 5);
        await Assert.ThrowsAsync<DatasetException>(async () =>
        {
            await foreach (EpochReport _ in trainer.FitAsync(Line(3), Quiet))
            {
            }
        });
    }

    [Fact]
    public void Observers_of_the_process_see_steps_samples_losses_and_activities()
    {
        const string name = "ObservedNetwork";
        var sums = new Dictionary<string, double>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == "NetGen") listener.EnableMeasurementEvents(instrument); } };
        bool IsOurs(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length == 1 && (string?)tags[0].Value == name;
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (IsOurs(tags))
            {
                sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
            }
        });
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            if (IsOurs(tags))
            {
                sums[instrument.Name] = value;
            }
        });
        meters.Start();
        var activities = new List<Activity>();
        using var activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "NetGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if ((string?)activity.GetTagItem("netgen.network") == name)
                {
                    activities.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(activityListener);

        LinearTrainer<float> trainer = Regression(name: name);
        History history = trainer.Fit(Line(20), Quiet with { Epochs = 2, Validation = Line(10) });
        Assert.Equal((6, 40, 2), (sums["netgen.training.steps"], sums["netgen.training.samples"], sums["netgen.training.epochs"]));
        Assert.Equal(history.Epochs[^1].TrainLoss, sums["netgen.training.loss"]);
        Assert.Equal(history.Epochs[^1].ValidationLoss, sums["netgen.training.validation_loss"]);
        Assert.Equal(history.Epochs[^1].SamplesPerSecond, sums["netgen.training.samples_per_second"]);
        Assert.Equal(["netgen.epoch", "netgen.epoch", "netgen.fit"], activities.Select(activity => activity.OperationName));
        Assert.Equal(history.Epochs[0].TrainLoss, activities[0].GetTagItem("netgen.loss"));
        Assert.All(activities[..2], epoch => Assert.Equal(activities[2].SpanId, epoch.ParentSpanId));
    }

    private static int EpochsUntilStop(EarlyStopping stopping, MonitoredQuantity quantity)
    {
        var epochs = new List<EpochReport>();
        foreach (double loss in Losses)
        {
            epochs.Add(Report(epochs.Count + 1, loss));
            if (stopping.Stops(epochs, EpochMonitor.Of(quantity, epochs)))
            {
                return epochs.Count;
            }
        }

        return -1;
    }

    private static EpochReport Report(int epoch, double loss) => new()
    {
        Epoch = epoch,
        Epochs = 20,
        StepCount = epoch,
        TrainLoss = loss,
        Penalty = 0,
        TrainAccuracy = null,
        ValidationLoss = loss,
        ValidationAccuracy = -loss,
        LearningRate = 0.1,
        Elapsed = TimeSpan.Zero,
        SamplesPerSecond = 1,
    };

    private static LinearTrainer<float> Regression(Func<TrainingTime, double>? schedule = null, string name = "Line") =>
        new(2, 1, "MeanSquaredError", epochs: 3, batchSize: 8, name) { Schedule = schedule ?? (_ => 0.1) };

    /// <summary>t = 2a − 3b + 1, without noise.</summary>
    private static Dataset Line(int count)
    {
        float[] inputs = [.. Enumerable.Range(0, 2 * count).Select(i => (i * 37 % 41 / 20f) - 1)];
        return Dataset.FromArrays(inputs, (float[])[.. Enumerable.Range(0, count).Select(i => (2 * inputs[2 * i]) - (3 * inputs[(2 * i) + 1]) + 1)]);
    }

    private sealed class Immediate(Action<EpochReport> report) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => report(value);
    }

    private sealed class Recorder(int lastStep = int.MaxValue, int lastEpoch = int.MaxValue) : ITrainingCallback
    {
        public List<StepReport> Steps { get; } = [];

        public List<EpochReport> Epochs { get; } = [];

        public bool AfterStep(in StepReport step)
        {
            Steps.Add(step);
            return Steps.Count < lastStep;
        }

        public bool AfterEpoch(EpochReport epoch)
        {
            Epochs.Add(epoch);
            return Epochs.Count < lastEpoch;
        }
    }
}
