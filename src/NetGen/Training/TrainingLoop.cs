using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;
using NetGen.Training.Streaming;

namespace NetGen.Training;

/// <summary>
/// The Training room: a trainer and samples come in, a trained network and its history go out. It knows a network only as
/// <see cref="ITrainer{T}"/>: no layer, no optimizer. Called by generated code; users call <c>Fit</c> on their network or its trainer.
/// Thread-safe, except that a trainer takes one call at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrainingLoop
{
    /// <summary>
    /// Trains: shuffles row numbers (not samples) by (seed, epoch), sets the scheduled learning rate before each step, measures the
    /// validation data after each epoch. Runs on the calling thread; the trainer and its network must not be used by others meanwhile.
    /// <para>
    /// The schedule and the random numbers (order of samples, dropout, augmentation) go on from <see cref="ITrainer{T}.StepCount"/>: two
    /// runs of five epochs on one trainer do what one run of ten does, unless the schedule looks to the end: that is the end of the present
    /// run. A new trainer of a network that was trained before begins with other random numbers, unless it was given a seed.
    /// </para>
    /// </summary>
    /// <returns>The completed epochs. A cancelled run returns too, see <see cref="FitOptions.CancellationToken"/>.</returns>
    /// <exception cref="DatasetException">
    /// The data is not what the network needs, its columns or classes are called otherwise than those of the network or the validation
    /// data, or it is smaller than a batch; or a batch-normed vector would see a batch of one sample, see
    /// <see cref="FitOptions.DropLast"/>. Nothing has changed.
    /// </exception>
    /// <exception cref="LabelOutOfRangeException">A label is not below the network's output length. Nothing has changed.</exception>
    /// <exception cref="NonFiniteValueException">
    /// The loss or a gradient is not finite. The weights are those of the best epoch where they are kept (see
    /// <see cref="FitOptions.CancellationToken"/>), as after any other error, else those before that step;
    /// <see cref="NonFiniteValueException.History"/> tells the epochs that were complete (of other errors <see cref="TrainingErrors"/>).
    /// </exception>
    /// <exception cref="WeightFileException">A checkpoint is damaged, of another run, held by another run, or cannot be
    /// written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Epochs or batch size below 1.</exception>
    /// <exception cref="ArgumentException">What is to be monitored is not measured.</exception>
    public static History Fit<T>(ITrainer<T> trainer, Dataset train, FitOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Fit(trainer, train, options, OrderSeed(trainer, options));

    /// <summary>
    /// Trains a network from where its weights stand, with a new trainer: another optimizer's state and schedule, other random numbers. A
    /// fresh network draws those of the seed; one that was trained or loaded those of the seed and its weights together.
    /// </summary>
    /// <param name="trainer">The network's trainer, which has taken no step.</param>
    /// <param name="isFresh">Whether the weights are as they were initialised.</param>
    /// <param name="train">The samples.</param>
    /// <param name="options">The options; null for what is declared.</param>
    public static History Fit<T>(ITrainer<T> trainer, bool isFresh, Dataset train, FitOptions? options)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Fit(trainer, train, options, Seeded(trainer, isFresh, options), WeightsOf(trainer, isFresh, options));

    /// <summary>The same on samples that are read in every epoch.</summary>
    /// <inheritdoc cref="Fit{T}(ITrainer{T}, bool, Dataset, FitOptions?)"/>
    public static History Fit<T>(ITrainer<T> trainer, bool isFresh, StreamedDataset train, FitOptions? options)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Fit(trainer, train, options, Seeded(trainer, isFresh, options), WeightsOf(trainer, isFresh, options));

    /// <summary>
    /// The same on samples that are read in every epoch, on a thread beside the caller's, as <see cref="StreamedDataset"/> says. Declared
    /// preprocessing is fitted on all of them, which reads them two or three times before the first epoch.
    /// </summary>
    /// <inheritdoc cref="Fit{T}(ITrainer{T}, Dataset, FitOptions?)"/>
    /// <exception cref="DatasetException">The same; or a shard could not be read.</exception>
    public static History Fit<T>(ITrainer<T> trainer, StreamedDataset train, FitOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Fit(trainer, train, options, OrderSeed(trainer, options));

    /// <summary>The loop with what shows its progress and tells it the time.</summary>
    internal static History Fit<T>(
        ITrainer<T> trainer, Dataset train, FitOptions options, int epochs, ProgressPrinter? printer, TimeProvider clock,
        ulong? orderSeed = null, FirstWeights? firstWeights = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RunPlan plan = RunPlan.Of(trainer.Summary, train.Count, options, epochs, trainer.StepCount, orderSeed);
        plan = plan with { FirstWeights = firstWeights };
        train = SampleCheck.Require(train, trainer.Summary, "training data", names: trainer.Names);
        TrainedNames.RequireTrainable(train.Names, trainer);
        RangeNote? note = RangeCheck.Require(train, trainer.Summary);
        if (options.Monitors is null)
        {
            printer?.Note(note?.Text);
        }

        using var run = new TrainingRun<T>(trainer, FeedOf<T>(trainer.Summary, train, plan), train.Names, plan, options, printer, clock,
            note);
        return run.Run();
    }

    private static History Fit<T>(
        ITrainer<T> trainer, Dataset train, FitOptions? options, ulong orderSeed, FirstWeights? firstWeights = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new FitOptions();
        int epochs = options.Epochs ?? trainer.Summary.Epochs;
        using ProgressPrinter? printer = ProgressPrinter.For(options.ProgressLine, epochs, train.Count);
        if (printer is not null)
        {
            printer.Note(UnoptimizedBuild.NoteOnce(trainer.GetType().Assembly));
        }

        return Fit(trainer, train, options, epochs, printer, TimeProvider.System, orderSeed, firstWeights);
    }

    private static History Fit<T>(
        ITrainer<T> trainer, StreamedDataset train, FitOptions? options, ulong orderSeed, FirstWeights? firstWeights = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new FitOptions();
        int epochs = options.Epochs ?? trainer.Summary.Epochs;
        RunPlan plan = RunPlan.Of(trainer.Summary, train.Count, options, epochs, trainer.StepCount, orderSeed);
        plan = plan with { Window = train.WindowSize, FirstWeights = firstWeights };
        if (trainer.Summary.CarriesState)
        {
            throw new DatasetException($"{trainer.Summary.Name} carries its state from sample to sample (Training.CarryState): the samples must be in memory, in the order of time.");
        }

        SampleCheck.Require(train.Sample, trainer.Summary, "training data", names: trainer.Names);
        TrainedNames.RequireTrainable(train.Names, trainer);
        // Of the first sample: it may well fill next to nothing of the range, but not lie on another scale.
        _ = RangeCheck.Require(train.Sample, trainer.Summary);
        using ProgressPrinter? printer = ProgressPrinter.For(options.ProgressLine, epochs, train.Count);
        if (printer is not null)
        {
            printer.Note(UnoptimizedBuild.NoteOnce(trainer.GetType().Assembly));
        }

        var feed = new StreamFeed<T>(
            train, trainer.Summary, plan, options.Monitors is null ? null : options.Validation, options.CancellationToken);
        using var run = new TrainingRun<T>(trainer, feed, train.Names, plan, options, printer, TimeProvider.System);
        return run.Run();
    }

    private static ISampleFeed<T> FeedOf<T>(NetworkSummary network, Dataset train, RunPlan plan)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        network.CarriesState ? new SeriesFeed<T>(train, plan) : new MemoryFeed<T>(train, plan);

    /// <summary>
    /// The seed of a training that begins with these weights: the given one while they are as they were initialised, else one of both, so
    /// that a training that goes on draws other random numbers.
    /// </summary>
    /// <param name="seed">The given seed.</param>
    /// <param name="isFresh">Whether the weights are as they were initialised.</param>
    /// <param name="state">Parameters and buffers.</param>
    public static ulong SeedOf<T>(ulong seed, bool isFresh, ReadOnlySpan<T> state) where T : unmanaged
    {
        if (isFresh)
        {
            return seed;
        }

        var digest = default(Digest);
        digest.Add((long)seed);
        digest.Add(state);
        return digest.Value;
    }

    /// <summary>
    /// The seed of the order in which a trainer sees samples: the one that is asked for, and the trainer's where that is another, which it
    /// is of a network that was trained before. A trainer of a fresh network has 0 where nobody asked for more.
    /// </summary>
    private static ulong OrderSeed<T>(ITrainer<T> trainer, FitOptions? options) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ulong seed = options?.Seed ?? 0;
        if (trainer.Seed == 0 || trainer.Seed == seed)
        {
            return seed;
        }

        var digest = default(Digest);
        digest.Add((long)seed, (long)trainer.Seed);
        return digest.Value;
    }

    /// <summary>Gives the trainer the seed of a training that begins with these weights.</summary>
    private static ulong Seeded<T>(ITrainer<T> trainer, bool isFresh, FitOptions? options) where T : unmanaged =>
        trainer.Seed = SeedOf<T>(options?.Seed ?? 0, isFresh, trainer.ParametersAndBuffers);

    /// <summary>Of a run that is to be told from those that began with other weights: of another seed of the network, or loaded from
    /// another file.</summary>
    private static FirstWeights? WeightsOf<T>(ITrainer<T> trainer, bool isFresh, FitOptions? options) where T : unmanaged
    {
        if (options?.Checkpoints is null)
        {
            return null;
        }

        var digest = default(Digest);
        digest.Add<T>(trainer.Parameters);
        return new FirstWeights(digest.ToString(), isFresh);
    }
}
