using System.Globalization;
using NetGen.Data;
using NetGen.Generator.Model;

namespace NetGen.Generator.Inference;

/// <summary>What the columns of a table are, from its first rows: the narrowest kind that all fields fit.</summary>
internal static class SchemaInference
{
    /// <summary>A vocabulary is not longer: a word that each few rows have is no category.</summary>
    public const int MostCategories = 64, LeastRowsOfCategory = 4;

    /// <summary>Fewer rows tell nothing of what is always different.</summary>
    public const int LeastRows = 20;

    private const double LeastWordsOfText = 2.5;

    /// <summary>The columns; a problem where the text is no table.</summary>
    public static InferredTable Of(string text, bool isWhole)
    {
        try
        {
            return Of(TableSample.Of(text, isWhole));
        }
        catch (DataFormatException e)
        {
            return new InferredTable { Problem = e.Message };
        }
    }

    /// <summary>The columns of what was read.</summary>
    public static InferredTable Of(TableSample sample) => new()
    {
        Columns = sample.Columns.Select(column => ColumnOf(column, sample)).ToEquatableArray(),
        Separator = sample.Separator,
        Problem = sample.Rows == 0 ? "the table: expected rows below the header; found none." : null,
    };

    private static InferredColumn ColumnOf(SampleColumn column, TableSample sample)
    {
        var (kind, sign) = KindOf(column, sample);
        return new InferredColumn(column.Name, kind)
        {
            Values = column.Values.Count <= MostCategories ? Ordered(column.Values).ToEquatableArray() : EquatableArray<string>.Empty,
            MayBeMissing = column.Codes.Contains(SampleColumn.Gap),
            Decimal = sign,
            IsIdentifier = IsIdentifier(column, kind, sample.Rows),
        };
    }

    private static (ColumnKind Kind, char Decimal) KindOf(SampleColumn column, TableSample sample)
    {
        if (column.Values.Count == 0)
            return (ColumnKind.Number, '.');
        if (FieldWords.Yes.Select((yes, i) => (Yes: yes, No: FieldWords.No[i])).Any(pair => column.Values.All(value => Is(value, pair.Yes) || Is(value, pair.No))))
            return (ColumnKind.Boolean, '.');
        if (column.Values.All(value => TryNumber(value, out var number) && number == Math.Floor(number) && value.IndexOfAny(['.', 'e', 'E']) < 0))
            return (ColumnKind.Integer, '.');
        if (column.Values.All(value => TryNumber(value, out _)))
            return (ColumnKind.Number, '.');
        if (sample.Separator != ',' && column.Values.All(value => value.IndexOf('.') < 0 && TryNumber(value.Replace(',', '.'), out _)))
            return (ColumnKind.Number, ',');
        if (column.Values.All(value => IsDate(value, FieldWords.Day)))
            return (ColumnKind.Date, '.');
        if (column.Values.All(value => IsDate(value, FieldWords.Times)))
            return (ColumnKind.DateTime, '.');
        if (column.Values.Count <= MostCategories && column.Values.Count * LeastRowsOfCategory <= Math.Max(column.Counts.Sum(), 2 * LeastRowsOfCategory))
            return (ColumnKind.Category, '.');
        return (column.Values.Average(value => (double)value.Split(' ').Length) >= LeastWordsOfText ? ColumnKind.Text : ColumnKind.Category, '.');
    }

    /// <summary>A value of its own in each row: a text without spaces, or whole numbers that count.</summary>
    private static bool IsIdentifier(SampleColumn column, ColumnKind kind, int rows)
    {
        if (rows < LeastRows || column.Values.Count < rows)
            return false;
        return kind switch
        {
            ColumnKind.Category => column.Values.All(value => value.IndexOf(' ') < 0),
            ColumnKind.Integer => Counts(column.Values),
            _ => false,
        };
    }

    private static bool Counts(IReadOnlyList<string> values)
    {
        var numbers = values.Select(value => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Skip(1).Select((number, i) => number - numbers[i]).Distinct().Count() == 1;
    }

    /// <summary>Whole numbers by size, other words by their letters.</summary>
    private static IEnumerable<string> Ordered(IReadOnlyList<string> values) => values.All(value => TryNumber(value, out _))
        ? values.OrderBy(value => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)).ThenBy(value => value, StringComparer.Ordinal)
        : values.OrderBy(value => value, StringComparer.Ordinal);

    /// <summary>A number as a table has it, which a float can hold.</summary>
    public static bool TryNumber(string value, out double number) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= float.MaxValue;

    private static bool Is(string value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsDate(string value, params string[] formats) => DateTime.TryParseExact(value, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
