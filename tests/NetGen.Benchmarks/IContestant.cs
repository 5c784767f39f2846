namespace NetGen.Benchmarks;

/// <summary>One library doing one workload. Everything is made in <see cref="Prepare"/>; only <see cref="Run"/> is timed.</summary>
internal interface IContestant : IDisposable
{
    /// <summary>Builds the network and lays out the data as the library likes it best, outside the timing.</summary>
    void Prepare(SyntheticData data);

    /// <summary>
    /// Takes that many steps on successive batches of the data, one after the other on the calling thread. A loop of its own, so that
    /// a step of a few nanoseconds is not measured through an interface call.
    /// </summary>
    void Run(int steps);

    /// <summary>The last step's loss (training) or its first output (inference, stream): evidence that the work was done.</summary>
    double Outcome { get; }
}

/// <summary>A library that takes part.</summary>
internal interface ILibrary
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>Why it cannot run on this machine; null when it can. Asked once, before anything else.</summary>
    string? WhyUnavailable();

    /// <summary>Its contestant for a workload; null when it has none.</summary>
    IContestant? Enter(Workload workload);
}
