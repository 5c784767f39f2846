using System.Numerics;
using NetGen.Data;
using NetGen.Training.Checkpointing;
using NetGen.Training.Monitoring;
using NetGen.Training.Streaming;

namespace NetGen.Training;

/// <summary>One call of <c>Fit</c>: the epochs, and what is done between steps and between epochs.</summary>
internal sealed class TrainingRun<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    // 8 MB.
    private const int MostKeptOutputs = 1 << 20;

    private readonly ITrainer<T> trainer;
    private readonly ISampleFeed<T> feed;
    private readonly SampleNames names;
    private readonly FitOptions options;
    private readonly ProgressPrinter? printer;
    private readonly TimeProvider clock;
    private readonly EpochMonitor monitor;
    private readonly Dataset? validation;
    private readonly SampleView<T>? validationSamples;
    private readonly BestWeights<T>? best;
    private readonly RunKeeper<T>? checkpoints;
    private readonly List<EpochReport> epochs = [];
    private readonly TrainingTelemetry telemetry;
    private readonly TroubleLog troubles;
    private readonly RangeNote? rangeNote;
    private readonly long start;
    private bool knowsStream;
    private RunPlan plan;
    private ResumedRun? resumed;
    private RunMonitors<T>? monitors;
    private TrainingScene<T>? scene;
    private EpochProgress progress;
    private TimeSpan earlier;

    /// <exception cref="DatasetException">The validation data is not what the network needs.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or what is to be monitored is not measured.</exception>
    public TrainingRun(
        ITrainer<T> trainer, ISampleFeed<T> feed, SampleNames names, RunPlan plan, FitOptions options, ProgressPrinter? printer,
        TimeProvider clock, RangeNote? rangeNote = null)
    {
        this.rangeNote = rangeNote;
        this.trainer = trainer;
        this.feed = feed;
        this.names = trainer.Names.Or(names);
        this.plan = plan;
        this.options = options;
        this.printer = printer;
        this.clock = clock;
        options.EarlyStopping?.Validate();
        options.Monitors?.Validate();
        monitor = EpochMonitor.Of(options, trainer.Summary);
        if (options.Validation is not null)
        {
            Dataset given = SampleCheck.Require(options.Validation, trainer.Summary, "validation data", names: this.names);
            NameCheck.Require(given.Names, "validation data", this.names, "the training data");
            validation = options.LimitBatches is null ? given : given.Take(plan.RowsPerEpoch);
            validationSamples = new SampleView<T>(validation);
        }

        trainer.Threads = options.Threads;
        trainer.ReserveStates(plan.RowsPerStep);
        trainer.ClassWeights = options.ClassWeights ?? trainer.ClassWeights;
        bool keepsBest = validation is not null || options.Monitor != MonitoredQuantity.Auto || options.EarlyStopping is not null;
        best = keepsBest ? new BestWeights<T>(monitor) : null;
        checkpoints = options.Checkpoints?.Keeping.Begin(
            options.Checkpoints, trainer, plan, () => RunIdentity.Of(trainer, feed.Fingerprint(), validation, options),
            reports => options.EarlyStopping?.Stops(reports, monitor) == true,
            (weights, reports) => options.Score is null
                ? null
                : ScoreMatch.OfBest(options.Score, weights, reports, monitor, trainer, validation!, validationSamples!));
        troubles = new TroubleLog(Report, trainer.Summary.Findings) { Step = plan.FirstStep };
        telemetry = new TrainingTelemetry(trainer.Summary.Name);
        start = clock.GetTimestamp();
    }

    private TimeSpan Elapsed => earlier + clock.GetElapsedTime(start);

    public History Run()
    {
        using var activity = telemetry.BeginRun(plan);
        trainer.Names = names;
        Resume();
        if (options.Monitors is not null)
        {
            LookAtData();
            monitors = new RunMonitors<T>(options.Monitors, trainer, plan, feed, validation, troubles);
        }

        long stepsBefore = trainer.StepCount;
        TrainingEnd end = RunEpochs();
        if (end != TrainingEnd.Cancelled && trainer.StepCount > stepsBefore)
        {
            monitors?.AfterTraining(end, epochs);
        }

        if (options.RestoresBest(end))
        {
            best?.CopyTo(trainer.ParametersAndBuffers);
        }

        History history = HistoryOf(end);
        foreach (ITrainingCallback callback in options.Callbacks)
        {
            callback.AfterTraining(history);
        }

        return history;
    }

    /// <summary>Leaves what the run held to others.</summary>
    public void Dispose() => checkpoints?.Dispose();

    private void Resume()
    {
        if (checkpoints?.Resume(epochs, best) is { } point)
        {
            (progress, earlier, plan) = (point.Epoch, point.Elapsed, point.Plan);
            resumed = new ResumedRun(options.Checkpoints!.Folder, epochs.Count, trainer.StepCount - plan.FirstStep, earlier);
            printer?.GoesOnAfter(epochs.Count, progress.Rows);
        }

        printer?.Note(checkpoints?.Note);
    }

    private void LookAtData()
    {
        if (epochs.Count >= plan.Epochs)
        {
            return;
        }

        if (feed.InMemory is { } samples)
        {
            DataTroubles.LookAtAnswers(samples, trainer.Summary, trainer.ClassWeights is not null, troubles);
            InputTroubles.LookAt(samples, trainer.Summary, rangeNote, troubles);
        }

        if (options.Validation is { } measured)
        {
            DataTroubles.LookAtMeasured(measured, trainer.Summary, troubles);
        }

        if (feed.InMemory is { } trained && validation is not null)
        {
            SharedSamples.LookFor(trained, validation, trainer.Summary, troubles);
        }

        DataTroubles.LookAtSteps(plan, trainer.Summary, troubles);
        DataTroubles.LookAtWeights(trainer.Summary, troubles);
    }

    private void LookAtStream(StreamFacts facts)
    {
        if (facts.ClassCounts is { } counts)
        {
            DataTroubles.LookAtClasses(counts, trainer.ClassWeights is not null, troubles);
        }

        if (options.Validation is { } measured)
        {
            SharedSamples.Judge(facts.Shared, feed.Data, measured, trainer.Summary, troubles);
        }
    }

    private void LookAtScore(EpochReport report)
    {
        if (options.Monitors is not null && monitor.IsScore && report.ValidationScore is double.NaN)
        {
            (troubles.Epoch, troubles.Step) = (report.Epoch, trainer.StepCount);
            DataTroubles.LookAtScore(report.Epoch, troubles);
        }
    }

    private History HistoryOf(TrainingEnd end) => new()
    {
        Epochs = epochs,
        End = end,
        Monitor = options.Monitor,
        StepCount = trainer.StepCount - plan.FirstStep,
        Resumed = resumed,
        Troubles = [.. troubles.Troubles],
        Elapsed = Elapsed,
    };

    private TrainingEnd RunEpochs()
    {
        try
        {
            feed.FitPreprocessing(trainer);
            BeforeTraining();
            while (epochs.Count < plan.Epochs)
            {
                if (options.EarlyStopping?.Stops(epochs, monitor) == true)
                {
                    return TrainingEnd.EarlyStopping;
                }

                options.CancellationToken.ThrowIfCancellationRequested();
                if (!RunEpoch())
                {
                    return TrainingEnd.Callback;
                }
            }

            return TrainingEnd.Completed;
        }
        catch (OperationCanceledException) when (options.CancellationToken.IsCancellationRequested)
        {
            SaveCheckpoint();
            return TrainingEnd.Cancelled;
        }
        catch (Exception failure)
        {
            Failed(failure);
            throw;
        }
    }

    /// <summary>The best epoch survives every error: its weights are put back, and the error carries what had been achieved.</summary>
    private void Failed(Exception failure)
    {
        best?.CopyTo(trainer.ParametersAndBuffers);
        var broken = failure as NonFiniteValueException;
        if (broken is not null)
        {
            broken.RestoredEpoch = best?.Epoch;
            monitors?.Broke(epochs.Count + 1, broken);
        }

        History history = HistoryOf(TrainingEnd.Failed);
        broken?.History = history;
        failure.Carry(history);
    }

    private void BeforeTraining()
    {
        if (options.Callbacks.Count == 0)
        {
            return;
        }

        scene = new TrainingScene<T>(trainer, options, feed.Data);
        foreach (ITrainingCallback callback in options.Callbacks)
        {
            callback.BeforeTraining(scene);
        }
    }

    /// <summary>What is left of the present epoch; false where a callback ends the training.</summary>
    private bool RunEpoch()
    {
        using var activity = telemetry.BeginEpoch(epochs.Count + 1);
        printer?.BeginEpoch(epochs.Count + 1);
        long epochStart = clock.GetTimestamp();
        int before = progress.Rows;
        if (!RunSteps())
        {
            SaveCheckpoint();
            return false;
        }

        if (options.Monitors is not null && !knowsStream && feed.Facts is { } facts)
        {
            troubles.Step = trainer.StepCount;
            LookAtStream(facts);
            knowsStream = true;
        }

        double seconds = clock.GetElapsedTime(epochStart).TotalSeconds;
        EpochReport report = Report((plan.RowsPerEpoch - before) / seconds);
        epochs.Add(report);
        progress = default;
        trainer.EndEpoch(monitor.ValueOf(report), monitor.HigherIsBetter);
        if (best?.Offer(report, trainer.ParametersAndBuffers) == true)
        {
            checkpoints?.SaveBest();
        }

        telemetry.EndEpoch(activity, report);
        printer?.EndEpoch(report);
        LookAtScore(report);
        monitors?.AfterEpoch(epochs);
        options.Progress?.Report(report);
        bool goesOn = true;
        foreach (ITrainingCallback callback in options.Callbacks)
        {
            goesOn &= callback.AfterEpoch(report);
        }

        SaveCheckpoint();
        return goesOn;
    }

    /// <summary>The steps that are left of the present epoch; false where a callback ends the training. Allocates nothing per
    /// step.</summary>
    private bool RunSteps()
    {
        TrainingTime time = plan.Time;
        foreach (Stretch<T> stretch in feed.Epoch(plan.OrderOfSamples(epochs.Count + 1), progress.Rows))
        {
            ReadOnlySpan<int> rows = stretch.Rows.Span;
            ReadOnlySpan<bool> begins = stretch.Begins.Span;
            for (int first = 0; first < rows.Length; first += plan.RowsPerStep)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                int count = Math.Min(plan.RowsPerStep, rows.Length - first);
                Batch<T> batch = stretch.Samples.Batch(rows.Slice(first, count), begins.IsEmpty ? begins : begins.Slice(first, count));
                trainer.LearningRate = trainer.ScheduledLearningRate(time with { Step = trainer.StepCount });
                monitors?.BeforeStep(batch);
                double loss = trainer.Step(batch);
                monitors?.AfterStep(epochs.Count + 1, batch.Rows.Length, loss);
                if (!StepDone(batch.Rows.Length, trainer.Summary.HasClassMaps ? trainer.LabelsInLastStep : batch.Rows.Length, loss))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool StepDone(int rows, int answers, double loss)
    {
        progress = progress.With(rows, answers, loss, trainer.CorrectInLastStep);
        printer?.StepDone(progress.Rows, progress.MeanLoss, trainer.Summary.HasClassLabels ? progress.Accuracy : null);
        telemetry.StepDone(rows);
        bool goesOn = true;
        if (options.Callbacks.Count > 0)
        {
            var report = new StepReport
            {
                Epoch = epochs.Count + 1,
                StepCount = trainer.StepCount,
                Samples = rows,
                Loss = loss,
                LearningRate = trainer.LearningRate,
            };
            for (int i = 0; i < options.Callbacks.Count; i++)
            {
                goesOn &= options.Callbacks[i].AfterStep(report);
            }
        }

        // The end of an epoch saves anyway, with its validation.
        if (goesOn && checkpoints?.IsDue == true && progress.Rows < plan.RowsPerEpoch)
        {
            SaveCheckpoint();
        }

        return goesOn;
    }

    private EpochReport Report(double samplesPerSecond)
    {
        // A callback may ask for what is measured here; not of some batches alone, and not at the cost of much memory.
        bool isKept = scene is not null && validation is not null && options.LimitBatches is null
            && (long)validation.Count * trainer.Summary.OutputLength <= MostKeptOutputs;
        Evaluation? evaluation = validation is null
            ? null
            : Evaluator.Evaluate(trainer, validation, validationSamples!, keepsScores: isKept || options.Score is not null,
                options.CancellationToken);
        if (isKept)
        {
            scene!.Keep(options.Validation!, evaluation!);
        }

        return new EpochReport
        {
            Epoch = epochs.Count + 1,
            Epochs = plan.Epochs,
            StepCount = trainer.StepCount,
            TrainLoss = progress.MeanLoss,
            Penalty = trainer.Penalty(),
            TrainAccuracy = trainer.Summary.HasClassLabels ? progress.Accuracy : null,
            ValidationLoss = evaluation?.Loss,
            ValidationAccuracy = evaluation?.Accuracy,
            ValidationScore = evaluation is null ? null : options.Score?.Invoke(evaluation),
            LearningRate = trainer.LearningRate,
            Elapsed = Elapsed,
            SamplesPerSecond = samplesPerSecond,
        };
    }

    private void Report(TrainingTrouble trouble)
    {
        telemetry.Trouble(trouble);
        printer?.Trouble(trouble);
        foreach (ITrainingCallback callback in options.Callbacks)
        {
            callback.OnTrouble(trouble);
        }
    }

    private void SaveCheckpoint() => checkpoints?.SaveLast(plan, progress, epochs, Elapsed, best?.Weights);
}

/// <summary>How far the present epoch is.</summary>
/// <param name="Rows">Samples trained on.</param>
/// <param name="LossSum">The sum of their losses.</param>
/// <param name="Correct">How many of their answers were right.</param>
/// <param name="Answers">How many answers they have, where that is not one each.</param>
internal readonly record struct EpochProgress(int Rows, double LossSum, long Correct, long? Answers = null)
{
    public double MeanLoss => Per(LossSum);

    public double Accuracy => Per(Correct);

    public EpochProgress With(int rows, int answers, double meanLoss, int correct)
    {
        long known = Answers ?? Rows;
        return new(Rows + rows, LossSum + (meanLoss * answers), Correct + correct,
            Answers is null && answers == rows ? null : known + answers);
    }

    /// <summary>0 where no position counts.</summary>
    private double Per(double sum) => Answers == 0 ? 0 : sum / (Answers ?? Rows);
}
