using System.ComponentModel;
using System.Numerics;
using System.Runtime.ExceptionServices;
using NetGen.Numerics;

namespace NetGen.Training.Sharding;

/// <summary>
/// The gradient of a batch of any size: a program for one micro-batch comes in, the sum over all goes out, with the same bits for any number
/// of threads. Each shard is summed by itself, in order; then the shards are added, in order. Allocates nothing per batch once threads and
/// memory are there. Used by generated code. Not thread-safe itself.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <typeparam name="TTarget">int for labels, else the scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShardedGradients<T, TTarget>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly int parameterCount;
    private readonly int workspaceLength;
    private readonly int microBatch;
    private readonly int largestShards;
    private readonly int inputLength;
    private readonly int targetLength;
    private readonly MicroBatchProgram<T, TTarget> program;
    private readonly bool wholeBatch;
    private readonly Action<int> work;
    private Shard<T>[] shards;
    private WorkerTeam? team;
    private Arena<T>? total;

    // The samples of the other threads: a span of the caller's cannot leave its thread.
    private Arena<T> stagedValues = new(0);
    private Arena<byte> stagedBytes = new(0);
    private Arena<TTarget> stagedTargets = new(0);

    // The batch at hand.
    private ShardLayout layout;
    private int threads;
    private T scale;
    private float byteScale;
    private bool areBytes;
    private double sum;
    private int turn;
    private ExceptionDispatchInfo? failure;

    /// <param name="parameterCount">The network's parameters.</param>
    /// <param name="workspaceLength">Elements of a thread's activations.</param>
    /// <param name="microBatch">The most samples of a micro-batch.</param>
    /// <param name="largestShards">The most shards of a batch.</param>
    /// <param name="inputLength">Elements of a sample.</param>
    /// <param name="targetLength">Elements of a target.</param>
    /// <param name="program">What is done with a micro-batch.</param>
    /// <param name="wholeBatch">Whether that must be a whole batch, whose statistics it needs; then one thread does it all.</param>
    public ShardedGradients(
        int parameterCount, int workspaceLength, int microBatch, int largestShards, int inputLength, int targetLength,
        MicroBatchProgram<T, TTarget> program, bool wholeBatch = false)
    {
        this.parameterCount = parameterCount;
        this.workspaceLength = workspaceLength;
        this.microBatch = microBatch;
        this.largestShards = largestShards;
        this.inputLength = inputLength;
        this.targetLength = targetLength;
        this.program = program;
        this.wholeBatch = wholeBatch;
        shards = [NewShard()];
        work = WorkStaged;
    }

    /// <summary>The memory of the calling thread.</summary>
    public Shard<T> Main => shards[0];

    /// <summary>The gradient of the last batch.</summary>
    public Arena<T> Gradients => total ??= new Arena<T>(parameterCount);

    /// <summary>Rows of the last batch whose largest output is the label.</summary>
    public int Correct { get; private set; }

    /// <summary>The threads that share a batch, the caller's included; setting makes or ends them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public int Threads
    {
        get => shards.Length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            // More threads than shards would never have anything to do.
            int useful = Math.Min(value, largestShards);
            if (useful == shards.Length)
            {
                return;
            }

            team?.Dispose();
            team = useful > 1 ? new WorkerTeam(useful - 1) : null;
            shards = [Main, .. Enumerable.Range(1, useful - 1).Select(_ => NewShard())];
        }
    }

    /// <summary>Computes the gradient of a batch; the caller's thread takes its part.</summary>
    /// <param name="inputs">The user's samples.</param>
    /// <param name="targets">The user's targets.</param>
    /// <param name="rows">Which of them; empty for 0, 1, 2, …</param>
    /// <param name="count">How many there are.</param>
    /// <param name="factor">The factor of every sample's gradient.</param>
    /// <returns>The sum of the losses.</returns>
    /// <exception cref="NonFiniteValueException">A loss is not finite: of several, the one that comes first in the batch.</exception>
    public double Run(Samples<T> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> rows, int count, T factor)
    {
        layout = new ShardLayout(count, wholeBatch ? count : microBatch, largestShards);
        threads = Math.Min(shards.Length, layout.Shards);
        (scale, sum, turn, failure) = (factor, 0, 0, null);
        foreach (Shard<T> shard in shards)
        {
            shard.Correct = 0;
        }

        Gradients.Span.Clear();
        if (threads > 1 && !Stage(inputs, targets, rows))
        {
            threads = 1;
        }

        if (threads > 1)
        {
            team!.Start(work, threads - 1);
        }

        try
        {
            Work(0, inputs, targets, rows);
        }
        finally
        {
            if (threads > 1)
            {
                team!.Wait();
            }
        }

        failure?.Throw();
        Correct = 0;
        foreach (Shard<T> shard in shards)
        {
            Correct += shard.Correct;
        }

        return sum;
    }

    private Shard<T> NewShard() => new(parameterCount, workspaceLength, microBatch);

    private void WorkStaged(int worker) => Work(
        worker, areBytes ? new Samples<T>(stagedBytes.Span, byteScale) : new Samples<T>(stagedValues.Span), stagedTargets.Span, default);

    /// <summary>Every so-manyth shard, from the worker's number on.</summary>
    private void Work(int worker, Samples<T> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> rows)
    {
        Shard<T> shard = shards[worker];
        for (int index = worker; index < layout.Shards; index += threads)
        {
            double loss = 0;
            ExceptionDispatchInfo? error = null;
            try
            {
                // The first shard's gradients stand at once where the others are added.
                shard.Gradients = index == 0 ? Gradients : shard.Own;
                if (index > 0)
                {
                    shard.Own.Span.Clear();
                }

                loss = RunShard(shard, index, inputs, targets, rows);
            }
            catch (Exception e)
            {
                error = ExceptionDispatchInfo.Capture(e);
            }

            AwaitTurn(index);
            failure ??= error;
            if (failure is null)
            {
                sum += loss;
                if (index > 0)
                {
                    Elementwise.Add(Gradients.Span, shard.Own.Span);
                }
            }

            Volatile.Write(ref turn, index + 1);
        }
    }

    private double RunShard(Shard<T> shard, int index, Samples<T> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> rows)
    {
        double loss = 0;
        int end = layout.StartOf(index + 1);
        for (int start = layout.StartOf(index); start < end; start += layout.Size)
        {
            int samples = Math.Min(layout.Size, end - start);
            loss += program(shard, inputs, targets, rows, start, samples, scale);
        }

        return loss;
    }

    private void AwaitTurn(int index)
    {
        var spin = default(SpinWait);
        while (Volatile.Read(ref turn) != index)
        {
            // Never asleep for a millisecond: the shard before is nearly done, all are of nearly equal size.
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>Copies the samples of the other threads' shards to where they stand in the batch; false where that is more than memory can hold in one piece.</summary>
    private bool Stage(Samples<T> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> rows)
    {
        long inputValues = (long)layout.Count * inputLength;
        long targetValues = (long)layout.Count * targetLength;
        if (Math.Max(inputValues, targetValues) > Array.MaxLength / 2)
        {
            return false;
        }

        (areBytes, byteScale) = (inputs.AreBytes, inputs.ByteScale);
        if (areBytes)
        {
            StageRows(inputs.Bytes, rows, inputLength, ref stagedBytes);
        }
        else
        {
            StageRows(inputs.Values, rows, inputLength, ref stagedValues);
        }

        StageRows(targets, rows, targetLength, ref stagedTargets);
        return true;
    }

    private void StageRows<TValue>(ReadOnlySpan<TValue> values, ReadOnlySpan<int> rows, int length, ref Arena<TValue> staged) where TValue : unmanaged
    {
        staged = staged.Length >= layout.Count * length ? staged : new Arena<TValue>(layout.Count * length);
        for (int index = 0; index < layout.Shards; index++)
        {
            if (index % threads == 0)
            {
                continue;
            }

            for (int sample = layout.StartOf(index); sample < layout.StartOf(index + 1); sample++)
            {
                int row = rows.IsEmpty ? sample : rows[sample];
                values.Slice(row * length, length).CopyTo(staged.Span[(sample * length)..]);
            }
        }
    }
}
