namespace NetGen.Data;

/// <summary>Labels must be classes.</summary>
public static partial class Guard
{
    /// <summary>Every label must be a class of the network.</summary>
    /// <exception cref="LabelOutOfRangeException">One is not in [0, classes).</exception>
    public static void Labels(ReadOnlySpan<int> labels, int classes, string network)
    {
        int index = labels.IndexOfAnyExceptInRange(0, classes - 1);
        if (index >= 0)
        {
            ThrowLabel(index, labels[index], classes, network);
        }
    }

    /// <summary>The labels of a batch's rows must be classes of the network. The rows are known to be there.</summary>
    /// <exception cref="LabelOutOfRangeException">One is not in [0, classes).</exception>
    public static void Labels(ReadOnlySpan<int> labels, ReadOnlySpan<int> rows, int classes, string network)
    {
        foreach (int row in rows)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                ThrowLabel(row, labels[row], classes, network);
            }
        }
    }

    /// <summary>Every label of maps must be a class of the network, or <see cref="Dataset.IgnoredLabel"/>.</summary>
    /// <param name="labels">Samples × <paramref name="positions"/> labels.</param>
    /// <param name="positions">Labels of a sample.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="LabelOutOfRangeException">One is neither.</exception>
    public static void LabelMaps(ReadOnlySpan<int> labels, int positions, int classes, string network)
    {
        int index = labels.IndexOfAnyExceptInRange(Dataset.IgnoredLabel, classes - 1);
        if (index >= 0)
        {
            ThrowMapLabel(index / positions, index % positions, labels[index], classes, network);
        }
    }

    /// <summary>The same for a batch's rows, which are known to be there.</summary>
    /// <param name="labels">All samples' labels.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="positions">Labels of a sample.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="LabelOutOfRangeException">One is neither.</exception>
    public static void LabelMaps(ReadOnlySpan<int> labels, ReadOnlySpan<int> rows, int positions, int classes, string network)
    {
        foreach (int row in rows)
        {
            ReadOnlySpan<int> map = labels.Slice(row * positions, positions);
            int index = map.IndexOfAnyExceptInRange(Dataset.IgnoredLabel, classes - 1);
            if (index >= 0)
            {
                ThrowMapLabel(row, index, map[index], classes, network);
            }
        }
    }
}
