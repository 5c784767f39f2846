using System.Numerics;

namespace NetGen.Training.Checkpointing;

/// <summary>What a run tells of itself so that it can be taken up again. Disposed when the run ends, however it does.</summary>
internal abstract class RunKeeper<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Whether the step that was just taken is one to save.</summary>
    public abstract bool IsDue { get; }

    /// <summary>
    /// What to tell the user of the run that is kept, once it was asked for: that it goes on, has ended, is replaced. Null for nothing.
    /// </summary>
    public string? Note { get; protected set; }

    /// <summary>Takes up the run that is kept; the trainer is then where that run was.</summary>
    /// <returns>Where it stands; null for a new run.</returns>
    public abstract ResumePoint? Resume(List<EpochReport> epochs, BestWeights<T>? best);

    /// <summary>Keeps the present state.</summary>
    public abstract void SaveLast(RunPlan plan, EpochProgress epoch, IReadOnlyList<EpochReport> epochs, TimeSpan elapsed, T[]? best);

    /// <summary>Keeps the present weights as the best.</summary>
    public abstract void SaveBest();

    public abstract void Dispose();
}

/// <summary>Where a run that is taken up stands.</summary>
/// <param name="Epoch">Its incomplete epoch.</param>
/// <param name="Elapsed">The time it took so far.</param>
/// <param name="Plan">Its sizes, and the seed of its order.</param>
internal sealed record ResumePoint(EpochProgress Epoch, TimeSpan Elapsed, RunPlan Plan);

/// <summary>Whether the user's score of the best epoch's weights is another than it was.</summary>
/// <param name="best">The weights of the best of the epochs.</param>
/// <param name="epochs">The epochs as they were reported.</param>
/// <returns>What is different; null for nothing.</returns>
internal delegate string? ScoreDifference<T>(T[] best, IReadOnlyList<EpochReport> epochs) where T : unmanaged;

/// <summary>Makes the keeper of a run.</summary>
internal abstract record RunKeeping
{
    /// <summary>The keeper of a run that is about to begin. Nothing is touched before it is asked to resume.</summary>
    public abstract RunKeeper<T> Begin<T>(Checkpoints files, ITrainer<T> trainer, RunPlan plan, Func<RunIdentity> identity,
        Func<IReadOnlyList<EpochReport>, bool> hasEnded, ScoreDifference<T> scoreDifference)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>In files.</summary>
internal sealed record CheckpointKeeping : RunKeeping
{
    public override RunKeeper<T> Begin<T>(Checkpoints files, ITrainer<T> trainer, RunPlan plan, Func<RunIdentity> identity,
        Func<IReadOnlyList<EpochReport>, bool> hasEnded, ScoreDifference<T> scoreDifference) =>
        new CheckpointFolder<T>(files, trainer, plan, identity, hasEnded, scoreDifference);
}
