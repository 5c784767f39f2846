using NetGen.Data.Streaming;

namespace NetGen.Data;

/// <summary>Which column of a table means what, decided once from the options and the first row.</summary>
/// <param name="Count">The fields of every row.</param>
/// <param name="Features">The input columns in order.</param>
/// <param name="Class">The class column, if the samples have labels.</param>
/// <param name="Targets">The target columns in order.</param>
/// <param name="Header">The header's names; null without a header.</param>
internal sealed record CsvColumns(int Count, IReadOnlyList<int> Features, int? Class, IReadOnlyList<int> Targets, string[]? Header)
{
    public static CsvColumns None { get; } = new(0, [], null, [], null);

    public bool HasHeader => Header is not null;

    /// <summary>What the header calls features and targets.</summary>
    public SampleNames Names => Header is null ? SampleNames.None : new()
    {
        Features = [.. Features.Select(column => Header[column])],
        Targets = Targets.Count > 0 ? [.. Targets.Select(column => Header[column])] : null,
    };

    /// <summary>The column as messages write it, counted from 1 like lines.</summary>
    public string Describe(int column) => Header is null ? $"column {column + 1}" : $"column {column + 1} ('{Header[column]}')";

    /// <summary>Reads the roles off the options and the first row, which the reader stands on.</summary>
    /// <exception cref="DataFormatException">A column that is asked for is not there, there is no feature, or a name stands for two
    /// columns.</exception>
    public static CsvColumns Resolve(CsvReader firstRow, CsvOptions options, string sourceName)
    {
        int count = firstRow.FieldCount;
        string[] fields = FieldsOf(firstRow);
        CsvColumn? classColumn = options.TargetColumns.Count > 0 ? default(CsvColumn?) : options.ClassColumn ?? -1;
        IEnumerable<CsvColumn> named = [.. options.TargetColumns, .. options.IgnoredColumns, classColumn ?? 0];
        bool addressedByName = named.Any(column => column.Name is not null);
        if (addressedByName && options.Header == CsvHeader.No)
        {
            throw new ArgumentException("A column can be addressed by name only where the table has a header.", nameof(options));
        }

        int? classIndex = classColumn is CsvColumn column ? Index(column) : null;
        int[] targets = [.. options.TargetColumns.Select(Index)];
        if (classIndex is int both && options.ClassColumn is { } asked && options.IgnoredColumns.Any(ignored => Index(ignored) == both))
        {
            throw new ArgumentException($"Column {asked} is both the class (CsvOptions.ClassColumn) and left out "
                + "(IgnoredColumns).", nameof(options));
        }

        HashSet<int> unread = [.. options.IgnoredColumns.Select(Index), .. targets];
        int[] features = [.. Enumerable.Range(0, count).Where(i => i != classIndex && !unread.Contains(i))];
        if (features.Length == 0)
        {
            throw new DataFormatException(
                $"{sourceName}, line {firstRow.Line}: expected a feature column besides the class or targets, separated by " +
                $"'{options.Separator}'; found {count} column{(count == 1 ? "" : "s")} in all.");
        }

        bool hasHeader = options.Header == CsvHeader.Yes || addressedByName ||
            (options.Header == CsvHeader.Auto
                && features.Concat(targets).Any(i => !CsvField.IsMissing(fields[i]) && !CsvField.IsNumber(fields[i])));
        bool hasTextAnswer = classIndex is int answer && !CsvField.IsMissing(fields[answer]) && !CsvField.IsNumber(fields[answer]);
        if (options.Header == CsvHeader.Auto && features[0] == 0 && fields[0].Length == 0 && (hasHeader || hasTextAnswer))
        {
            throw new DataFormatException(
                $"{sourceName}, line {firstRow.Line}: the first field is empty. Above row numbers, as pandas writes them, leave the column out: CsvOptions.IgnoredColumns = [0]. " +
                "Above a feature set CsvOptions.Header to Yes; to No where the row is a sample, of which a value is missing.");
        }

        var columns = new CsvColumns(count, features, classIndex, targets, null);
        return hasHeader ? columns.WithHeader(fields, sourceName, firstRow.Line) : columns;

        int Index(CsvColumn column)
        {
            int index = column.Name is null ? column.Index + (column.Index < 0 ? count : 0) : Array.IndexOf(fields, column.Name);
            if (index < 0 || index >= count)
            {
                string found = column.Name is null ? Counted.Of(count, "column") : NameDifference.List(fields);
                throw new DataFormatException($"{sourceName}, line {firstRow.Line}: expected a column {column}; found {found}.");
            }

            return index;
        }
    }

    /// <summary>The fields of the record that a reader stands on.</summary>
    public static string[] FieldsOf(CsvReader row) =>
        [.. Enumerable.Range(0, row.FieldCount).Select(column => row.Field(column).ToString())];

    /// <summary>The same columns under the names of a header.</summary>
    /// <exception cref="DataFormatException">Two columns that are read have the same name, or one that is read has that of one that is
    /// not.</exception>
    public CsvColumns WithHeader(string[] header, string sourceName, int line)
    {
        HashSet<int> read = [.. Features, .. Targets, .. Class is int label ? [label] : Array.Empty<int>()];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < header.Length; i++)
        {
            if (read.Contains(i) && header[i].AsSpan().IndexOfAny('\uFEFF', '\u200B', '\u2060') >= 0)
            {
                throw new DataFormatException(
                    $"{sourceName}, line {line}: the name of column {i + 1} has a character that is not seen: {CsvField.Quote(header[i])}. "
                    + "Under it no other file's column would be the same: take it out (a second byte order mark comes of joined files).");
            }

            if (!places.TryAdd(header[i], i) && (read.Contains(i) || read.Contains(places[header[i]])))
            {
                throw new DataFormatException(
                    $"{sourceName}, line {line}: expected a name of its own for each column; columns {places[header[i]] + 1} and {i + 1} are both {CsvField.Quote(header[i])}.");
            }
        }

        return this with { Header = header };
    }

    /// <summary>The columns of this table in the roles that those of the same names have in another; these where one of them has no
    /// header.</summary>
    /// <exception cref="DataFormatException">One is missing, or there is one that the other has not.</exception>
    public CsvColumns Like(CsvShard? other, string sourceName)
    {
        if (Header is null || other?.Columns is not { Header: not null } first)
        {
            return this;
        }

        IEnumerable<int> wanted = [.. first.Features, .. first.Targets, .. first.Class is int label ? [label] : Array.Empty<int>()];
        string[] missing = [.. wanted.Select(column => first.Header[column]).Where(name => !Header.Contains(name, StringComparer.Ordinal))];
        IEnumerable<int> read = [.. Features, .. Targets, .. Class is int own ? [own] : Array.Empty<int>()];
        string[] unknown = [.. read.Select(column => Header[column]).Where(name => !first.Header.Contains(name, StringComparer.Ordinal))];
        if (missing.Length + unknown.Length > 0)
        {
            throw new DataFormatException(
                $"{sourceName}: its columns are not those of {other.Name}" +
                (missing.Length > 0 ? $"; missing: {NameDifference.List(missing)}" : "")
                    + (unknown.Length > 0 ? $"; unknown: {NameDifference.List(unknown)}" : "") + ".");
        }

        return this with
        {
            Features = [.. first.Features.Select(Here)],
            Targets = [.. first.Targets.Select(Here)],
            Class = first.Class is int column ? Here(column) : null,
        };

        int Here(int column) => Array.IndexOf(Header, first.Header[column]);
    }
}
