using System.Globalization;

namespace NetGen.Data;

/// <summary>Records of text in, a data set out: reads features and answers row by row and says what is wrong where.</summary>
internal sealed class CsvTable
{
    // A message lists so many missing fields; it gives the number of all.
    private const int ListedGaps = 8;

    private readonly CsvReader reader;
    private readonly CsvOptions options;
    private readonly string sourceName;
    private readonly List<float> inputs = [];
    private readonly List<float> targets = [];
    private readonly List<string> classes = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> knownClasses;
    private readonly List<string> gaps = [];
    private int gapCount;
    private CsvColumns columns = CsvColumns.None;

    public CsvTable(TextReader text, CsvOptions options, string sourceName)
    {
        if (options.Separator is '"' or '\r' or '\n')
        {
            throw new ArgumentException("The separator of a CSV file cannot be a quote or a line end.", nameof(options));
        }

        if (options.ClassColumn is not null && options.TargetColumns.Count > 0)
        {
            throw new ArgumentException("Samples have either a class column or target columns, not both.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(options.SkipLines);
        reader = new CsvReader(text, options.Separator, sourceName);
        this.options = options;
        this.sourceName = sourceName;
        knownClasses = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The distinct texts of the class column, of the rows that have been read.</summary>
    public IEnumerable<string> Classes => knownClasses.Dictionary.Values;

    /// <summary>Reads the whole table.</summary>
    public Dataset Read() => ReadBlocks(int.MaxValue).Single();

    /// <summary>
    /// Reads the table in blocks of so many rows, the last of fewer. Where the options name no classes, each block has those that came so far.
    /// </summary>
    public IEnumerable<Dataset> ReadBlocks(int rows)
    {
        Begin();
        bool goesOn = true;
        while (goesOn)
        {
            int count = 0;
            do
            {
                ReadSample();
                count++;
                goesOn = reader.Read();
            }
            while (goesOn && count < rows);

            yield return Complete();
        }
    }

    /// <summary>Whether texts of a class column are all numbers that can be labels.</summary>
    public static bool AreLabels(IEnumerable<string> texts) => texts.All(text => TryLabel(text, out _));

    /// <summary>Goes to the first sample.</summary>
    private void Begin()
    {
        reader.SkipLines(options.SkipLines);
        if (!reader.Read())
        {
            throw new DataFormatException($"{sourceName}: expected a table of numbers; found no text.");
        }

        columns = CsvColumns.Resolve(reader, options, sourceName);
        int firstLine = reader.Line;
        if (columns.HasHeader && !reader.Read())
        {
            throw new DataFormatException($"{sourceName}: expected samples below the header in line {firstLine}; found none.");
        }

    }

    /// <summary>The samples that have been read, which are then forgotten.</summary>
    private Dataset Complete()
    {
        if (gapCount > 0)
        {
            string rest = gapCount > ListedGaps ? $" and {gapCount - ListedGaps} more" : "";
            throw new DataFormatException(
                $"{sourceName}: expected a value in every field; {gapCount} {(gapCount == 1 ? "is" : "are")} missing: " +
                $"{string.Join("; ", gaps)}{rest}.");
        }

        Dataset samples = columns.Class is null
            ? Dataset.WithTargets(new InputValues((float[])[.. inputs]), [.. targets], columns.Targets.Count)
            : ReadClasses();
        inputs.Clear();
        targets.Clear();
        classes.Clear();
        return samples;
    }

    private void ReadSample()
    {
        if (reader.FieldCount != columns.Count)
        {
            throw new DataFormatException(
                $"{sourceName}, line {reader.Line}: expected {Counted.Of(columns.Count, "field")} as in the first row; found {reader.FieldCount}.");
        }

        foreach (int column in columns.Features)
        {
            inputs.Add(Number(column));
        }

        foreach (int column in columns.Targets)
        {
            targets.Add(Number(column));
        }

        if (columns.Class is int classColumn)
        {
            classes.Add(ClassText(classColumn));
        }
    }

    private float Number(int column)
    {
        ReadOnlySpan<char> field = reader.Field(column);
        if (CsvField.IsMissing(field))
        {
            AddGap(column);
            return 0;
        }

        if (!CsvField.TryNumber(field, out float value))
        {
            throw new DataFormatException($"{Place(column)}: expected a finite number; found {CsvField.Quote(field)}.");
        }

        return value;
    }

    private string ClassText(int column)
    {
        ReadOnlySpan<char> field = reader.Field(column);
        if (field.IsEmpty)
        {
            AddGap(column);
            return "";
        }

        if (!knownClasses.TryGetValue(field, out string? text))
        {
            text = field.ToString();
            if (options.ClassNames?.Contains(text, StringComparer.Ordinal) == false)
            {
                throw new DataFormatException(
                    $"{Place(column)}: expected one of the {Counted.Of(options.ClassNames.Count, "given class name")}; found {CsvField.Quote(field)}.");
            }

            knownClasses[field] = text;
        }

        return text;
    }

    private void AddGap(int column)
    {
        gapCount++;
        if (gaps.Count < ListedGaps)
        {
            gaps.Add($"line {reader.Line}, {columns.Describe(column)}");
        }
    }

    private string Place(int column) => $"{sourceName}, line {reader.Line}, {columns.Describe(column)}";

    private Dataset ReadClasses()
    {
        string[] distinct = [.. Classes.Order(StringComparer.Ordinal)];
        if (options.ClassNames is null && AreLabels(distinct))
        {
            int[] numbers = [.. classes.Select(text => TryLabel(text, out int label) ? label : 0)];
            return Dataset.WithLabels(new InputValues((float[])[.. inputs]), numbers, classNames: null);
        }

        IReadOnlyList<string> names = options.ClassNames ?? distinct;
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int label = 0; label < names.Count; label++)
        {
            labels.TryAdd(names[label], label);
        }

        return Dataset.WithLabels(new InputValues((float[])[.. inputs]), [.. classes.Select(text => labels[text])], names);
    }

    private static bool TryLabel(string text, out int label) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out label) && label < int.MaxValue;
}
