using NetGen.Training.Checkpointing;

namespace NetGen;

/// <summary>
/// Saves a run so that it can be taken up again: killed at any moment and started again, it ends with the same bits as one that was never
/// interrupted. One folder holds one run. Immutable.
/// <para>
/// Both files are safetensors files that the network's <c>Load</c> reads, replaced whole or not at all: <see cref="BestPath"/> has the
/// weights of the best epoch (where the run keeps them, see <see cref="FitOptions.CancellationToken"/>), <see cref="LastPath"/> the present
/// weights and all that the next step depends on: the optimizer's tensors, the position in the epoch, the history, the best weights.
/// </para>
/// </summary>
/// <param name="Folder">The folder, made where it is missing.</param>
public sealed record Checkpoints(string Folder)
{
    /// <summary>Optimisation steps between two checkpoints within an epoch, at least 1; null for one after each epoch only.</summary>
    public int? EverySteps { get; init; }

    /// <summary>
    /// Whether a run that the folder holds is gone on with; false begins anew and replaces it. A run that had ended is at its end again,
    /// unless more epochs are asked for. The data must be the same: only its number of samples is compared, and the window of what is
    /// streamed.
    /// </summary>
    public bool Resume { get; init; } = true;

    /// <summary>The file with the state of the run.</summary>
    public string LastPath => Path.Combine(Folder, "last.safetensors");

    /// <summary>The file with the best weights.</summary>
    public string BestPath => Path.Combine(Folder, "best.safetensors");

    // Made by the constructor alone: a NativeAOT program that makes no Checkpoints then has none of their code.
    internal RunKeeping Keeping { get; } = new CheckpointKeeping();
}
