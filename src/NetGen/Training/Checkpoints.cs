using NetGen.Training.Checkpointing;

namespace NetGen;

/// <summary>
/// Saves a run so that it can be taken up again: killed at any moment and started again, it ends with the same bits as one that was never
/// interrupted. One folder holds one run, and one run at a time holds the folder. Immutable.
/// <para>
/// Both files are safetensors files that the network's <c>Load</c> reads, replaced whole or not at all: <see cref="BestPath"/> has the
/// weights of the best epoch (where the run keeps them, see <see cref="FitOptions.CancellationToken"/>), <see cref="LastPath"/> the present
/// weights and all that the next step depends on: the optimizer's tensors, the position in the epoch, the history, the best weights, and a
/// checksum of the whole file. What has changed on the disk is refused, with a trainer that is as it was. The file <c>.lock</c> beside them
/// is empty.
/// </para>
/// </summary>
/// <param name="Folder">The folder, made where it is missing.</param>
public sealed record Checkpoints(string Folder)
{
    /// <summary>Optimisation steps between two checkpoints within an epoch, at least 1; null for one after each epoch only.</summary>
    public int? EverySteps { get; init; }

    /// <summary>
    /// Whether a run that the folder holds is gone on with; false begins anew and replaces it. A run that had ended is at its end again,
    /// unless more epochs are asked for: the progress line says so, and <see cref="History.HadEnded"/>. Where the network still has the
    /// weights with which the run ended, a new run begins with them.
    /// <para>
    /// A run belongs to its declaration, hyperparameters, options and data; a folder that holds another is refused, unless
    /// <see cref="ReplaceOther"/>. Data is told by every value in memory, by the content of files that are streamed, and, of a
    /// <see cref="SampleShard"/> of your own, by the number of its samples and the first of all.
    /// </para>
    /// </summary>
    public bool Resume { get; init; } = true;

    /// <summary>
    /// Whether the run of other data, another declaration, other hyperparameters or options that a folder holds is replaced by a new one,
    /// as a nightly training wants it: a night that was interrupted is gone on with, the next begins anew. The progress line says so. A
    /// file that is damaged is refused all the same.
    /// </summary>
    public bool ReplaceOther { get; init; }

    /// <summary>The file with the state of the run.</summary>
    public string LastPath => Path.Combine(Folder, "last.safetensors");

    /// <summary>The file with the best weights.</summary>
    public string BestPath => Path.Combine(Folder, "best.safetensors");

    /// <summary>What the folder holds, without a network. It is only read: a run that goes on there is not disturbed.</summary>
    /// <exception cref="WeightFileException">There is no checkpoint, it is damaged, or of another version.</exception>
    public SavedRun Read() => File.Exists(LastPath)
        ? SavedRun.Read(LastPath)
        : throw new WeightFileException($"{Folder}: expected the checkpoints of a run; there is no file '{Path.GetFileName(LastPath)}'.");

    // Made by the constructor alone: a NativeAOT program that makes no Checkpoints then has none of their code.
    internal RunKeeping Keeping { get; } = new CheckpointKeeping();
}
