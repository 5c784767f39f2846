namespace NetGen.Data;

/// <summary>Which column of a table means what, decided once from the options and the first row.</summary>
/// <param name="Count">The fields of every row.</param>
/// <param name="Features">The input columns in order.</param>
/// <param name="Class">The class column, if the samples have labels.</param>
/// <param name="Targets">The target columns in the order the options give.</param>
/// <param name="Names">The header's names; null without a header.</param>
internal sealed record CsvColumns(int Count, IReadOnlyList<int> Features, int? Class, IReadOnlyList<int> Targets, string[]? Names)
{
    public static CsvColumns None { get; } = new(0, [], null, [], null);

    public bool HasHeader => Names is not null;

    /// <summary>The column as messages write it, counted from 1 like lines.</summary>
    public string Describe(int column) => Names is null ? $"column {column + 1}" : $"column {column + 1} ('{Names[column]}')";

    /// <summary>Reads the roles off the options and the first row, which the reader stands on.</summary>
    public static CsvColumns Resolve(CsvReader firstRow, CsvOptions options, string sourceName)
    {
        int count = firstRow.FieldCount;
        string[] fields = [.. Enumerable.Range(0, count).Select(column => firstRow.Field(column).ToString())];
        CsvColumn? classColumn = options.TargetColumns.Count > 0 ? default(CsvColumn?) : options.ClassColumn ?? -1;
        IEnumerable<CsvColumn> named = [.. options.TargetColumns, .. options.IgnoredColumns, classColumn ?? 0];
        bool addressedByName = named.Any(column => column.Name is not null);
        if (addressedByName && options.Header == CsvHeader.No)
        {
            throw new ArgumentException("A column can be addressed by name only where the table has a header.", nameof(options));
        }

        int? classIndex = classColumn is CsvColumn column ? Index(column) : null;
        int[] targets = [.. options.TargetColumns.Select(Index)];
        int[] ignored = [.. options.IgnoredColumns.Select(Index)];
        int[] features = [.. Enumerable.Range(0, count).Where(i => i != classIndex && !targets.Contains(i) && !ignored.Contains(i))];
        if (features.Length == 0)
        {
            throw new DataFormatException(
                $"{sourceName}, line {firstRow.Line}: expected a feature column besides the class or targets, separated by " +
                $"'{options.Separator}'; found {count} column{(count == 1 ? "" : "s")} in all.");
        }

        bool hasHeader = options.Header == CsvHeader.Yes || addressedByName ||
            (options.Header == CsvHeader.Auto && features.Concat(targets).Any(i => !CsvField.IsMissing(fields[i]) && !IsNumber(fields[i])));
        return new CsvColumns(count, features, classIndex, targets, hasHeader ? fields : null);

        int Index(CsvColumn column)
        {
            int index = column.Name is null ? column.Index + (column.Index < 0 ? count : 0) : Array.IndexOf(fields, column.Name);
            if (index < 0 || index >= count)
            {
                string found = column.Name is null ? Counted.Of(count, "column") : string.Join(", ", fields.Select(field => CsvField.Quote(field)));
                throw new DataFormatException($"{sourceName}, line {firstRow.Line}: expected a column {column}; found {found}.");
            }

            return index;
        }
    }

    // "NaN" and "1e999" are bad numbers, not column names.
    private static bool IsNumber(string field) =>
        float.TryParse(field, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}
