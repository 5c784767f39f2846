using System.Text.Json.Serialization;

namespace NetGen.Training.Checkpointing;

/// <summary>What a checkpoint says beside its tensors: JSON under one key of the file's metadata. Numbers keep every bit.</summary>
internal sealed record RunProgress
{
    /// <summary>The version of this form.</summary>
    public const int PresentFormat = 1;

    public required int Format { get; init; }

    /// <summary>The loss and the optimizer as declared.</summary>
    public required string Loss { get; init; }

    public required string Optimizer { get; init; }

    /// <summary>The hyperparameters of the run.</summary>
    public required IReadOnlyList<NamedNumber> Settings { get; init; }

    public IReadOnlyList<double>? ClassWeights { get; init; }

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
        Plan is { RowsPerStep: > 0, RowsPerEpoch: > 0, FirstStep: >= 0, Epochs: > 0 }
        && Epoch.Rows >= 0
        && (Epoch.Rows == Plan.RowsPerEpoch || (Epoch.Rows < Plan.RowsPerEpoch && Epoch.Rows % Plan.RowsPerStep == 0))
        && Epochs.Count <= Plan.Epochs
        && Elapsed >= TimeSpan.Zero
        && StepCount == Plan.FirstStep + ((long)Epochs.Count * Plan.StepsPerEpoch) + ((Epoch.Rows + Plan.RowsPerStep - 1) / Plan.RowsPerStep);
}

/// <summary>Its JSON, made without reflection.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(RunProgress))]
internal sealed partial class RunProgressJson : JsonSerializerContext;
