using NetGen.Data;
using NetGen.Generator.Model;

namespace NetGen.Generator.Inference;

/// <summary>
/// The Inference room: the text of a table comes in, what its columns are goes out. Knows nothing of Roslyn; the same text gives the same
/// columns on every machine.
/// <para>The first rows of a table: for each column its distinct fields, and which of them each row has.</para>
/// </summary>
internal sealed class TableSample
{
    /// <summary>More rows are not looked at, nor more characters.</summary>
    public const int MostRows = 5000, MostCharacters = 1 << 22;

    /// <summary>Each column is a property of the row's class: a wider table is a matrix, and no class for people to read.</summary>
    public const int MostColumns = 4096;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private TableSample(IReadOnlyList<SampleColumn> columns, int rows, char separator) =>
        (Columns, Rows, Separator) = (columns, rows, separator);

    /// <summary>The columns.</summary>
    public IReadOnlyList<SampleColumn> Columns { get; }

    /// <summary>The rows that were looked at.</summary>
    public int Rows { get; }

    /// <summary>What stands between two fields.</summary>
    public char Separator { get; }

    /// <summary>Reads the first rows.</summary>
    /// <param name="text">The beginning of the table; the last record, which may be cut off, is left out where there is more behind
    /// it.</param>
    /// <param name="isWhole">Whether there is nothing behind it.</param>
    /// <exception cref="DataFormatException">It is no table.</exception>
    public static TableSample Of(string text, bool isWhole)
    {
        if (text.IndexOf('\uFFFD') is >= 0 and var lost)
        {
            throw new DataFormatException("the table, line " + Text(text.Substring(0, lost).Count(c => c == '\n') + 1)
                + ": expected UTF-8; a letter was lost when the compiler read it (U+FFFD). Save the file as UTF-8, or declare the columns "
                + "([Table] without a file), and name the encoding in Read.");
        }
        var separator = SeparatorOf(text);
        var reader = new CsvReader(new StringReader(text), separator, "the table");
        if (!Next(reader, isWhole))
        {
            throw new DataFormatException(isWhole || text.Length == 0
                ? "the table: expected a header; found no text."
                : "the table, line 1: expected a header of less than " + Text(MostCharacters) + " characters; it is longer.");
        }
        if (reader.FieldCount > MostColumns)
        {
            throw new DataFormatException("the table, line 1: expected at most " + Text(MostColumns) + " columns; found "
                + Text(reader.FieldCount) + ". A matrix is data for an [Input]: Dataset.FromCsv reads it.");
        }
        var columns = Enumerable.Range(0, reader.FieldCount).Select(field => new SampleColumn(reader.Field(field).ToString())).ToArray();
        if (columns.GroupBy(column => column.Name, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataFormatException("the table, line 1: expected a name of its own for each column; found '"
                + VisibleText.Of(twice.Key) + "' twice.");
        var rows = 0;
        for (; rows < MostRows && Next(reader, isWhole); rows++)
        {
            if (reader.FieldCount != columns.Length)
                throw Unequal(reader, columns);
            for (var field = 0; field < columns.Length; field++)
                columns[field].Add(reader.Field(field).ToString());
        }
        return new TableSample(columns, rows, separator);
    }

    /// <summary>What stands in a first line of one or two fields is mostly no header: a remark, or what Excel is told.</summary>
    private static DataFormatException Unequal(CsvReader reader, SampleColumn[] columns)
    {
        var isOther = reader.Line == 2 && columns.Length <= 2 && reader.FieldCount > columns.Length;
        return new DataFormatException("the table, line " + Text(reader.Line) + ": expected " + Text(columns.Length)
            + (columns.Length == 1 ? " field" : " fields") + " as in the header"
            + (isOther ? ", which is '" + string.Join(", ", columns.Select(column => VisibleText.Of(column.Name))) + "'" : "") + "; found "
            + Text(reader.FieldCount) + "." + (isOther ? " A header is the first line of its file." : ""));
    }

    private static bool Next(CsvReader reader, bool isWhole)
    {
        try
        {
            return reader.Read() && (isWhole || !reader.IsAtEnd);
        }
        catch (DataFormatException) when (!isWhole && reader.IsAtEnd)
        {
            // Cut off within quotes.
            return false;
        }
    }

    /// <summary>The sign that the header has most of; the first of equals.</summary>
    private static char SeparatorOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var header = end < 0 ? text : text.Substring(0, end);
        return Separators.OrderByDescending(separator => header.Count(c => c == separator)).First();
    }

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A column of the first rows.</summary>
/// <param name="name">Its name.</param>
internal sealed class SampleColumn(string name)
{
    /// <summary>The code of a field without a value.</summary>
    public const int Gap = -1;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _codes = [];

    public string Name => name;

    /// <summary>The distinct fields that have a value, as they came.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>How often each came.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>Which of them each row has.</summary>
    public IReadOnlyList<int> Codes => _codes;

    public void Add(string field)
    {
        if (FieldWords.Missing.Contains(field, StringComparer.OrdinalIgnoreCase))
        {
            _codes.Add(Gap);
            return;
        }
        if (!_places.TryGetValue(field, out var place))
        {
            _places.Add(field, place = _values.Count);
            _values.Add(field);
            _counts.Add(0);
        }
        _counts[place]++;
        _codes.Add(place);
    }
}
