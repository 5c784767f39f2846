using System.Runtime.CompilerServices;

namespace NetGen.Training.Sharding;

/// <summary>
/// Threads that wait for work beside a caller's own: background threads, which end when the team is disposed or forgotten. Starting and
/// waiting allocates nothing. For one caller at a time.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Shared shared;

    /// <param name="workers">Threads beside the caller's, at least 1.</param>
    public WorkerTeam(int workers)
    {
        shared = new Shared(workers);
        for (int worker = 1; worker <= workers; worker++)
        {
            new Thread(Work) { IsBackground = true, Name = $"NetGen trainer {worker}" }.Start((shared, worker));
        }
    }

    // The threads know the shared state only, so that a team that nobody holds is collected and ends them.
    ~WorkerTeam() => shared.Stop();

    /// <summary>Starts a job on the first so many threads, each with its number, from 1. It must not throw.</summary>
    public void Start(Action<int> job, int workers) => shared.Start(job, workers);

    /// <summary>Waits until all have done it.</summary>
    public void Wait() => shared.AwaitDone();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        shared.Stop();
    }

    private static void Work(object? argument)
    {
        var (shared, worker) = ((Shared, int))argument!;
        do
        {
            shared.Await(worker);
        }
        while (shared.Run(worker));
    }

    // Semaphores whose wait handle nobody asked for hold nothing to dispose of; and threads may wait on them to the end.
#pragma warning disable CA1001
    private sealed class Shared(int workers)
#pragma warning restore CA1001
    {
        // Turns of a spinning wait before a thread sleeps, some tenths of a millisecond: between two steps, and at the end of one, there is
        // less to wait for than a sleeping thread takes to wake up.
        private const int Patience = 400;

        private readonly SemaphoreSlim[] begin = [.. Enumerable.Range(0, workers + 1).Select(_ => new SemaphoreSlim(0))];
        private readonly SemaphoreSlim done = new(0);
        private Action<int>? job;
        private int running;

        public void Start(Action<int> work, int threads)
        {
            job = work;
            running = threads;
            for (int worker = 1; worker <= threads; worker++)
            {
                begin[worker].Release();
            }
        }

        public void Stop()
        {
            job = null;
            foreach (SemaphoreSlim semaphore in begin)
            {
                semaphore.Release();
            }
        }

        public void Await(int worker) => Await(begin[worker]);

        public void AwaitDone() => Await(done);

        /// <summary>
        /// Does the job; false where the team is no more. A frame of its own: a thread that waits must not hold the last job's owner.
        /// </summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool Run(int worker)
        {
            if (job is null)
            {
                return false;
            }

            job(worker);
            if (Interlocked.Decrement(ref running) == 0)
            {
                job = null;
                done.Release();
            }

            return true;
        }

        private static void Await(SemaphoreSlim semaphore)
        {
            var spin = default(SpinWait);
            while (semaphore.CurrentCount == 0 && spin.Count < Patience)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }

            semaphore.Wait();
        }
    }
}
