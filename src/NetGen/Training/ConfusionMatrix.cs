using System.Globalization;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// How often each class was taken for each: rows are actual classes, columns predicted ones. A quotient with nothing to divide by
/// (a class that never occurs, or is never predicted) is 0. Immutable.
/// </summary>
public sealed class ConfusionMatrix
{
    // More classes than this do not fit a terminal: the table then has one line per class, without the counts.
    private const int ShownClasses = 20;
    private const int ShownNameLength = 24;

    private readonly long[,] counts;
    private readonly IReadOnlyList<string>? names;
    private readonly string counted;

    /// <summary>Takes the counts over.</summary>
    /// <param name="counts">By actual and predicted class.</param>
    /// <param name="names">The classes' names, if they have any.</param>
    /// <param name="counted">What was counted.</param>
    internal ConfusionMatrix(long[,] counts, IReadOnlyList<string>? names, string counted = "samples")
    {
        this.counts = counts;
        this.counted = counted;
        this.names = names;
        ClassCount = counts.GetLength(0);
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The samples of class <paramref name="actual"/> that were taken for class <paramref name="predicted"/>.</summary>
    public long this[int actual, int predicted] => counts[actual, predicted];

    /// <summary>The share of all samples that lie on the diagonal.</summary>
    public double Accuracy => Quotient(Sum(i => counts[i, i]), Sum(Support));

    /// <summary>The mean of <see cref="F1"/> over all classes, each counting the same.</summary>
    public double MacroF1 => Classes.Average(F1);

    /// <summary>The mean of <see cref="Precision"/> over all classes, each counting the same.</summary>
    public double MacroPrecision => Classes.Average(Precision);

    /// <summary>The mean of <see cref="Recall"/> over all classes, each counting the same.</summary>
    public double MacroRecall => Classes.Average(Recall);

    /// <summary>The mean of <see cref="F1"/> over all samples: each class counts as often as it occurs.</summary>
    public double WeightedF1 => Classes.Sum(label => F1(label) * Support(label)) / Math.Max(1, Sum(Support));

    /// <summary>
    /// F1 of all decisions together. Where each sample is taken for exactly one class, a false positive of one class is a false negative of
    /// another: precision, recall, F1 and <see cref="Accuracy"/> are then the same number.
    /// </summary>
    public double MicroF1 => Accuracy;

    /// <summary>
    /// The mean of <see cref="IntersectionOverUnion"/> over the classes that occur or are predicted, each counting the same: the measure of
    /// segmentation (mean IoU, Jaccard index).
    /// </summary>
    public double MeanIntersectionOverUnion =>
        Classes.Where(label => Union(label) > 0).Select(IntersectionOverUnion).DefaultIfEmpty().Average();

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassCount);

    /// <summary>The class's name; its number where it has none.</summary>
    public string Name(int label) => names is not null && label < names.Count ? names[label] : label.ToString(CultureInfo.InvariantCulture);

    /// <summary>The samples that are of the class.</summary>
    public long Support(int label) => Sum(predicted => counts[label, predicted]);

    /// <summary>Of the samples taken for the class, the share that is of it.</summary>
    public double Precision(int label) => Quotient(counts[label, label], Sum(actual => counts[actual, label]));

    /// <summary>Of the samples of the class, the share that was found.</summary>
    public double Recall(int label) => Quotient(counts[label, label], Support(label));

    /// <summary>The harmonic mean of precision and recall: 2·right ÷ (actual + predicted).</summary>
    public double F1(int label) => Quotient(2 * counts[label, label], Support(label) + Sum(actual => counts[actual, label]));

    /// <summary>right ÷ (actual + predicted − right): of all that is of the class or was taken for it, the share that is both.</summary>
    public double IntersectionOverUnion(int label) => Quotient(counts[label, label], Union(label));

    private long Union(int label) => Support(label) + Sum(actual => counts[actual, label]) - counts[label, label];

    /// <summary>A table: a line per actual class. The same text under every culture.</summary>
    public override string ToString()
    {
        TextTable table = new TextTable().Column("actual \\ predicted");
        bool showsCounts = ClassCount <= ShownClasses;
        foreach (int predicted in showsCounts ? Classes : [])
        {
            table.Column(ShownName(predicted), alignRight: true);
        }

        foreach (string figure in (string[])[counted, "precision", "recall", "F1"])
        {
            table.Column(figure, alignRight: true);
        }

        foreach (int actual in Classes)
        {
            // A dot for "never" lets the errors stand out.
            IEnumerable<string> row = showsCounts ? Classes.Select(predicted => Number(counts[actual, predicted], zero: ".")) : [];
            table.Row([ShownName(actual), .. row, Number(Support(actual)), .. Shares(Precision(actual), Recall(actual), F1(actual))]);
        }

        table.Rule();
        IEnumerable<string> noCounts = Enumerable.Repeat("", showsCounts ? ClassCount : 0);
        table.Row(["mean", .. noCounts, Number(Sum(Support)), .. Shares(Classes.Average(Precision), Classes.Average(Recall), MacroF1)]);
        return table.ToString();
    }

    private static double Quotient(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Number(long value, string zero = "0") => value == 0 ? zero : Invariant($"{value:N0}");

    private static IEnumerable<string> Shares(params double[] values) => values.Select(value => Invariant($"{value:F3}"));

    private long Sum(Func<int, long> term) => Classes.Sum(term);

    private string ShownName(int label) =>
        Name(label) is { Length: > ShownNameLength } name ? $"{name[..(ShownNameLength - 1)]}…" : Name(label);
}
