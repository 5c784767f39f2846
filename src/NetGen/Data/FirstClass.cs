namespace NetGen.Data;

/// <summary>
/// Which number the first class has, where labels are numbers without names. Classes count from 0; labels 1, 2, 3 would be four classes,
/// the first of them without a sample, and 0 and 5 six, so that whoever gives them says what they mean.
/// </summary>
internal static class FirstClass
{
    /// <summary>Labels counted from 0: a new array.</summary>
    /// <param name="labels">As they were given.</param>
    /// <param name="isNamed">Whether the classes have names by number: then they count from 0.</param>
    /// <param name="first">The number of the first class; null where it was not said.</param>
    /// <exception cref="LabelOutOfRangeException">They do not begin at 0, or leave many numbers out, and nothing says why, or one is below
    /// the first class.</exception>
    public static int[] CountFrom(ReadOnlySpan<int> labels, bool isNamed, int? first)
    {
        Require(first);
        if (!isNamed && first is null)
        {
            var numbers = new LabelNumbers();
            numbers.Add(labels);
            numbers.RequireClasses("the labels", isWhole: false);
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
