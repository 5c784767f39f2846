using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>
/// The Training room: a trainer and samples come in, a trained network and its history go out. It knows a network only as
/// <see cref="ITrainer{T}"/>: no layer, no optimizer. Called by generated code; users call <c>Fit</c> on their network.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrainingLoop
{
    // Sets the order of samples apart from the other uses of a seed: initial weights, dropout, splits.
    private const ulong OrderStream = 0x4F52_4445_0000_0000;

    /// <summary>
    /// Trains: shuffles row numbers (not samples) by (seed, epoch), sets the scheduled learning rate before each step, measures the
    /// validation data after each epoch. Runs on the calling thread; the trainer and its network must not be used by others meanwhile.
    /// <para>
    /// The schedule and the order of samples go on from <see cref="ITrainer{T}.StepCount"/>: two runs of five epochs on one trainer do
    /// what one run of ten does, unless the schedule looks to the end: that is the end of the present run.
    /// </para>
    /// </summary>
    /// <returns>The completed epochs. A cancelled run returns too, see <see cref="FitOptions.CancellationToken"/>.</returns>
    /// <exception cref="DatasetException">The data is not what the network needs, or smaller than a batch. Nothing has changed.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is not below the network's output length. Nothing has changed.</exception>
    /// <exception cref="NonFiniteValueException">The loss or a gradient is not finite; the weights are those before that step.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Epochs or batch size below 1.</exception>
    public static History Fit<T>(ITrainer<T> trainer, Dataset train, FitOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new FitOptions();
        int epochs = options.Epochs ?? trainer.Summary.Epochs;
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1, nameof(options.Epochs));
        using ProgressPrinter? printer = ProgressPrinter.For(options.ProgressLine, epochs, train.Count);
        return Fit(trainer, train, options, epochs, printer, TimeProvider.System);
    }

    /// <summary>The loop with what shows its progress and tells it the time.</summary>
    internal static History Fit<T>(
        ITrainer<T> trainer, Dataset train, FitOptions options, int epochs, ProgressPrinter? printer, TimeProvider clock)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int batchSize = BatchSize(trainer.Summary, train, options);
        SampleCheck.Require(train, trainer.Summary, "training data");
        if (options.Validation is not null)
        {
            SampleCheck.Require(options.Validation, trainer.Summary, "validation data");
        }

        trainer.FitPreprocessing(train);
        var samples = new SampleView<T>(train);
        SampleView<T> validationSamples = options.Validation is null ? default : new SampleView<T>(options.Validation);
        int stepsPerEpoch = (train.Count + batchSize - 1) / batchSize;
        long firstStep = trainer.StepCount;
        var time = new TrainingTime(firstStep, stepsPerEpoch, firstStep + ((long)epochs * stepsPerEpoch));
        var order = new int[train.Count];
        var reports = new List<EpochReport>();
        var best = new BestWeights<T>();
        bool cancelled = false;
        long start = clock.GetTimestamp();
        try
        {
            for (int epoch = 1; epoch <= epochs; epoch++)
            {
                ShuffleRows(order, options.Seed, (ulong)((firstStep / stepsPerEpoch) + epoch - 1));
                printer?.BeginEpoch(epoch);
                long epochStart = clock.GetTimestamp();
                (double loss, long correct) =
                    RunEpoch(trainer, samples, order, batchSize, time, printer, options.CancellationToken);
                double seconds = clock.GetElapsedTime(epochStart).TotalSeconds;
                Evaluation? validation = options.Validation is null
                    ? null
                    : Evaluator.Evaluate(trainer, options.Validation, validationSamples, options.CancellationToken);
                var report = new EpochReport
                {
                    Epoch = epoch,
                    Epochs = epochs,
                    StepCount = trainer.StepCount,
                    TrainLoss = loss,
                    Penalty = trainer.Penalty(),
                    TrainAccuracy = trainer.Summary.HasClassLabels ? (double)correct / train.Count : null,
                    ValidationLoss = validation?.Loss,
                    ValidationAccuracy = validation?.Accuracy,
                    LearningRate = trainer.LearningRate,
                    Elapsed = clock.GetElapsedTime(start),
                    SamplesPerSecond = train.Count / seconds,
                };
                reports.Add(report);
                best.Offer(report.ValidationLoss, trainer.Parameters);
                printer?.EndEpoch(report);
                options.Progress?.Report(report);
            }
        }
        catch (OperationCanceledException) when (options.CancellationToken.IsCancellationRequested)
        {
            cancelled = true;
            best.CopyTo(trainer.Parameters);
        }

        return new History
        {
            Epochs = reports,
            Cancelled = cancelled,
            StepCount = trainer.StepCount - firstStep,
            Elapsed = clock.GetElapsedTime(start),
        };
    }

    /// <summary>One pass over the rows. Allocates nothing.</summary>
    private static (double MeanLoss, long Correct) RunEpoch<T>(
        ITrainer<T> trainer, SampleView<T> samples, ReadOnlySpan<int> order, int batchSize, TrainingTime time, ProgressPrinter? printer,
        CancellationToken cancellation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool classes = trainer.Summary.HasClassLabels;
        double lossSum = 0;
        long correct = 0;
        for (int first = 0; first < order.Length; first += batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<int> rows = order.Slice(first, Math.Min(batchSize, order.Length - first));
            trainer.LearningRate = trainer.ScheduledLearningRate(time with { Step = trainer.StepCount });
            lossSum += trainer.Step(samples.Batch(rows)) * rows.Length;
            correct += trainer.CorrectInLastStep;
            int done = first + rows.Length;
            printer?.StepDone(done, lossSum / done, classes ? (double)correct / done : null);
        }

        return (lossSum / order.Length, correct);
    }

    private static int BatchSize(NetworkSummary network, Dataset train, FitOptions options)
    {
        int batchSize = options.BatchSize ?? network.BatchSize;
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1, nameof(options.BatchSize));
        if (batchSize > train.Count)
        {
            string origin = options.BatchSize is null ? "as declared" : "as asked for";
            throw new DatasetException(
                $"{network.Name} is trained in batches of {batchSize} samples ({origin}); the training data has {train.Count}. " +
                $"Set FitOptions.BatchSize to at most {train.Count}.");
        }

        return batchSize;
    }

    /// <summary>A permutation that depends on (seed, epoch) alone, so that a run can be taken up again at any epoch.</summary>
    private static void ShuffleRows(Span<int> order, ulong seed, ulong epoch)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        new RandomStream(seed, OrderStream | epoch).Shuffle(order);
    }
}
