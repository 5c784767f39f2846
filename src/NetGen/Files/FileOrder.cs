using NetGen.Numerics;

namespace NetGen.Files;

/// <summary>
/// In which order a file has what stands behind a Flatten: channels first, as PyTorch has it, or as a version of NetGen wrote it that did
/// not.
/// </summary>
internal static class FileOrder
{
    /// <summary>Puts a tensor, as a file of any version has it, to its places in a network's memory.</summary>
    /// <param name="elements">What the file has; changed.</param>
    /// <param name="parameters">All parameters of the network.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="metadata">The file's.</param>
    public static void Scatter<T>(Span<T> elements, Span<T> parameters, ParameterInfo tensor, IReadOnlyDictionary<string, string> metadata)
    {
        if (tensor.JoinedBy is { } join && Fingerprint.JoinedInMemoryOrder(metadata, join))
            MakeChannelsFirst(elements, tensor);
        ParameterLayout.Scatter<T>(elements, parameters, In(tensor, metadata));
    }

    /// <summary>
    /// A tensor as it is walked in a file: in a former one, with the channels last of the three axes that were flattened.
    /// </summary>
    private static ParameterInfo In(ParameterInfo tensor, IReadOnlyDictionary<string, string> metadata)
    {
        if (!tensor.WasInMemoryOrder || !Fingerprint.IsFormer(metadata, tensor.Layer))
            return tensor;
        return tensor with { Extents = ChannelsLast(tensor.Extents), Strides = ChannelsLast(tensor.Strides) };

        static int[] ChannelsLast(IReadOnlyList<int> axes) => [.. axes.Take(axes.Count - 3), axes[^2], axes[^1], axes[^3]];
    }

    /// <summary>What is behind a join that was made in the order of memory: each part's channels go first.</summary>
    private static void MakeChannelsFirst<T>(Span<T> elements, ParameterInfo tensor)
    {
        var former = new T[tensor.Shape[^1]];
        for (; !elements.IsEmpty; elements = elements[former.Length..])
        {
            elements[..former.Length].CopyTo(former);
            int start = 0;
            for (int part = 0; part < tensor.JoinedParts.Count; part += 2)
            {
                (int positions, int channels) = (tensor.JoinedParts[part], tensor.JoinedParts[part + 1]);
                for (int i = 0; i < positions * channels; i++)
                    elements[start + (i % channels * positions) + (i / channels)] = former[start + i];
                start += positions * channels;
            }
        }
    }
}
