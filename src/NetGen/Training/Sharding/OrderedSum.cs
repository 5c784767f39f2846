using System.Numerics;
using System.Runtime.ExceptionServices;
using NetGen.Numerics;

namespace NetGen.Training.Sharding;

/// <summary>
/// Adds what several threads compute, in the order of the shards whatever order they end in: so a sum has the same bits for any number of
/// threads, and one that is held up holds up the others only when they are a few shards ahead. <see cref="Take"/> and <see cref="Put"/> may
/// be called by several threads at once, the rest by one. Allocates when a batch has more threads than any before, and never otherwise.
/// </summary>
internal sealed class OrderedSum<T>(int length, int largestShards) where T : unmanaged, IFloatingPointIeee754<T>
{
    // How many shards a thread may be ahead of another before it waits, beyond one each.
    private const int Ahead = 2;

    private readonly Part[] parts = new Part[largestShards];
    private readonly Lock adding = new();
    private Arena<T>? total;
    private Arena<T>[] buffers = [];
    private bool[] areTaken = [];
    private int shards;
    private int taken;
    private int added;
    private double totalLoss;
    private ExceptionDispatchInfo? firstFailure;

    /// <summary>The sum of the gradients.</summary>
    public Arena<T> Total => total ??= new Arena<T>(length);

    /// <summary>Begins a sum of so many shards by so many threads.</summary>
    /// <param name="shardCount">The shards.</param>
    /// <param name="threads">The threads.</param>
    public void Begin(int shardCount, int threads)
    {
        Total.Span.Clear();
        (shards, taken, added, totalLoss, firstFailure) = (shardCount, 0, 0, 0, null);
        // The first shard needs none.
        int needed = Math.Min(shardCount - 1, threads + Ahead);
        if (buffers.Length < needed)
        {
            buffers = [.. buffers, .. Enumerable.Range(0, needed - buffers.Length).Select(_ => new Arena<T>(length))];
            areTaken = new bool[needed];
        }
    }

    /// <summary>
    /// The next shard and zeroed memory for its gradients; waits where the others are too far behind. Memory comes before the shard, so
    /// that whoever holds up the others is at work. The first shard's gradients stand at once in the sum.
    /// </summary>
    /// <returns>The shard; -1 where there are no more.</returns>
    public int Take(out Arena<T> gradients)
    {
        gradients = Total;
        if (Interlocked.CompareExchange(ref taken, 1, 0) == 0)
        {
            return 0;
        }

        var spin = default(SpinWait);
        while (Volatile.Read(ref taken) < shards)
        {
            int free = TakeBuffer();
            if (free >= 0)
            {
                int shard = Interlocked.Increment(ref taken) - 1;
                if (shard < shards)
                {
                    gradients = buffers[free];
                    gradients.Span.Clear();
                    return shard;
                }

                Volatile.Write(ref areTaken[free], false);
                break;
            }

            AddWhatIsReady();
            // Never asleep for a millisecond: the shard before is nearly done.
            spin.SpinOnce(sleep1Threshold: -1);
        }

        return -1;
    }

    /// <summary>A shard is done. Its gradients must no longer be touched.</summary>
    public void Put(int shard, Arena<T> gradients, double loss, ExceptionDispatchInfo? failure)
    {
        ref Part part = ref parts[shard];
        (part.Gradients, part.Loss, part.Failure) = (gradients, loss, failure);
        Volatile.Write(ref part.IsReady, true);
        AddWhatIsReady();
    }

    /// <summary>When all shards are done.</summary>
    /// <returns>The sum of the losses.</returns>
    /// <exception cref="Exception">What the first shard that failed threw.</exception>
    public double End()
    {
        AddWhatIsReady();
        firstFailure?.Throw();
        return totalLoss;
    }

    /// <summary>
    /// One thread adds while others go on. What becomes ready in the moment in which that one ends is added by the next call: there is
    /// always one, in <see cref="Take"/> by whoever waits, or at the <see cref="End"/>.
    /// </summary>
    private void AddWhatIsReady()
    {
        if (!adding.TryEnter())
        {
            return;
        }

        try
        {
            while (added < shards && Volatile.Read(ref parts[added].IsReady))
            {
                Add(added, ref parts[added]);
                added++;
            }
        }
        finally
        {
            adding.Exit();
        }
    }

    private int TakeBuffer()
    {
        for (int i = 0; i < areTaken.Length; i++)
        {
            if (!Interlocked.Exchange(ref areTaken[i], true))
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(int shard, ref Part part)
    {
        firstFailure ??= part.Failure;
        totalLoss += part.Loss;
        if (shard > 0)
        {
            if (firstFailure is null)
            {
                Elementwise.Add(Total.Span, part.Gradients!.Span);
            }

            Volatile.Write(ref areTaken[Array.IndexOf(buffers, part.Gradients)], false);
        }

        part = default;
    }

    /// <summary>What a shard came to.</summary>
    private struct Part
    {
        public Arena<T>? Gradients;
        public double Loss;
        public ExceptionDispatchInfo? Failure;
        public bool IsReady;
    }
}
