using NetGen.Selection;

namespace NetGen;

/// <summary>Where a study keeps its trials. Thread-safe, except that one study at a time is kept in it.</summary>
public abstract class StudyStore
{
    /// <summary>A journal file at a path.</summary>
    public static implicit operator StudyStore(string path) => new JournalFile(path);

    /// <summary>Begins to keep the trials of a study, or finds those that it kept before.</summary>
    /// <param name="study">What makes trials comparable.</param>
    /// <returns>The kept trials, in order, and what takes further ones.</returns>
    /// <exception cref="StudyException">What is kept there cannot be read, or is of another study.</exception>
    public abstract OpenedStudy Open(StudyIdentity study);
}

/// <summary>A study that is being kept. Dispose it when the study ends. Not thread-safe.</summary>
public abstract class OpenedStudy : IDisposable
{
    /// <summary>The trials that were kept before, numbered from 1 without a gap.</summary>
    public abstract IReadOnlyList<TrialRecord> Trials { get; }

    /// <summary>Keeps a trial: when this returns it outlives the process.</summary>
    /// <exception cref="StudyException">It could not be kept.</exception>
    public abstract void Append(TrialRecord trial);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>
/// What two runs of a study must have in common: with another subject, space, sampler or seed the trials are not comparable. Immutable.
/// </summary>
public sealed record StudyIdentity
{
    /// <summary>What is measured, in words: the network, the data, the training.</summary>
    public required string Subject { get; init; }

    /// <summary>The sampler's name.</summary>
    public required string Sampler { get; init; }

    /// <summary>The study's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether the first trial is the base's.</summary>
    public required bool BaseFirst { get; init; }

    /// <summary>What is varied, each as "name: range".</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    /// <summary>The values of what is not varied, each as "name: value".</summary>
    public required IReadOnlyList<string> Fixed { get; init; }

    /// <summary>What a good score is: for who shows a study. Trials are the same under either, and journals do not compare it.</summary>
    public Goal Goal { get; init; }
}

/// <summary>A study's store is malformed, of another study, or could not be written.</summary>
public sealed class StudyException(string message, Exception? inner = null) : NetGenException(message, inner);
