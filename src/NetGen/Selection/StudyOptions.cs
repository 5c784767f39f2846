namespace NetGen;

/// <summary>How a study goes about its trials. Immutable; may be shared by threads.</summary>
public record StudyOptions
{
    /// <summary>The trials in all, those of a resumed study included; null for as many as the time allows or the sampler has.</summary>
    public int? Trials { get; init; }

    /// <summary>No trial begins when this much time has passed since the start of this run; null for no limit.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>What is tried next.</summary>
    public Sampler Sampler { get; init; } = Sampler.Random;

    /// <summary>Determines what is tried, and in a network's search its weights, its order of samples and the parts of the data.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether a small score is good, as of a loss, or a large one, as of an accuracy.</summary>
    public Goal Goal { get; init; } = Goal.Minimize;

    /// <summary>
    /// Whether the first trial is of the values of <c>SearchSpace.Base</c>: then the best is never worse than what was declared.
    /// </summary>
    public bool BaseFirst { get; init; } = true;

    /// <summary>
    /// Where trials are kept, each as soon as it has ended: a study that was killed goes on from there with no trial lost or repeated. A
    /// string is the path of a journal file. Null to keep nothing.
    /// </summary>
    public StudyStore? Store { get; init; }

    /// <summary>Told after each trial, on the studying thread.</summary>
    public IProgress<TrialRecord>? Progress { get; init; }

    /// <summary>Stops the study: it then returns what was found, without the trial that was under way.</summary>
    public CancellationToken CancellationToken { get; init; }
}

/// <summary>What a good score is.</summary>
public enum Goal
{
    /// <summary>A small one.</summary>
    Minimize,

    /// <summary>A large one.</summary>
    Maximize,
}
