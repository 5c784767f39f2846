namespace NetGen.Benchmarks;

/// <summary>What one contestant did in one workload.</summary>
internal sealed record Measurement
{
    /// <summary>The network (<c>784-128-10 relu</c>).</summary>
    public required string Network { get; init; }

    /// <summary>Training, inference or a stream.</summary>
    public required Work Work { get; init; }

    /// <summary>Samples per step.</summary>
    public required int Batch { get; init; }

    /// <summary>The library.</summary>
    public required string Contestant { get; init; }

    /// <summary>The median over the rounds.</summary>
    public required double MedianMicroseconds { get; init; }

    /// <summary>The fastest round.</summary>
    public required double MinMicroseconds { get; init; }

    /// <summary>Counted by formula: <see cref="Workload.FlopsPerStep"/>.</summary>
    public required long FlopsPerStep { get; init; }

    /// <summary>Of the median step.</summary>
    public required double Gigaflops { get; init; }

    /// <summary>The core's peak in the same rounds, their median.</summary>
    public required double PeakGigaflops { get; init; }

    /// <summary><see cref="Gigaflops"/> ÷ <see cref="PeakGigaflops"/>.</summary>
    public required double ShareOfPeak { get; init; }

    /// <summary>The library whose throughput is 1.</summary>
    public required string Baseline { get; init; }

    /// <summary>Throughput ÷ the baseline's, the median over the rounds of the ratio within a round.</summary>
    public required double SpeedOverBaseline { get; init; }

    /// <summary>Bytes of managed memory allocated on the measuring thread, per step.</summary>
    public required double AllocatedBytesPerStep { get; init; }

    /// <summary><see cref="IContestant.Outcome"/> at the end.</summary>
    public required double Outcome { get; init; }
}
