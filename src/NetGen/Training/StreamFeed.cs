using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>
/// Samples from a stream: an epoch is a run of windows, each some blocks drawn by (seed, epoch) and shuffled. What is left of a window after
/// its whole steps joins the next.
/// </summary>
internal sealed class StreamFeed<T>(SampleStream stream, RunPlan plan, NetworkSummary network) : ISampleFeed<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Another stream than that of samples in memory: the orders have nothing to do with each other.
    private const ulong BlockStream = 0x424C_4F43_0000_0000;

    // The windows in front of the first that is wanted are read too: what is left of each decides what is in the next.
    public IEnumerable<Stretch<T>> Epoch(ulong epoch, int first)
    {
        var random = new RandomStream(plan.Seed, BlockStream | epoch);
        int[] blocks = Shuffled(ref random, (stream.Count + stream.BlockSize - 1) / stream.BlockSize);
        int perWindow = stream.WindowSize / stream.BlockSize;
        Dataset? rest = null;
        int done = 0;
        for (int block = 0; block < blocks.Length && done < plan.RowsPerEpoch; block += perWindow)
        {
            bool isLast = block + perWindow >= blocks.Length;
            Dataset window = Window(rest, blocks.AsSpan(block, Math.Min(perWindow, blocks.Length - block)));
            int[] order = Shuffled(ref random, window.Count);
            int whole = isLast ? order.Length : order.Length - (order.Length % plan.RowsPerStep);
            int from = Math.Clamp(first - done, 0, whole);
            int to = Math.Min(whole, plan.RowsPerEpoch - done);
            done += whole;
            rest = whole < order.Length ? window.Subset(order.AsSpan(whole)) : null;
            if (from < to)
            {
                yield return new Stretch<T>(new SampleView<T>(window), order.AsMemory(from, to - from));
            }
        }
    }

    private static int[] Shuffled(ref RandomStream random, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }

    private Dataset Window(Dataset? rest, ReadOnlySpan<int> blocks)
    {
        List<Dataset> parts = rest is null ? [] : [rest];
        foreach (int block in blocks)
        {
            parts.Add(stream.Read(block, network));
        }

        return Dataset.Concat(parts);
    }
}
