namespace NetGen.Generator.Model;

/// <summary>What a vector was before Flatten: in weight files, its elements are in the order of the equivalent PyTorch module, channels
/// first.</summary>
/// <param name="From">Rows × columns × channels, or steps × channels.</param>
/// <param name="IsNew">Whether files of earlier versions have it in the order of memory; the fingerprint tells.</param>
internal sealed record Flattened(TensorShape From, bool IsNew)
{
    /// <summary>Null where there is one order only: of a single position, of a single channel of a sequence, of what is a vector
    /// already.</summary>
    public static Flattened? Of(TensorShape from) => from switch
    {
        { Rank: 3, Positions: > 1 } => new(from, IsNew: false),
        { Rank: 2, Positions: > 1, Width: > 1 } => new(from, IsNew: true),
        // One order only.
        _ => null,
    };

    /// <summary>Whether the two orders differ: with more than one channel.</summary>
    public bool IsReordered => From.Width > 1;

    /// <summary>A sequence is an image one row high.</summary>
    public (int Height, int Width, int Channels) Image => From.Rank == 3
        ? (From.Dimensions[0], From.Dimensions[1], From.Dimensions[2])
        : (1, From.Dimensions[0], From.Dimensions[1]);
}
