using System.Numerics;
using NetGen.Data;
using NetGen.Data.Streaming;
using NetGen.Numerics;

namespace NetGen.Training.Streaming;

/// <summary>
/// Samples that are read in every epoch: shards in an order of the epoch's, windows of samples that are shuffled in themselves, the next of
/// which is read while one is trained on. What is left of a window behind its last whole step begins the next.
/// </summary>
/// <param name="data">The samples.</param>
/// <param name="network">What they are for.</param>
/// <param name="plan">Epochs and steps.</param>
/// <param name="measured">What the network is measured with, and should not be trained on; null where nobody asks.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class StreamFeed<T>(
    StreamedDataset data, NetworkSummary network, RunPlan plan, Dataset? measured, CancellationToken cancellation)
    : ISampleFeed<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public Dataset Data { get; } = SampleCheck.AsLearned(data.Sample, network);

    public Dataset? InMemory => null;

    public StreamFacts? Facts { get; private set; }

    public string Fingerprint() => DataFingerprint.Of(data);

    public void FitPreprocessing(ITrainer<T> trainer) => trainer.FitPreprocessing(data, cancellation);

    public IEnumerable<Stretch<T>> Epoch(RandomStream random, int first) =>
        first < plan.RowsPerEpoch ? ReadAhead.Of(stop => Windows(random, first, stop), cancellation) : [];

    private IEnumerable<Stretch<T>> Windows(RandomStream random, int first, CancellationToken stop)
    {
        int[] shards = Shuffled(data.Shards.Count, ref random);
        int start = 0;
        while (start + SizeAt(start) <= first)
        {
            // Trained on before the run was interrupted: only its random numbers are drawn again.
            Shuffled(SizeAt(start), ref random);
            start += SizeAt(start);
        }

        using var samples = new ShardCursor(Blocks(shards, start, stop));
        StreamFacts? facts = Facts is null && first == 0 && plan.RowsPerEpoch == data.Count
            ? new StreamFacts(network, Data, measured is null ? null : SampleCheck.AsLearned(measured, network))
            : null;
        (Dataset Window, int[] Rows) rest = (data.Sample, []);
        for (int skip = first - start; start < plan.RowsPerEpoch; skip = 0)
        {
            int size = SizeAt(start);
            int[] order = Shuffled(size, ref random);
            int begun = rest.Rows.Length;
            Dataset window = samples.Next(size, rest.Window, rest.Rows);
            Dataset trained = SampleCheck.AsLearned(window, network);
            facts?.Add(trained, begun);
            int[] rows = [.. Enumerable.Range(0, begun),
                .. order[skip..Math.Min(size, plan.RowsPerEpoch - start)].Select(row => begun + row)];
            start += size;
            int whole = start < plan.RowsPerEpoch ? rows.Length - (rows.Length % plan.RowsPerStep) : rows.Length;
            rest = (window, rows[whole..]);
            if (whole > 0)
            {
                yield return new Stretch<T>(new SampleView<T>(trained), rows.AsMemory(0, whole));
            }
        }

        Facts ??= facts;
    }

    private int SizeAt(int start) => Math.Min(data.WindowSize, data.Count - start);

    /// <summary>What is left of the shards, in that order, behind a number of samples.</summary>
    private IEnumerable<ShardBlock> Blocks(int[] shards, int skip, CancellationToken stop)
    {
        foreach (SampleShard shard in shards.Select(index => data.Shards[index]))
        {
            if (skip >= shard.Count)
            {
                skip -= shard.Count;
                continue;
            }

            foreach (ShardBlock block in data.Blocks(shard, stop))
            {
                if (skip >= block.Samples.Count)
                {
                    skip -= block.Samples.Count;
                    continue;
                }

                SampleCheck.Require(block.Samples, network, $"training data ({shard.Name})", block.FirstRow);
                yield return block.From(skip);
                skip = 0;
            }
        }
    }

    private static int[] Shuffled(int count, ref RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }
}
