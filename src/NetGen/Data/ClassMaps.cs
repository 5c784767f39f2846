using static System.FormattableString;

namespace NetGen.Data;

/// <summary>Labels of which a sample has one for each position: pixels of an image, steps of a sequence.</summary>
internal static class ClassMaps
{
    /// <summary>Labels counted from 0, with <see cref="Dataset.IgnoredLabel"/> where a position does not count: a new array.</summary>
    /// <param name="labels">As they were given, samples × <paramref name="positions"/>.</param>
    /// <param name="positions">Labels of a sample.</param>
    /// <param name="isNamed">Whether the classes have names by number: then they count from 0.</param>
    /// <param name="first">The number of the first class; null where it was not said.</param>
    /// <param name="ignored">The number of positions that do not count; null where all do.</param>
    /// <exception cref="LabelOutOfRangeException">One is below the first class, or they do not begin at 0 and nothing says why.</exception>
    public static int[] CountFrom(ReadOnlySpan<int> labels, int positions, bool isNamed, int? first, int? ignored)
    {
        FirstClass.Require(first);
        var numbers = new LabelNumbers(positions);
        int[] counted = labels.ToArray();
        for (int i = 0; i < counted.Length; i++)
        {
            if (counted[i] == ignored)
            {
                counted[i] = Dataset.IgnoredLabel;
                continue;
            }

            if (counted[i] < (first ?? 0))
            {
                throw new LabelOutOfRangeException(Invariant(
                    $"The label of position {i % positions} of sample {i / positions} is {counted[i]}; expected a class counted from {first ?? 0} (firstLabel). Where such positions do not count, say ignoredLabel: {counted[i]}."));
            }

            if (!isNamed && first is null)
            {
                numbers.Add([counted[i]]);
            }

            counted[i] -= first ?? 0;
        }

        numbers.RequireClasses("the labels", isWhole: false, mayBeIgnored: ignored is null);
        return counted;
    }

    /// <summary>How many labels count.</summary>
    public static long Counted(ReadOnlySpan<int> labels)
    {
        long counted = 0;
        foreach (int label in labels)
        {
            counted += label >= 0 ? 1 : 0;
        }

        return counted;
    }

    /// <summary>How often each class occurs.</summary>
    public static void AddCounts(ReadOnlySpan<int> labels, Span<long> counts)
    {
        foreach (int label in labels)
        {
            if (label >= 0)
            {
                counts[label]++;
            }
        }
    }
}
