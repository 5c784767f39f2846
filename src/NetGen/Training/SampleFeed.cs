using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Training.Streaming;

namespace NetGen.Training;

/// <summary>Where a run's samples come from: epoch by epoch, in an order that random numbers alone determine.</summary>
internal interface ISampleFeed<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The samples; of a stream, its first ones.</summary>
    Dataset Data { get; }

    /// <summary>All samples, where they are in memory; null where they are streamed.</summary>
    Dataset? InMemory { get; }

    /// <summary>What is known only once an epoch has gone through all samples; null before, and where they are in memory.</summary>
    StreamFacts? Facts { get; }

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
/// <param name="Begins">For each of them whether a series begins with it; empty where nothing is carried from one to the next.</param>
internal readonly record struct Stretch<T>(SampleView<T> Samples, ReadOnlyMemory<int> Rows, ReadOnlyMemory<bool> Begins = default)
    where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>
/// Samples of series that go on from one to the next: as many stretches of neighbours as a step has rows, all of which a step takes one
/// further. The order is the same in every epoch.
/// </summary>
internal sealed class SeriesFeed<T> : ISampleFeed<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MemoryFeed<T> all;
    private readonly SampleView<T> samples;
    private readonly int[] order;
    private readonly bool[] begins;

    public SeriesFeed(Dataset data, RunPlan plan)
    {
        if (data.Count > 1 && Enumerable.Range(0, data.Count).All(data.BeginsSeries))
        {
            throw new DatasetException(
                "Training carries the state from sample to sample (Training.CarryState), and none of these samples goes on from the one before: they were shuffled, or are a series each. "
                + "Cut a series with SplitInTime instead of drawing from it.");
        }

        all = new MemoryFeed<T>(data, plan);
        samples = new SampleView<T>(data);
        (order, begins) = (new int[data.Count], new bool[data.Count]);
        (int whole, int more) = (data.Count / plan.RowsPerStep, data.Count % plan.RowsPerStep);
        for (int place = 0; place < order.Length; place++)
        {
            // The first stretches are one longer, so that the last step has them alone.
            (int step, int stretch) = (place / plan.RowsPerStep, place % plan.RowsPerStep);
            int row = (stretch * whole) + Math.Min(stretch, more) + step;
            (order[place], begins[place]) = (row, step == 0 || data.BeginsSeries(row));
        }

        RowsPerEpoch = plan.RowsPerEpoch;
    }

    private int RowsPerEpoch { get; }

    public Dataset Data => all.Data;

    public Dataset? InMemory => all.InMemory;

    public StreamFacts? Facts => null;

    /// <summary>Where series begin counts, too.</summary>
    public string Fingerprint()
    {
        var digest = default(Digest);
        digest.Add(all.Fingerprint());
        digest.Add<bool>(begins);
        return digest.ToString();
    }

    public void FitPreprocessing(ITrainer<T> trainer) => all.FitPreprocessing(trainer);

    public IEnumerable<Stretch<T>> Epoch(RandomStream random, int first) =>
        [new Stretch<T>(samples, order.AsMemory(first, RowsPerEpoch - first), begins.AsMemory(first, RowsPerEpoch - first))];
}

/// <summary>Samples in memory: an epoch is one stretch of shuffled row numbers.</summary>
internal sealed class MemoryFeed<T>(Dataset data, RunPlan plan) : ISampleFeed<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly SampleView<T> samples = new(data);
    private readonly int[] order = new int[data.Count];

    public Dataset Data => data;

    public Dataset? InMemory => data;

    public StreamFacts? Facts => null;

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
