using System.Globalization;
using static System.FormattableString;

namespace NetGen.Data;

/// <summary>
/// Which number the first class has, where labels are numbers without names. Classes count from 0; labels 1, 2, 3 would be four classes,
/// the first of them without a sample, so that whoever gives them says what they mean.
/// </summary>
internal static class FirstClass
{
    /// <summary>Labels counted from 0: a new array.</summary>
    /// <param name="labels">As they were given.</param>
    /// <param name="isNamed">Whether the classes have names by number: then they count from 0.</param>
    /// <param name="first">The number of the first class; null where it was not said.</param>
    /// <exception cref="LabelOutOfRangeException">They do not begin at 0 and nothing says why, or one is below the first class.</exception>
    public static int[] CountFrom(ReadOnlySpan<int> labels, bool isNamed, int? first)
    {
        Require(first);
        if (!isNamed && first is null)
        {
            var numbers = new DistinctLabels();
            numbers.Add(labels);
            numbers.RequireZero("the labels");
        }

        int[] counted = labels.ToArray();
        Subtract(counted, first ?? 0);
        return counted;
    }

    /// <exception cref="ArgumentOutOfRangeException">It is below 0.</exception>
    public static void Require(int? first)
    {
        if (first < 0)
        {
            throw new ArgumentOutOfRangeException("firstLabel", first, "Classes count from 0 or from a number above it.");
        }
    }

    /// <summary>Counts labels from 0.</summary>
    /// <param name="labels">The labels, which are changed.</param>
    /// <param name="first">The number of the first class, at least 0.</param>
    /// <param name="firstRow">The number that messages give the first sample.</param>
    /// <exception cref="LabelOutOfRangeException">One is below the first class.</exception>
    public static void Subtract(Span<int> labels, int first, int firstRow = 0)
    {
        if (first == 0)
        {
            return;
        }

        for (int row = 0; row < labels.Length; row++)
        {
            labels[row] = labels[row] >= first
                ? labels[row] - first
                : throw new LabelOutOfRangeException($"The label of sample {firstRow + row} is {labels[row]}; expected a class counted from {first} (firstLabel).");
        }
    }
}

/// <summary>The numbers that occur as labels, until a 0 does: then all is as it should be.</summary>
internal sealed class DistinctLabels
{
    // Of more, nobody has forgotten to count from 0: they are no classes.
    private const int Most = 1 << 16;

    private readonly HashSet<int> numbers = [];

    /// <summary>Whether there is nothing more to look for.</summary>
    public bool IsSettled { get; private set; }

    public void Add(ReadOnlySpan<int> labels)
    {
        foreach (int label in labels)
        {
            if (IsSettled)
            {
                return;
            }

            numbers.Add(label);
            IsSettled = label <= 0 || numbers.Count > Most;
        }
    }

    /// <summary>Throws where the labels are several numbers in a row, of which the first is not 0.</summary>
    /// <exception cref="LabelOutOfRangeException">They are.</exception>
    public void RequireZero(string source)
    {
        if (IsSettled || numbers.Count < 2 || numbers.Max() - (long)numbers.Min() >= numbers.Count)
        {
            return;
        }

        (int low, int high) = (numbers.Min(), numbers.Max());
        throw new LabelOutOfRangeException(
            Invariant($"{char.ToUpper(source[0], CultureInfo.InvariantCulture)}{source[1..]} are the {numbers.Count} numbers from {low} to {high}; classes count from 0, which would make {high + 1L} of them. ") +
            Invariant($"Say firstLabel: {low} where that is the first class, firstLabel: 0 where the numbers are right as they are, or name the classes."));
    }
}
