using System.Globalization;

namespace NetGen.Data;

/// <summary>The class column of a table: texts in, labels out. Texts are numbered as they come; what they mean is decided from all of
/// them.</summary>
internal sealed class CsvClasses
{
    private const int MostNamed = 8;

    private readonly CsvOptions options;
    private readonly string sourceName;
    private readonly SampleNames given;
    private readonly List<string> texts = [];
    private readonly List<int> numbers = [];
    private readonly List<int> counts = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known;
    private SampleNames? named;

    public CsvClasses(CsvOptions options, string sourceName)
    {
        this.options = options;
        this.sourceName = sourceName;
        given = new SampleNames { Classes = options.ClassNames };
        known = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string name in given.Classes ?? [])
        {
            Number(name);
        }
    }

    /// <summary>The distinct texts in the order in which they came; the given names where there are some.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>Whether the first text came once.</summary>
    public bool FirstIsAlone => given.Classes is null && counts is [1, ..];

    /// <summary>Whether the first text came once and each of the others, of ten samples at least, again and again.</summary>
    public bool FirstIsNoneOfThem => FirstIsAlone && counts.Count > 2 && counts.Skip(1).All(count => count > 1) && counts.Sum() > 10;

    /// <summary>Takes a sample's text in.</summary>
    /// <param name="field">It.</param>
    /// <param name="keeps">Whether a label is wanted for it.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Add(ReadOnlySpan<char> field, bool keeps)
    {
        if (!known.TryGetValue(field, out int number))
        {
            if (given.Classes is { } names)
            {
                return $"expected {(names.Count == 1 ? "the only given class name" : $"one of the {names.Count} given class names")}; found {CsvField.Quote(field)}";
            }

            if (field.Contains('\uFFFD'))
            {
                return $"expected a class; found {CsvField.Quote(field)}, in which letters were lost (U+FFFD) when the text was read or written in another encoding than its own";
            }

            if (CsvField.IsMissing(field) || field.Equals("NaN", StringComparison.OrdinalIgnoreCase))
            {
                return $"expected a class; found {CsvField.Quote(field)}, which stands for no value in a column of numbers. "
                    + "Where it is a class, name all of them (CsvOptions.ClassNames); else leave the row out";
            }

            number = Number(field.ToString());
        }

        counts[number]++;
        if (keeps)
        {
            numbers.Add(number);
        }

        return null;
    }

    /// <summary>Leaves out the first sample, which was none.</summary>
    public void ForgetFirst()
    {
        known.Dictionary.Remove(texts[0]);
        texts.RemoveAt(0);
        counts.RemoveAt(0);
        if (numbers.Count > 0)
        {
            numbers.RemoveAt(0);
        }

        for (int i = 0; i < texts.Count; i++)
        {
            known.Dictionary[texts[i]] = i;
        }

        for (int i = 0; i < numbers.Count; i++)
        {
            numbers[i]--;
        }
    }

    /// <summary>The samples whose texts were taken in, which are then forgotten.</summary>
    /// <param name="inputs">Their inputs.</param>
    /// <param name="columns">The columns' names, the same in each call.</param>
    public Dataset Label(InputValues inputs, SampleNames columns)
    {
        IReadOnlyList<string>? names = given.Classes ?? Names(texts, options, sourceName);
        int[] labels = given.Classes is not null ? [.. numbers] : LabelsOf(names);
        numbers.Clear();
        // The same for all blocks of a table, so that comparing two of them compares nothing.
        named ??= columns.WithClasses(names);
        return Dataset.WithLabels(inputs, labels, named);
    }

    /// <summary>What a person would not write as the names of classes, and what looks like one class and would be two.</summary>
    private static void RequireClasses(IReadOnlyCollection<string> texts, string sourceName)
    {
        if (texts.All(text => CsvField.IsNumber(text)) && texts.FirstOrDefault(IsFraction) is { } fraction)
        {
            throw new DataFormatException(
                $"{sourceName}: the class column has numbers with a fraction, as {CsvField.Quote(fraction)}. Where they are to be "
                + "predicted, they are targets (CsvOptions.TargetColumns = [-1]); where each is the name of a class, name them "
                + "(ClassNames).");
        }

        // Where all are of one letter, case is what tells them apart.
        bool tellsByCase = texts.All(text => text.Length == 1);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<double, string>();
        foreach (string text in texts.Order(StringComparer.Ordinal))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !numbers.TryAdd(value, text))
            {
                throw new DataFormatException(
                    $"{sourceName}: the classes {CsvField.Quote(numbers[value])} and {CsvField.Quote(text)} are the same number. "
                        + "Where they "
                    + "are one class, write them alike in the file; where they are two, name all of them (CsvOptions.ClassNames).");
            }

            string look = ClassLook.Of(text);
            if (!seen.TryAdd(tellsByCase ? look : look.ToUpperInvariant(), text))
            {
                string other = seen[tellsByCase ? look : look.ToUpperInvariant()];
                string how = ClassLook.Of(other) == look
                    ? "look the same and are written in other characters (composed letters, ones that are not seen, or those of another "
                        + "alphabet)"
                    : "differ by case alone";
                throw new DataFormatException(
                    $"{sourceName}: the classes {CsvField.Quote(other)} and {CsvField.Quote(text)} {how}. Where they are one class, "
                    + "write them alike in the file; where they are two, name all of them (CsvOptions.ClassNames).");
            }
        }
    }

    private static bool IsFraction(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number != Math.Floor(number);

    /// <summary>The class names that texts are, in ordinal order; null where they are the numbers of labels.</summary>
    /// <exception cref="DataFormatException">It is not clear which number is the first class, or one is below it; or the texts are
    /// numbers to predict, or some of them are one class written in two ways.</exception>
    public static IReadOnlyList<string>? Names(IReadOnlyCollection<string> texts, CsvOptions options, string sourceName)
    {
        if (!texts.All(text => TryLabel(text, out _)))
        {
            RequireClasses(texts, sourceName);
            return options.FirstLabel is null
                ? [.. texts.Order(StringComparer.Ordinal)]
                : throw new DataFormatException(
                    $"{sourceName}: expected whole numbers in the class column, of which {options.FirstLabel} is the first; found {NameDifference.List([.. texts.Where(text => !TryLabel(text, out _))])}.");
        }

        int[] labels = [.. texts.Select(text => TryLabel(text, out int label) ? label : 0).Distinct().Order()];
        if (options.FirstLabel is null && labels.Length > 1 && labels[0] > 0)
        {
            throw new DataFormatException(FormattableString.Invariant(
                $"{sourceName}: the class column has {labels.Length} numbers from {labels[0]} to {labels[^1]}; ") +
                FormattableString.Invariant($"classes count from 0, which would make {labels[^1] + 1L} of them. ") +
                FormattableString.Invariant($"Set CsvOptions.FirstLabel to {labels[0]} where that is the first class, ") +
                "to 0 where the numbers are right as they are, or name the classes (ClassNames).");
        }

        // 0 and 5 are more likely two classes with these names than six; 0, 1, 2, 4 a part of something larger.
        if (options.FirstLabel is null && labels.Length > 1 && 2L * (labels[^1] + 1L - labels.Length) >= labels.Length)
        {
            string names = string.Join(", ", labels.Take(MostNamed).Select(label => $"\"{label}\""))
                + (labels.Length > MostNamed ? ", …" : "");
            throw new DataFormatException(FormattableString.Invariant(
                $"{sourceName}: the class column has {labels.Length} numbers from 0 to {labels[^1]}, which would make ") +
                FormattableString.Invariant(
                    $"{labels[^1] + 1L} classes, {labels[^1] + 1L - labels.Length} of them without a sample. ") +
                $"Set CsvOptions.FirstLabel to 0 where the numbers are right as they are, or name the classes (ClassNames = [{names}]).");
        }

        if (labels.Length > 0 && labels[0] < options.FirstLabel)
        {
            throw new DataFormatException($"{sourceName}: expected classes from {options.FirstLabel} on (CsvOptions.FirstLabel); found {labels[0]}.");
        }

        return null;
    }

    private int[] LabelsOf(IReadOnlyList<string>? names)
    {
        var labelOf = new int[texts.Count];
        if (names is null)
        {
            for (int i = 0; i < labelOf.Length; i++)
            {
                labelOf[i] = TryLabel(texts[i], out int label) ? label - (options.FirstLabel ?? 0) : 0;
            }
        }
        else
        {
            for (int label = 0; label < names.Count; label++)
            {
                labelOf[known.Dictionary[names[label]]] = label;
            }
        }

        return [.. numbers.Select(number => labelOf[number])];
    }

    private int Number(string text)
    {
        int number = texts.Count;
        known.Dictionary.Add(text, number);
        texts.Add(text);
        counts.Add(0);
        return number;
    }

    private static bool TryLabel(string text, out int label) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out label) && label < int.MaxValue;
}
