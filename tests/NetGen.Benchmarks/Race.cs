using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>
/// Measures the contestants of one workload in turn, A B A B …, with the core's peak before each round: machines are shared, so only
/// what ran side by side is compared.
/// </summary>
/// <param name="Rounds">Turns of each contestant.</param>
/// <param name="SliceMilliseconds">About how long one turn lasts.</param>
/// <param name="WarmUpSeconds">How long each contestant runs unmeasured: long enough for the JIT's last tier.</param>
internal sealed record Race(int Rounds, double SliceMilliseconds, double WarmUpSeconds)
{
    /// <summary>Runs the race and disposes the contestants.</summary>
    public IReadOnlyList<Measurement> Run(Workload workload, IReadOnlyList<(string Name, IContestant Contestant)> contestants)
    {
        var data = new SyntheticData(workload);
        try
        {
            var runners = contestants.Select(c => Start(c.Name, c.Contestant, data)).ToList();
            GC.Collect();
            var peaks = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
            {
                peaks[round] = Peak(milliseconds: 5);
                foreach (var runner in runners)
                    runner.TakeTurn();
            }

            return [.. runners.Select(r => Measure(workload, r, runners[0], Median(peaks)))];
        }
        finally
        {
            foreach (var (_, contestant) in contestants)
                contestant.Dispose();
        }
    }

    /// <summary>The higher of the 256- and 512-bit peaks, in GFLOP/s.</summary>
    public static double Peak(double milliseconds) =>
        FmaPeak.Has512 ? Math.Max(FmaPeak.Measure256(milliseconds), FmaPeak.Measure512(milliseconds)) : FmaPeak.Measure256(milliseconds);

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private Runner Start(string name, IContestant contestant, SyntheticData data)
    {
        contestant.Prepare(data);
        long steps = 0;
        var start = Stopwatch.GetTimestamp();
        for (var chunk = 1; Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; steps += chunk, chunk = NextChunk(start, steps))
            contestant.Run(chunk);
        var stepsPerMillisecond = steps / Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new Runner(name, contestant, (int)Math.Clamp(stepsPerMillisecond * SliceMilliseconds, 1, int.MaxValue));
    }

    // Chunks of about a tenth of the warm-up keep its end near, however long a step is.
    private int NextChunk(long start, long steps) =>
        (int)Math.Clamp(steps / Stopwatch.GetElapsedTime(start).TotalSeconds * WarmUpSeconds / 10, 1, int.MaxValue);

    private static Measurement Measure(Workload workload, Runner runner, Runner baseline, double peak)
    {
        var median = Median(runner.Microseconds);
        var outcome = runner.Contestant.Outcome;
        if (!double.IsFinite(outcome))
            throw new InvalidOperationException($"{runner.Name} ended {workload.Network} with {outcome}: it did not do the work.");
        var gigaflops = workload.FlopsPerStep / median / 1e3;
        return new Measurement
        {
            Network = workload.Network,
            Work = workload.Work,
            Batch = workload.Batch,
            Contestant = runner.Name,
            MedianMicroseconds = median,
            MinMicroseconds = runner.Microseconds.Min(),
            FlopsPerStep = workload.FlopsPerStep,
            Gigaflops = gigaflops,
            PeakGigaflops = peak,
            ShareOfPeak = gigaflops / peak,
            Baseline = baseline.Name,
            SpeedOverBaseline = Median(baseline.Microseconds.Zip(runner.Microseconds, (b, r) => b / r)),
            AllocatedBytesPerStep = (double)runner.AllocatedBytes / runner.Steps / runner.Microseconds.Count,
            Outcome = outcome,
        };
    }

    /// <summary>A warm contestant and its times so far.</summary>
    private sealed record Runner(string Name, IContestant Contestant, int Steps)
    {
        public List<double> Microseconds { get; } = [];

        public long AllocatedBytes { get; private set; }

        public void TakeTurn()
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            Contestant.Run(Steps);
            var elapsed = Stopwatch.GetElapsedTime(start);
            AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
            Microseconds.Add(elapsed.TotalMicroseconds / Steps);
        }
    }
}
