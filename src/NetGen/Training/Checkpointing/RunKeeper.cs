using System.Numerics;

namespace NetGen.Training.Checkpointing;

/// <summary>What a run tells of itself so that it can be taken up again.</summary>
internal abstract class RunKeeper<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Whether the step that was just taken is one to save.</summary>
    public abstract bool IsDue { get; }

    /// <summary>Takes up the run that is kept.</summary>
    /// <returns>Where its incomplete epoch stands and the time it took so far; null for a new run.</returns>
    public abstract (EpochProgress Epoch, TimeSpan Elapsed)? Resume(List<EpochReport> epochs, BestWeights<T>? best);

    /// <summary>Keeps the present state.</summary>
    public abstract void SaveLast(EpochProgress epoch, IReadOnlyList<EpochReport> epochs, TimeSpan elapsed, T[]? best);

    /// <summary>Keeps the present weights as the best.</summary>
    public abstract void SaveBest();
}

/// <summary>Makes the keeper of a run.</summary>
internal abstract record RunKeeping
{
    /// <summary>The keeper of a run that is about to begin.</summary>
    public abstract RunKeeper<T> Begin<T>(Checkpoints files, ITrainer<T> trainer, RunPlan plan) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>In files.</summary>
internal sealed record CheckpointKeeping : RunKeeping
{
    public override RunKeeper<T> Begin<T>(Checkpoints files, ITrainer<T> trainer, RunPlan plan) => new CheckpointFolder<T>(files, trainer, plan);
}
