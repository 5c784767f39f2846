using NetGen.Training.Checkpointing;

namespace NetGen;

/// <summary>
/// What a folder of <see cref="Checkpoints"/> says of its run, read without a network: for reports after the fact, and for programs that
/// decide what to do with it. Immutable.
/// </summary>
public sealed record SavedRun
{
    /// <summary>The complete epochs.</summary>
    public required IReadOnlyList<EpochReport> Epochs { get; init; }

    /// <summary>The epochs that the run was to have.</summary>
    public required int PlannedEpochs { get; init; }

    /// <summary>The optimisation steps, those of an incomplete epoch included.</summary>
    public required long StepCount { get; init; }

    /// <summary>The training samples of an epoch.</summary>
    public required int SamplesPerEpoch { get; init; }

    /// <summary>The samples of a step.</summary>
    public required int SamplesPerStep { get; init; }

    /// <summary>The seed that was asked for, <see cref="FitOptions.Seed"/>.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The time it has taken.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The loss as declared.</summary>
    public required string Loss { get; init; }

    /// <summary>The optimizer as declared.</summary>
    public required string Optimizer { get; init; }

    /// <summary>The hyperparameters of the run, by name.</summary>
    public required IReadOnlyDictionary<string, double> Hyperparameters { get; init; }

    /// <summary>By what the best epoch is chosen.</summary>
    public required MonitoredQuantity Monitor { get; init; }

    /// <summary>Whether the last planned epoch is complete. A run that was stopped early is not.</summary>
    public bool IsComplete => Epochs.Count >= PlannedEpochs;

    internal static SavedRun Read(string path)
    {
        using CheckpointReader reader = CheckpointReader.Open(path);
        RunProgress progress = reader.Progress;
        return new SavedRun
        {
            Epochs = progress.Epochs,
            PlannedEpochs = progress.Plan.Epochs,
            StepCount = progress.StepCount - progress.Plan.FirstStep,
            SamplesPerEpoch = progress.Plan.RowsPerEpoch,
            SamplesPerStep = progress.Plan.RowsPerStep,
            Seed = progress.Plan.Seed,
            Elapsed = progress.Elapsed,
            Loss = progress.Identity.Loss,
            Optimizer = progress.Identity.Optimizer,
            Hyperparameters = progress.Identity.Settings.ToDictionary(setting => setting.Name, setting => setting.Value),
            Monitor = progress.Identity.Monitor,
        };
    }
}
