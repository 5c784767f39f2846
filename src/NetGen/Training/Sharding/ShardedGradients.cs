using System.ComponentModel;
using System.Numerics;
using System.Runtime.ExceptionServices;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Training.Sharding;

/// <summary>
/// The gradient of a batch of any size: a program for one micro-batch comes in, the sum over all goes out, with the same bits for any
/// number of threads. A thread that is free takes the next shard; each shard is summed by itself, in order; then the shards are added, in
/// order (<see cref="OrderedSum{T}"/>). Allocates nothing per batch once threads and memory are there. Used by generated code. Not
/// thread-safe itself.
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
    private readonly MicroBatchProgram<T, TTarget> program;
    private readonly bool wholeBatch;
    private readonly bool addsOnce;
    private readonly Action<int> work;
    private readonly OrderedSum<T> sum;
    private Shard<T>[] shards;
    private WorkerTeam? team;

    // Of the shards behind the first, where one thread does them all; made when there are some.
    private Arena<T>? behind;

    // The batch at hand.
    private ShardLayout layout;
    private T scale;
    private LentBatch<T, TTarget> lent;

    /// <param name="parameterCount">The network's parameters.</param>
    /// <param name="workspaceLength">Elements of a thread's activations.</param>
    /// <param name="microBatch">The most samples of a micro-batch.</param>
    /// <param name="largestShards">The most shards of a batch.</param>
    /// <param name="program">What is done with a micro-batch.</param>
    /// <param name="wholeBatch">Whether that must be a whole batch, whose statistics it needs; then one thread does it all.</param>
    /// <param name="addsOnce">Whether it adds to each gradient once: then one thread needs no memory beside the sum.</param>
    public ShardedGradients(
        int parameterCount, int workspaceLength, int microBatch, int largestShards, MicroBatchProgram<T, TTarget> program,
        bool wholeBatch = false, bool addsOnce = false)
    {
        this.parameterCount = parameterCount;
        this.workspaceLength = workspaceLength;
        this.microBatch = microBatch;
        this.largestShards = largestShards;
        this.program = program;
        this.wholeBatch = wholeBatch;
        this.addsOnce = addsOnce;
        shards = [NewShard()];
        sum = new OrderedSum<T>(parameterCount, largestShards);
        work = WorkLent;
    }

    /// <summary>The memory of the calling thread.</summary>
    public Shard<T> Main => shards[0];

    /// <summary>The gradient of the last batch.</summary>
    public Arena<T> Gradients => sum.Total;

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
        scale = factor;
        foreach (Shard<T> shard in shards)
        {
            shard.Correct = 0;
        }

        int threads = Math.Min(shards.Length, layout.Shards);
        double loss = threads > 1 ? RunTogether(inputs, targets, rows, threads) : RunAlone(inputs, targets, rows);
        Correct = 0;
        foreach (Shard<T> shard in shards)
        {
            Correct += shard.Correct;
        }

        return loss;
    }

    private Shard<T> NewShard() => new(workspaceLength, microBatch);

    /// <summary>
    /// The same sums in the same order as several threads come to, without what they need to agree on it: of a small network that would
    /// take as long as the step.
    /// </summary>
    private double RunAlone(Samples<T> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> rows)
    {
        var total = sum.Total;
        total.Span.Clear();
        Main.Gradients = total;
        double loss = RunShard(Main, 0, inputs, targets, rows);
        // Where a shard adds to each gradient once, that needs no memory of its own: t + (0 + g) has the bits of t + g.
        bool inPlace = addsOnce && layout.Shards == layout.Parts;
        for (int index = 1; index < layout.Shards; index++)
        {
            if (!inPlace)
            {
                Main.Gradients = behind ??= new Arena<T>(parameterCount);
                behind.Span.Clear();
            }

            loss += RunShard(Main, index, inputs, targets, rows);
            if (!inPlace)
            {
                Elementwise.Add(total.Span, behind!.Span);
            }
        }

        return loss;
    }

    /// <summary>The caller's spans stay where they are while other threads read them.</summary>
    private unsafe double RunTogether(Samples<T> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> rows, int threads)
    {
        sum.Begin(layout.Shards, threads);
        fixed (T* values = inputs.Values)
        fixed (byte* bytes = inputs.Bytes)
        fixed (int* tokens = inputs.Tokens)
        fixed (TTarget* firstTarget = targets)
        fixed (int* firstRow = rows)
        {
            lent = new LentBatch<T, TTarget>(
                new(values, inputs.Values.Length), new(bytes, inputs.Bytes.Length), inputs.AreBytes, new(tokens, inputs.Tokens.Length),
                    inputs.AreTokens,
                new(firstTarget, targets.Length), new(firstRow, rows.Length));
            team!.Start(work, threads - 1);
            try
            {
                Work(Main, inputs, targets, rows);
            }
            finally
            {
                team.Wait();
                lent = default;
            }
        }

        return sum.End();
    }

    private void WorkLent(int worker) => Work(shards[worker], lent.Inputs, lent.Targets.Span, lent.Rows.Span);

    /// <summary>Takes shards until there are no more. Does not throw: what a shard throws comes out at the end.</summary>
    private void Work(Shard<T> shard, Samples<T> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> rows)
    {
        for (int index = sum.Take(out Arena<T> gradients); index >= 0; index = sum.Take(out gradients))
        {
            double loss = 0;
            ExceptionDispatchInfo? failure = null;
            shard.Gradients = gradients;
            try
            {
                loss = RunShard(shard, index, inputs, targets, rows);
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            sum.Put(index, gradients, loss, failure);
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
}
