using System.Runtime.ExceptionServices;

namespace NetGen.Training.Streaming;

/// <summary>
/// A sequence that is made on a thread of its own: while one item is used, the next is made, and no further one. The thread ends with the
/// sequence, or when its enumerator is disposed, which waits for it.
/// </summary>
internal static class ReadAhead
{
    /// <param name="make">Makes the items; its token is cancelled when nobody wants them any more.</param>
    /// <param name="cancellation">Ends the wait for an item.</param>
    /// <exception cref="OperationCanceledException">On enumerating: the token was cancelled.</exception>
    public static IEnumerable<T> Of<T>(Func<CancellationToken, IEnumerable<T>> make, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var hand = new Hand<T>(make, stop.Token);
        var thread = new Thread(hand.Make) { IsBackground = true, Name = "NetGen reader" };
        thread.Start();
        try
        {
            while (hand.Take(cancellation, out T item))
            {
                yield return item;
            }
        }
        finally
        {
            stop.Cancel();
            thread.Join();
        }
    }

    /// <summary>Where an item lies between the two threads.</summary>
    private sealed class Hand<T>(Func<CancellationToken, IEnumerable<T>> make, CancellationToken stop) : IDisposable
    {
        private readonly SemaphoreSlim made = new(0);
        private readonly SemaphoreSlim taken = new(0);
        private T? item;
        private bool hasItem;
        private ExceptionDispatchInfo? failure;

        /// <summary>The reading thread's work. What it fails with is thrown where the item would have been taken.</summary>
        public void Make()
        {
            try
            {
                foreach (T next in make(stop))
                {
                    (item, hasItem) = (next, true);
                    made.Release();
                    taken.Wait(stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Nobody waits for an item.
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            made.Release();
        }

        /// <summary>The next item; false behind the last.</summary>
        public bool Take(CancellationToken cancellation, out T next)
        {
            made.Wait(cancellation);
            (next, bool isThere) = (item!, hasItem);
            (item, hasItem) = (default, false);
            failure?.Throw();
            if (isThere)
            {
                taken.Release();
                return true;
            }

            // What was cancelled is not at its end.
            cancellation.ThrowIfCancellationRequested();
            return false;
        }

        public void Dispose()
        {
            made.Dispose();
            taken.Dispose();
        }
    }
}
