using System.Numerics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// Training with a trainer of one's own: it keeps the optimizer's state, so that a second call goes on where the first ended. Thread-safe,
/// except that a trainer takes one call at a time.
/// </summary>
public static class Trainers
{
    extension<T>(ITrainer<T> trainer) where T : unmanaged, IFloatingPointIeee754<T>
    {
        /// <summary>Trains from where the trainer stands.</summary>
        /// <inheritdoc cref="TrainingLoop.Fit{T}(ITrainer{T}, Dataset, FitOptions?)"/>
        public History Fit(Dataset train, FitOptions? options = null) => TrainingLoop.Fit(trainer, train, options);

        /// <summary>Trains from where the trainer stands, on samples that are read in every epoch.</summary>
        /// <inheritdoc cref="TrainingLoop.Fit{T}(ITrainer{T}, StreamedDataset, FitOptions?)"/>
        public History Fit(StreamedDataset train, FitOptions? options = null) => TrainingLoop.Fit(trainer, train, options);

        /// <summary>
        /// Trains on a thread of its own and hands out the epochs as they are complete; it does not wait for who reads them. Neither
        /// trainer nor network may be used before the enumeration has ended. Leaving it early, or cancelling it, ends the training as
        /// <see cref="FitOptions.CancellationToken"/> does, and waits for that end.
        /// </summary>
        /// <inheritdoc cref="TrainingLoop.Fit{T}(ITrainer{T}, Dataset, FitOptions?)"/>
        public IAsyncEnumerable<EpochReport> FitAsync(Dataset train, FitOptions? options = null) =>
            EpochStream.Run(cancellable => TrainingLoop.Fit(trainer, train, cancellable), options ?? new FitOptions());

        /// <summary>The same on samples that are read in every epoch.</summary>
        /// <inheritdoc cref="TrainingLoop.Fit{T}(ITrainer{T}, StreamedDataset, FitOptions?)"/>
        public IAsyncEnumerable<EpochReport> FitAsync(StreamedDataset train, FitOptions? options = null) =>
            EpochStream.Run(cancellable => TrainingLoop.Fit(trainer, train, cancellable), options ?? new FitOptions());
    }
}

/// <summary>A run on a thread of its own as a stream of its epochs.</summary>
file static class EpochStream
{
    public static async IAsyncEnumerable<EpochReport> Run(
        Action<FitOptions> fit, FitOptions options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, cancellation);
        Channel<EpochReport> epochs =
            Channel.CreateUnbounded<EpochReport>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        FitOptions passedOn = options with { CancellationToken = source.Token, Progress = new Relay(epochs.Writer, options.Progress) };
        Task training = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    fit(passedOn);
                }
                finally
                {
                    epochs.Writer.Complete();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            await foreach (EpochReport epoch in epochs.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return epoch;
            }
        }
        finally
        {
            await source.CancelAsync().ConfigureAwait(false);
            await training.ConfigureAwait(false);
        }
    }

    private sealed class Relay(ChannelWriter<EpochReport> epochs, IProgress<EpochReport>? next) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            epochs.TryWrite(value);
            next?.Report(value);
        }
    }
}
