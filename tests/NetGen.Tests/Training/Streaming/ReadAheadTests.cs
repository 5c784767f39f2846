using NetGen.Training.Streaming;

namespace NetGen.Tests.Training.Streaming;

/// <summary>A sequence that is made one item ahead, on a thread that never outlives it.</summary>
public sealed class ReadAheadTests
{
    [Fact]
    public void Items_come_in_order_and_are_made_elsewhere()
    {
        var threads = new HashSet<int>();
        IEnumerable<int> Make(CancellationToken stop)
        {
            for (int i = 0; i < 100; i++)
            {
                threads.Add(Environment.CurrentManagedThreadId);
                yield return i;
            }
        }

        Assert.Equal(Enumerable.Range(0, 100), ReadAhead.Of(Make, CancellationToken.None));
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
        Assert.Single(threads);
    }

    [Fact]
    public void No_more_than_the_next_item_is_made()
    {
        int made = 0;
        IEnumerable<int> Make(CancellationToken stop)
        {
            while (true)
            {
                yield return Interlocked.Increment(ref made);
            }
        }

        int used = 0;
        foreach (int item in ReadAhead.Of(Make, CancellationToken.None))
        {
            used++;
            Assert.Equal(used, item);
            Assert.InRange(Volatile.Read(ref made), used, used + 1);
            if (used == 50)
            {
                break;
            }
        }
    }

    [Fact]
    public void What_fails_is_thrown_where_the_item_would_have_come()
    {
        static IEnumerable<int> Make(CancellationToken stop)
        {
            yield return 1;
            throw new IOException("gone");
        }

        var items = new List<int>();
        var e = Assert.Throws<IOException>(() =>
        {
            foreach (int item in ReadAhead.Of(Make, CancellationToken.None))
            {
                items.Add(item);
            }
        });
        Assert.Equal("gone", e.Message);
        Assert.Equal([1], items);
    }

    [Fact]
    public void Leaving_early_stops_and_closes_the_maker()
    {
        bool closed = false;
        CancellationToken seen = default;
        IEnumerable<int> Make(CancellationToken stop)
        {
            seen = stop;
            try
            {
                while (true)
                {
                    yield return 0;
                }
            }
            finally
            {
                closed = true;
            }
        }

        Assert.Equal([0, 0, 0], ReadAhead.Of(Make, CancellationToken.None).Take(3));
        // The thread has ended: its closing is seen without any waiting.
        Assert.True(closed);
        Assert.True(seen.IsCancellationRequested);
    }

    [Fact]
    public void Cancelling_ends_the_wait_for_a_maker_that_waits_itself_and_is_not_taken_for_the_end()
    {
        using var source = new CancellationTokenSource();
        IEnumerable<int> Make(CancellationToken stop)
        {
            yield return 1;
            source.Cancel();
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
            yield return 2;
        }

        var items = new List<int>();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (int item in ReadAhead.Of(Make, source.Token))
            {
                items.Add(item);
            }
        });
        Assert.Equal([1], items);
    }
}
