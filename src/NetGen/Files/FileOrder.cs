namespace NetGen.Files;

/// <summary>In which order a file has what stands behind a Flatten.</summary>
internal enum FileOrder
{
    /// <summary>Channels first, as PyTorch has it.</summary>
    ChannelsFirst,

    /// <summary>As versions of NetGen wrote it that kept some of it in the order of memory.</summary>
    Former,
}

/// <summary>A tensor as it is walked in a file of an order.</summary>
internal static class FileOrders
{
    /// <summary>The same tensor; in a former file, with the channels last of the three axes that were flattened.</summary>
    public static ParameterInfo In(this ParameterInfo tensor, FileOrder order)
    {
        if (order == FileOrder.ChannelsFirst || !tensor.WasInMemoryOrder)
            return tensor;
        return tensor with { Extents = ChannelsLast(tensor.Extents), Strides = ChannelsLast(tensor.Strides) };

        static int[] ChannelsLast(IReadOnlyList<int> axes) => [.. axes.Take(axes.Count - 3), axes[^2], axes[^1], axes[^3]];
    }
}
