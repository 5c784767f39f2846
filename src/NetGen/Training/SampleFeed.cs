using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>Where a run's samples come from: epoch by epoch, in an order that random numbers alone determine.</summary>
internal interface ISampleFeed<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The samples; of a stream, its first ones.</summary>
    Dataset Data { get; }

    /// <summary>All samples, where they are in memory; null where they are streamed.</summary>
    Dataset? InMemory { get; }

    /// <summary>How often each class occurs, where that is known only once an epoch has gone through all samples; null before, and where
    /// they are in memory.</summary>
    long[]? ClassCounts { get; }

    /// <summary>Tells the samples from others; reads all of them.</summary>
    string Fingerprint();

    /// <summary>Fits the trainer's preprocessing on the samples, unless that has been done.</summary>
    void FitPreprocessing(ITrainer<T> trainer);

    /// <summary>The samples of an epoch as stretches of rows, in the order in which they are trained on. A stretch is valid until the
    /// next.</summary>
    /// <param name="random">The random numbers of the epoch's order.</param>
    /// <param name="first">The first sample of the epoch that is wanted: those before have been trained on. A multiple of a step's
    /// samples.</param>
    IEnumerable<Stretch<T>> Epoch(RandomStream random, int first);
}

/// <summary>Rows of some samples. All but an epoch's last have whole steps.</summary>
/// <param name="Samples">The samples.</param>
/// <param name="Rows">Which of them, in order.</param>
internal readonly record struct Stretch<T>(SampleView<T> Samples, ReadOnlyMemory<int> Rows) where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>Samples in memory: an epoch is one stretch of shuffled row numbers.</summary>
internal sealed class MemoryFeed<T>(Dataset data, RunPlan plan) : ISampleFeed<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly SampleView<T> samples = new(data);
    private readonly int[] order = new int[data.Count];

    public Dataset Data => data;

    public Dataset? InMemory => data;

    public long[]? ClassCounts => null;

    public string Fingerprint() => DataFingerprint.Of(data);

    public void FitPreprocessing(ITrainer<T> trainer) => trainer.FitPreprocessing(data);

    public IEnumerable<Stretch<T>> Epoch(RandomStream random, int first)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        random.Shuffle(order);
        return [new Stretch<T>(samples, order.AsMemory(first, plan.RowsPerEpoch - first))];
    }
}
