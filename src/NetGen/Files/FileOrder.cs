namespace NetGen.Files;

/// <summary>
/// In which order a file has what stands behind a Flatten: channels first, as PyTorch has it, or as a version of NetGen wrote it that did
/// not.
/// </summary>
internal static class FileOrder
{
    /// <summary>
    /// A tensor as it is walked in a file: in a former one, with the channels last of the three axes that were flattened.
    /// </summary>
    public static ParameterInfo In(this ParameterInfo tensor, IReadOnlyDictionary<string, string> metadata)
    {
        if (!tensor.WasInMemoryOrder || !Fingerprint.IsFormer(metadata, tensor.Layer))
            return tensor;
        return tensor with { Extents = ChannelsLast(tensor.Extents), Strides = ChannelsLast(tensor.Strides) };

        static int[] ChannelsLast(IReadOnlyList<int> axes) => [.. axes.Take(axes.Count - 3), axes[^2], axes[^1], axes[^3]];
    }
}
