using NetGen.Data;

namespace NetGen.Tables;

/// <summary>Which field of a record is which column: by name, in any order. Immutable.</summary>
internal sealed class TableHeader
{
    private const int OfLabel = -1;

    private readonly TableColumn?[] columns;
    private readonly int[] places;
    private readonly int[] lengths;

    private TableHeader(TableColumn?[] columns, int[] places, string[] ignored)
    {
        (this.columns, this.places, Ignored) = (columns, places, ignored);
        lengths = [.. columns.Select(column => column?.Length ?? 0)];
    }

    /// <summary>The column of each field; null for one that is passed over.</summary>
    public ReadOnlySpan<TableColumn?> Columns => columns;

    /// <summary>The fields that are passed over, by name, in order.</summary>
    public string[] Ignored { get; }

    /// <summary>Holds the names of a source against the table's.</summary>
    /// <param name="schema">The table.</param>
    /// <param name="names">The names, in the order of the fields.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="hasLabel">Whether the label is read; else it is passed over where there is one.</param>
    /// <exception cref="DataFormatException">One is missing or unknown, or comes twice.</exception>
    public static TableHeader Of(TableSchema schema, string[] names, string source, bool hasLabel = true)
    {
        var wanted = new Dictionary<string, (TableColumn Column, int Place)>(StringComparer.Ordinal);
        if (hasLabel)
        {
            wanted.Add(schema.Label.Name, (schema.Label, OfLabel));
        }

        int place = 0;
        foreach (TableColumn column in schema.Columns)
        {
            wanted.Add(column.Name, (column, place));
            place += column.Length;
        }

        var columns = new TableColumn?[names.Length];
        int[] places = new int[names.Length];
        var unknown = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            bool isNew = seen.Add(names[i]);
            if (wanted.TryGetValue(names[i], out (TableColumn Column, int Place) found))
            {
                (columns[i], places[i]) = isNew ? found : throw new DataFormatException(
                    $"{source}, column {i + 1}: expected a name of its own for each column; {CsvField.Quote(names[i])} comes twice.");
            }
            else if (names[i] != schema.Label.Name && !schema.Ignored.Contains(names[i], StringComparer.Ordinal))
            {
                unknown.Add(names[i]);
            }
        }

        string[] absent = [.. wanted.Keys.Where(name => !seen.Contains(name))];
        return absent.Length + unknown.Count == 0
            ? new TableHeader(columns, places, [.. names.Where((_, i) => columns[i] is null)])
            : throw new DataFormatException(
            $"{source}: its columns are not those of {schema.Network}" +
            (absent.Length > 0 ? $"; missing: {NameDifference.List(absent)}" : "") +
            (absent is [var one] && one == schema.Label.Name ? ", the label (PredictRows predicts rows without it)" : "") +
            (unknown.Count > 0
                ? $"; unknown: {NameDifference.List([.. unknown])} (a column that is no feature is declared [Column(\"…\", Ignore = true)])"
                : "") + ".");
    }

    /// <summary>Where a field's values go.</summary>
    public Span<float> PlaceOf(int field, Span<float> values, Span<float> label) =>
        places[field] == OfLabel ? label : values.Slice(places[field], lengths[field]);

    /// <summary>What messages call a field.</summary>
    public string Describe(int field) => $"column {field + 1} ('{Columns[field]!.Name}')";
}
