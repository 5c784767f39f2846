using System.Numerics;
using NetGen.Files;
using static System.FormattableString;

namespace NetGen.Training.Checkpointing;

/// <summary>
/// The checkpoints of one run: a trainer and the run's progress go out to files and come back. Knows the network only by its summary, the
/// optimizer only by the names of its tensors. Holds its folder from <see cref="Resume"/> on.
/// </summary>
internal sealed class CheckpointFolder<T> : RunKeeper<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Checkpoints files;
    private readonly ITrainer<T> trainer;
    private readonly RunPlan plan;
    private readonly Lazy<RunIdentity> identity;
    private readonly Func<IReadOnlyList<EpochReport>, bool> hasEnded;
    private readonly ScoreDifference<T> scoreDifference;
    private FolderLock? held;

    /// <param name="files">Where.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="plan">The run as it is asked for.</param>
    /// <param name="identity">What it belongs to; asked for once, and only when the folder is there.</param>
    /// <param name="hasEnded">Whether a run of these epochs has come to its end.</param>
    /// <param name="scoreDifference">Whether the user's score is another than it was.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 step between checkpoints.</exception>
    public CheckpointFolder(Checkpoints files, ITrainer<T> trainer, RunPlan plan, Func<RunIdentity> identity,
        Func<IReadOnlyList<EpochReport>, bool> hasEnded, ScoreDifference<T> scoreDifference)
    {
        ArgumentException.ThrowIfNullOrEmpty(files.Folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(files.EverySteps ?? 1, 1, nameof(files.EverySteps));
        this.files = files;
        this.trainer = trainer;
        this.plan = plan;
        this.identity = new Lazy<RunIdentity>(identity);
        this.hasEnded = hasEnded;
        this.scoreDifference = scoreDifference;
    }

    /// <summary>Whether the step that was just taken is one to save.</summary>
    public override bool IsDue => files.EverySteps is int steps && (trainer.StepCount - plan.FirstStep) % steps == 0;

    /// <summary>Makes and locks the folder, clears away what a killed process left half written, and takes up the run that the folder
    /// holds.</summary>
    /// <exception cref="WeightFileException">The folder cannot be made, another run has it, or its checkpoint is damaged or of another
    /// run.</exception>
    public override ResumePoint? Resume(List<EpochReport> epochs, BestWeights<T>? best)
    {
        HoldFolder();
        if (!files.Resume || !File.Exists(files.LastPath))
        {
            return null;
        }

        using CheckpointReader reader = CheckpointReader.Open(files.LastPath);
        RunProgress progress = reader.Progress;
        if (reader.DifferenceFrom(trainer, identity.Value, plan) is { } difference)
        {
            return Anew(difference);
        }

        if (progress.Plan.FirstStep != plan.FirstStep)
        {
            return progress.StepCount == plan.FirstStep ? null : throw new WeightFileException(Invariant(
                $"{files.LastPath}: the checkpoint is of a run that began at step {progress.Plan.FirstStep}; this trainer is at step {plan.FirstStep}. Give each run a folder of its own."));
        }

        Checkpoint<T> checkpoint = reader.Read(trainer);
        bool isComplete = progress.Epochs.Count >= plan.Epochs || hasEnded(progress.Epochs);
        if (isComplete && checkpoint.IsWhereItEnded(trainer))
        {
            Note = $"{files.Folder}: the run that it holds ended with these very weights; a new one begins with them.";
            return null;
        }

        if (!checkpoint.IsWhereItEnded(trainer) && CheckpointMatch.OfFirstWeights(progress.Plan, plan) is { } others)
        {
            return Anew(others);
        }

        if (checkpoint.Best is { } weights && scoreDifference(weights, progress.Epochs) is { } otherScore)
        {
            return Anew(otherScore);
        }

        checkpoint.CopyTo(trainer);
        epochs.AddRange(progress.Epochs);
        best?.Restore(checkpoint.Best, epochs);
        string what = isComplete ? "had ended; nothing is left to train, and Checkpoints.Resume = false begins anew" : "goes on";
        Note = Invariant($"{files.Folder}: the run, {progress.Epochs.Count} of {Counted.Of(plan.Epochs, "epoch")}, {Counted.Of(progress.StepCount - plan.FirstStep, "step")}, {what}.");
        RunPlan goesOn = plan with { OrderSeed = progress.Plan.OrderSeed, FirstWeights = progress.Plan.FirstWeights };
        return new ResumePoint(progress.Epoch, progress.Elapsed, goesOn);
    }

    /// <summary>Nothing is taken up of a run that is another: that is said, or refused.</summary>
    private ResumePoint? Anew(string difference)
    {
        Note = $"{files.Folder}: begins anew; {difference}.";
        return files.ReplaceOther ? null : throw new WeightFileException(
            $"{files.LastPath}: {difference}. Checkpoints.Resume = false begins anew; Checkpoints.ReplaceOther does where the run "
                + "is another.");
    }

    /// <summary>Writes the present state.</summary>
    public override void SaveLast(RunPlan plan, EpochProgress epoch, IReadOnlyList<EpochReport> epochs, TimeSpan elapsed, T[]? best) =>
        CheckpointFile.Write(
        files.LastPath,
        trainer,
        new RunProgress
        {
            Format = RunProgress.PresentFormat,
            Identity = identity.Value,
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
    public override void SaveBest() =>
        WeightFile.Save<T>(files.BestPath, trainer.Summary, trainer.ParametersAndBuffers, samples: trainer.Names);

    /// <summary>Leaves the folder to others.</summary>
    public override void Dispose() => held?.Dispose();

    private void HoldFolder()
    {
        if (File.Exists(files.Folder))
        {
            throw new WeightFileException($"{files.Folder}: checkpoints cannot be written there: expected a folder, or a path at which "
                + "one can be made; found a file.");
        }

        try
        {
            Directory.CreateDirectory(files.Folder);
            held = new FolderLock(files.Folder);
            AtomicFile.DeleteLeftovers(files.LastPath);
            AtomicFile.DeleteLeftovers(files.BestPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{files.Folder}: checkpoints cannot be written there: {e.Message}", e);
        }
    }
}
