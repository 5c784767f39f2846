using System.Numerics;
using NetGen.Files;

namespace NetGen.Training.Checkpointing;

/// <summary>
/// The checkpoints of one run: a trainer and the run's progress go out to files and come back. Knows the network only by its summary, the
/// optimizer only by the names of its tensors.
/// </summary>
internal sealed class CheckpointFolder<T> : RunKeeper<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Checkpoints files;
    private readonly ITrainer<T> trainer;
    private readonly RunPlan plan;

    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 step between checkpoints.</exception>
    public CheckpointFolder(Checkpoints files, ITrainer<T> trainer, RunPlan plan)
    {
        ArgumentException.ThrowIfNullOrEmpty(files.Folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(files.EverySteps ?? 1, 1, nameof(files.EverySteps));
        this.files = files;
        this.trainer = trainer;
        this.plan = plan;
    }

    /// <summary>Whether the step that was just taken is one to save.</summary>
    public override bool IsDue => files.EverySteps is int steps && (trainer.StepCount - plan.FirstStep) % steps == 0;

    /// <summary>Makes the folder, clears away what a killed process left half written, and takes up the run that the folder holds.</summary>
    /// <returns>Where its incomplete epoch stands and the time it took so far; null for a new run.</returns>
    /// <exception cref="WeightFileException">The folder cannot be made, or its checkpoint is damaged or of another run.</exception>
    public override (EpochProgress Epoch, TimeSpan Elapsed)? Resume(List<EpochReport> epochs, BestWeights<T>? best)
    {
        try
        {
            Directory.CreateDirectory(files.Folder);
            AtomicFile.DeleteLeftovers(files.LastPath);
            AtomicFile.DeleteLeftovers(files.BestPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{files.Folder}: checkpoints cannot be written there: {e.Message}", e);
        }

        if (!files.Resume || !File.Exists(files.LastPath))
        {
            return null;
        }

        Checkpoint<T> checkpoint = CheckpointFile.Read(files.LastPath, trainer);
        RunProgress progress = checkpoint.Progress;
        if (progress.Plan.FirstStep != plan.FirstStep)
        {
            return progress.StepCount == plan.FirstStep ? null : throw new WeightFileException(FormattableString.Invariant(
                $"{files.LastPath}: the checkpoint is of a run that began at step {progress.Plan.FirstStep}; this trainer is at step {plan.FirstStep}. Give each run a folder of its own."));
        }

        CheckpointMatch.RequireSameRun(progress.Plan, plan, files.LastPath);
        checkpoint.CopyTo(trainer);
        epochs.AddRange(progress.Epochs);
        best?.Restore(checkpoint.Best, epochs);
        return (progress.Epoch, progress.Elapsed);
    }

    /// <summary>Writes the present state.</summary>
    public override void SaveLast(EpochProgress epoch, IReadOnlyList<EpochReport> epochs, TimeSpan elapsed, T[]? best) => CheckpointFile.Write(
        files.LastPath,
        trainer,
        new RunProgress
        {
            Format = RunProgress.PresentFormat,
            Loss = trainer.Summary.Loss ?? "",
            Optimizer = trainer.Summary.Optimizer ?? "",
            Settings = trainer.State.Settings,
            ClassWeights = trainer.ClassWeights,
            Plan = plan,
            StepCount = trainer.StepCount,
            LearningRate = trainer.LearningRate,
            TrainerSeed = trainer.Seed,
            Epoch = epoch,
            Epochs = epochs,
            Elapsed = elapsed,
        },
        best);

    /// <summary>Writes the present weights as the best.</summary>
    public override void SaveBest() => WeightFile.Save<T>(files.BestPath, trainer.Summary, trainer.ParametersAndBuffers, samples: trainer.Names);
}
