using NetGen.Files;

namespace NetGen.Training.Checkpointing;

/// <summary>Which tensors a checkpoint holds, and under which names.</summary>
internal static class CheckpointImages
{
    /// <summary>The last tensor: one number, the digest of all bytes before it.</summary>
    public const string Checksum = WeightFile.StatePrefix + "checksum";

    // The bits of the digest, as the type that every reader of such files knows.
    public const string ChecksumType = "I64";

    public const int ChecksumBytes = sizeof(long);

    /// <summary>What begins the names of the best weights.</summary>
    public const string Best = WeightFile.StatePrefix + "best/";

    /// <summary>
    /// Everything that is laid out as the parameters are, by the prefix of its tensors: the parameters themselves first, the best last.
    /// </summary>
    public static List<NamedTensor<T>> Of<T>(TrainerState<T> state, T[] parameters, T[]? best) where T : unmanaged
    {
        List<NamedTensor<T>> images = [new("", parameters)];
        images.AddRange(state.Tensors.Select(tensor => tensor with { Name = $"{WeightFile.StatePrefix}{tensor.Name}/" }));
        if (best is not null)
        {
            images.Add(new(Best, best));
        }

        return images;
    }

    /// <summary>
    /// What an image holds: weights come with the running statistics that belong to them, what an optimizer remembers does not.
    /// </summary>
    public static IEnumerable<ParameterInfo> TensorsOf<T>(NamedTensor<T> image, NetworkSummary network) where T : unmanaged =>
        image.Layout ?? (image.Values.Length == network.StateLength ? network.Tensors : network.Parameters);
}
