using NetGen.Data.Streaming;

namespace NetGen.Data;

/// <summary>Records of text in, a data set out: reads features and answers row by row and says what is wrong where.</summary>
internal sealed class CsvTable
{
    private readonly CsvReader reader;
    private readonly CsvOptions options;
    private readonly string sourceName;
    private readonly CsvClasses classes;
    private readonly List<float> inputs = [];
    private readonly List<float> targets = [];
    private readonly MissingFields gaps;
    private readonly CsvShard? first;
    private string[]? possibleHeader;

    /// <param name="text">The text.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="sourceName">What messages call it.</param>
    /// <param name="first">The table whose columns it must have, in any order, where both have a header.</param>
    public CsvTable(TextReader text, CsvOptions options, string sourceName, CsvShard? first = null)
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
        ArgumentOutOfRangeException.ThrowIfNegative(options.FirstLabel ?? 0, nameof(options.FirstLabel));
        reader = new CsvReader(text, options.Separator, sourceName);
        classes = new CsvClasses(options, sourceName);
        gaps = new MissingFields(sourceName);
        this.options = options;
        this.sourceName = sourceName;
        this.first = first;
    }

    /// <summary>Which column means what; decided by the first row or, where that is not clear, by all of them.</summary>
    public CsvColumns Columns { get; private set; } = CsvColumns.None;

    /// <summary>The distinct texts of the class column, of the rows that have been read.</summary>
    public IReadOnlyList<string> Classes => classes.Texts;

    /// <summary>Reads the whole table.</summary>
    public Dataset Read()
    {
        Begin();
        int rows = ReadRows(int.MaxValue, keeps: true).Rows;
        if (IsHeader(rows))
        {
            TakeHeader();
            inputs.RemoveRange(0, Columns.Features.Count);
        }

        return Complete();
    }

    /// <summary>Goes through the whole table, for what is wrong with it, its columns and its classes.</summary>
    /// <returns>The number of its samples.</returns>
    public int Scan()
    {
        Begin();
        int rows = ReadRows(int.MaxValue, keeps: false).Rows;
        gaps.ThrowIfAny();
        if (!IsHeader(rows))
        {
            return rows;
        }

        TakeHeader();
        return rows - 1;
    }

    /// <summary>
    /// Reads a table that has been gone through in blocks of so many rows, the last of fewer. The options say whether it has a header, and
    /// what the classes are.
    /// </summary>
    /// <param name="rows">Rows of a block.</param>
    /// <param name="columns">What the first pass found.</param>
    public IEnumerable<Dataset> ReadBlocks(int rows, CsvColumns columns)
    {
        Begin();
        Columns = columns;
        bool goesOn = true;
        while (goesOn)
        {
            goesOn = ReadRows(rows, keeps: true).GoesOn;
            yield return Complete();
        }
    }

    /// <summary>Goes to the first sample.</summary>
    private void Begin()
    {
        reader.SkipLines(options.SkipLines);
        if (!reader.Read())
        {
            throw new DataFormatException($"{sourceName}: expected a table of numbers; found no text.");
        }

        Columns = CsvColumns.Resolve(reader, options, sourceName).Like(first, sourceName);
        int firstLine = reader.Line;
        if (Columns.HasHeader && !reader.Read())
        {
            throw new DataFormatException($"{sourceName}: expected samples below the header in line {firstLine}; found none.");
        }

        if (!Columns.HasHeader && options.Header == CsvHeader.Auto && Columns.Class is int column
            && !CsvField.IsNumber(reader.Field(column)))
        {
            possibleHeader = CsvColumns.FieldsOf(reader);
        }
    }

    /// <summary>Reads the record that the reader stands on and those behind it, at most so many.</summary>
    private (int Rows, bool GoesOn) ReadRows(int most, bool keeps)
    {
        int count = 0;
        bool goesOn;
        do
        {
            ReadSample(keeps);
            count++;
            goesOn = reader.Read();
        }
        while (goesOn && count < most);

        return (count, goesOn);
    }

    /// <summary>Whether the first row, which was read as a sample, is a header after all.</summary>
    private bool IsHeader(int rows)
    {
        if (possibleHeader is null || rows < 2 || !classes.FirstIsAlone)
        {
            return false;
        }

        if (classes.Texts.Skip(1).All(text => CsvField.IsNumber(text)))
        {
            return true;
        }

        bool counts = Columns.Features.Count > 1 && Columns.Features.Select((column, place) => (column, place))
            .All(feature => possibleHeader[feature.column] == FormattableString.Invariant($"{feature.place}"));
        // A text above classes that never comes again is the column's name, more likely than a class of one sample.
        return counts || classes.FirstIsNoneOfThem
            ? throw new DataFormatException(
                $"{sourceName}: the first row ({NameDifference.List(possibleHeader)}) can be a header or a sample; set CsvOptions.Header to Yes or No.")
            : false;
    }

    private void TakeHeader()
    {
        Columns = Columns.WithHeader(possibleHeader!, sourceName, options.SkipLines + 1).Like(first, sourceName);
        classes.ForgetFirst();
    }

    /// <summary>The samples that have been read, which are then forgotten.</summary>
    private Dataset Complete()
    {
        gaps.ThrowIfAny();
        var values = new InputValues((float[])[.. inputs]);
        Dataset samples = Columns.Class is null
            ? Dataset.WithTargets(values, [.. targets], Columns.Targets.Count, Columns.Names)
            : classes.Label(values, Columns.Names);
        inputs.Clear();
        targets.Clear();
        return samples;
    }

    private void ReadSample(bool keeps)
    {
        if (reader.FieldCount != Columns.Count)
        {
            throw new DataFormatException(
                $"{sourceName}, line {reader.Line}: expected {Counted.Of(Columns.Count, "field")} as in the first row; found {reader.FieldCount}.");
        }

        if (inputs.Count > Array.MaxLength - Columns.Features.Count)
        {
            throw new DataFormatException(
                $"{sourceName}, line {reader.Line}: its values are more than fit in an array; stream the table (StreamedDataset.FromCsv).");
        }

        foreach (int column in Columns.Features)
        {
            Keep(inputs, Number(column));
        }

        foreach (int column in Columns.Targets)
        {
            Keep(targets, Number(column));
        }

        if (Columns.Class is int classColumn)
        {
            ReadOnlySpan<char> field = reader.Field(classColumn);
            if (field.IsEmpty)
            {
                AddGap(classColumn);
            }
            else if (classes.Add(field, keeps) is { } problem)
            {
                throw new DataFormatException($"{Place(classColumn)}: {problem}.");
            }
        }

        void Keep(List<float> values, float value)
        {
            if (keeps)
            {
                values.Add(value);
            }
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

    private void AddGap(int column) => gaps.Add(reader.Line, Columns.Describe(column));

    private string Place(int column) => $"{sourceName}, line {reader.Line}, {Columns.Describe(column)}";
}
