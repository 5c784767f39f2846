using System.Text.Json.Serialization;

namespace NetGen.Training.Checkpointing;

/// <summary>What a checkpoint says beside its tensors: JSON under one key of the file's metadata. Numbers keep every bit.</summary>
internal sealed record RunProgress
{
    /// <summary>The version of this form.</summary>
    public const int PresentFormat = 2;

    public required int Format { get; init; }

    public required RunIdentity Identity { get; init; }

    public required RunPlan Plan { get; init; }

    public required long StepCount { get; init; }

    public required double LearningRate { get; init; }

    public required ulong TrainerSeed { get; init; }

    /// <summary>The incomplete epoch; its samples may all have been trained on, with the validation still to come.</summary>
    public required EpochProgress Epoch { get; init; }

    /// <summary>The complete epochs.</summary>
    public required IReadOnlyList<EpochReport> Epochs { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether the figures fit together: what is true of every checkpoint that was written.</summary>
    public bool IsConsistent =>
        Identity.IsComplete
        && Plan is { RowsPerStep: > 0, RowsPerEpoch: > 0, FirstStep: >= 0, Epochs: > 0 }
        && Epoch.Rows >= 0
        && (Epoch.Rows == Plan.RowsPerEpoch || (Epoch.Rows < Plan.RowsPerEpoch && Epoch.Rows % Plan.RowsPerStep == 0))
        && double.IsFinite(Epoch.LossSum)
        && Epoch.Correct >= 0 && Epoch.Correct <= (Epoch.Answers ?? Epoch.Rows)
        && Epochs.Count <= Plan.Epochs
        && Epochs.Select((epoch, index) => epoch is not null && epoch.Epoch == index + 1 && double.IsFinite(epoch.TrainLoss)
            && epoch.Elapsed >= TimeSpan.Zero).All(isRight => isRight)
        && Elapsed >= TimeSpan.Zero
        && double.IsFinite(LearningRate) && LearningRate >= 0
        && StepCount == Plan.FirstStep + ((long)Epochs.Count * Plan.StepsPerEpoch)
            + (((long)Epoch.Rows + Plan.RowsPerStep - 1) / Plan.RowsPerStep);
}

/// <summary>The part of it that all versions have.</summary>
internal sealed record RunFormat
{
    public int? Format { get; init; }
}

/// <summary>Its JSON, made without reflection.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(RunFormat))]
internal sealed partial class RunProgressJson : JsonSerializerContext;
