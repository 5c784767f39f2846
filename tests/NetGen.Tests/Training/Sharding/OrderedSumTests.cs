using System.Runtime.ExceptionServices;
using NetGen.Numerics;
using NetGen.Training.Sharding;

namespace NetGen.Tests.Training.Sharding;

/// <summary>Whatever order the shards end in, they are added in theirs; nobody waits for ever.</summary>
public sealed class OrderedSumTests
{
    private const int Shards = 8;

    private readonly OrderedSum<float> sum = new(length: 3, Shards);

    [Fact]
    public void Shards_that_end_in_another_order_are_added_in_theirs()
    {
        // In this order the large terms cancel before the small ones come; in another the small ones are lost.
        float[] terms = [1e8f, -1e8f, 1e-3f, 2e-3f, 3e-3f];
        sum.Begin(terms.Length, threads: 8);
        Arena<float>[] parts = [.. terms.Select((term, shard) => Taken(shard, term))];
        foreach (int shard in (int[])[3, 1, 4, 0, 2])
        {
            sum.Put(shard, parts[shard], loss: 1, failure: null);
        }

        Assert.Equal(-1, sum.Take(out _));
        Assert.Equal(5, sum.End());
        Assert.Equal(1e-3f + 2e-3f + 3e-3f, sum.Total.Span[0]);
    }

    [Fact]
    public async Task Thread_that_is_far_ahead_waits_for_the_shard_that_is_held_up()
    {
        sum.Begin(Shards, threads: 2);
        sum.Put(0, Taken(0, 1), 0, null);
        Arena<float> heldUp = Taken(1, 2);
        Task<int> others = Task.Run(
            () =>
            {
                int shards = 0;
                for (int shard = sum.Take(out Arena<float> part); shard >= 0; shard = sum.Take(out part), shards++)
                {
                    part.Span.Fill(shard + 1);
                    sum.Put(shard, part, 0, null);
                }

                return shards;
            },
            TestContext.Current.CancellationToken);
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(others.IsCompleted);
        sum.Put(1, heldUp, 0, null);
        Assert.Equal(Shards - 2, await others);
        sum.End();
        Assert.Equal(Shards * (Shards + 1) / 2, sum.Total.Span[2]);
    }

    [Fact]
    public void Of_several_failures_the_first_in_order_comes_out_and_the_next_sum_is_whole()
    {
        sum.Begin(3, threads: 3);
        Arena<float>[] parts = [Taken(0, 1), Taken(1, 1), Taken(2, 1)];
        sum.Put(2, parts[2], 0, ExceptionDispatchInfo.Capture(new InvalidOperationException("third")));
        sum.Put(1, parts[1], 0, ExceptionDispatchInfo.Capture(new InvalidOperationException("second")));
        sum.Put(0, parts[0], 0, null);
        Assert.Equal("second", Assert.Throws<InvalidOperationException>(() => sum.End()).Message);

        sum.Begin(2, threads: 2);
        sum.Put(0, Taken(0, 1), 1, null);
        sum.Put(1, Taken(1, 2), 1, null);
        Assert.Equal(2, sum.End());
        Assert.Equal([3f, 3f, 3f], sum.Total.Span.ToArray());
    }

    private Arena<float> Taken(int shard, float value)
    {
        Assert.Equal(shard, sum.Take(out Arena<float> part));
        part.Span.Fill(value);
        return part;
    }
}
