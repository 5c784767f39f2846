using System.Globalization;
using static System.FormattableString;

namespace NetGen.Data;

/// <summary>
/// The numbers that occur as labels without names, and whether they can be the numbers of classes: 1, 2, 3 are more likely three classes
/// than four, 0 and 5 two than six. What leaves a doubt is asked about.
/// </summary>
/// <param name="positions">Labels of a sample, which are alike: only samples are drawn by chance.</param>
internal sealed class LabelNumbers(int positions = 1)
{
    // Of more, nobody has forgotten to count from 0: they are no classes.
    private const int Most = 1 << 16;

    // By so much the numbers that are missing must exceed those that chance leaves out of as many labels drawn evenly.
    private const double BeyondChance = 4;

    private readonly HashSet<int> numbers = [];
    private long count;
    private int last = -1;

    /// <summary>Whether they are no numbers of classes in any case: one is below 0, which is an error of its own, or they are too
    /// many.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Takes labels in.</summary>
    public void Add(ReadOnlySpan<int> labels)
    {
        count += labels.Length;
        foreach (int label in labels)
        {
            if (label != last)
            {
                last = label;
                IsSettled |= numbers.Add(label) && (label < 0 || numbers.Count > Most);
            }
        }
    }

    /// <summary>Throws where the labels do not begin at 0, or leave many numbers out.</summary>
    /// <param name="source">What messages call the labels ("the labels of y.idx").</param>
    /// <param name="isWhole">Whether they are all that there are, a file's: those of some samples lack some classes by chance.</param>
    /// <param name="mayBeIgnored">Whether one number may stand for what does not count.</param>
    /// <exception cref="LabelOutOfRangeException">They do.</exception>
    public void RequireClasses(string source, bool isWhole, bool mayBeIgnored = false)
    {
        if (IsSettled || numbers.Count < 2)
        {
            return;
        }

        (int low, int high) = (numbers.Min(), numbers.Max());
        double classes = high + 1.0, missing = classes - numbers.Count;
        bool isRun = high - low + 1L == numbers.Count;
        // What is ignored in most data sets, and white in masks.
        bool isMask = mayBeIgnored && high == byte.MaxValue && missing > high / 2;
        bool isSure = isRun || isWhole || isMask || missing > BeyondChance * MissingByChance(classes);
        if (missing == 0 || (low == 0 && 2 * missing < numbers.Count) || !isSure)
        {
            return;
        }

        string subject = char.ToUpper(source[0], CultureInfo.InvariantCulture) + source[1..];
        string ignored = mayBeIgnored && !isRun
            ? Invariant($"Where {high} stands for what does not count, say ignoredLabel: {high}. ")
            : "";
        throw new LabelOutOfRangeException(low > 0
            ? Invariant($"{subject} are {(isRun ? "the " : "")}{numbers.Count} numbers from {low} to {high}; classes count from 0, ")
                + Invariant($"which would make {high + 1L} of them. ")
                + Invariant($"{ignored}Say firstLabel: {low} where that is the first class, firstLabel: 0 where the numbers are right ")
                + "as they are, "
                + "or name the classes."
            : Invariant($"{subject} are {numbers.Count} numbers from 0 to {high}, which would make {high + 1L} classes, {missing} of them ")
                + "without a sample. "
                + Invariant($"{ignored}Say firstLabel: 0 where the numbers are right as they are, name all of the classes, or number ")
                + Invariant($"those that there are from 0 to {numbers.Count - 1}."));
    }

    /// <summary>How many of so many classes are expected to be missing among the labels, were they drawn evenly.</summary>
    private double MissingByChance(double classes) => classes * Math.Pow(1 - (1 / classes), (double)count / positions);
}
