using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>What a rule on a table looks at: the columns as they are read, beside their first rows.</summary>
internal sealed record TableView(NetworkSpec Spec, TableSpec Table, TableSample Sample)
{
    /// <summary>What says of a column that it is words, or that it is none.</summary>
    private static readonly string[] Settling =
    [
        nameof(ColumnAttribute.Ignore), nameof(ColumnAttribute.Kind), nameof(ColumnAttribute.Categories), nameof(ColumnAttribute.Hash),
        nameof(ColumnAttribute.Embedding), nameof(ColumnAttribute.Ordinal),
    ];

    /// <summary>What says of a column that it is numbers.</summary>
    private static readonly string[] SettlingNumbers =
    [
        nameof(ColumnAttribute.Scale), nameof(ColumnAttribute.Log1P), nameof(ColumnAttribute.ClipMin), nameof(ColumnAttribute.ClipMax),
        nameof(ColumnAttribute.Decimal), nameof(ColumnAttribute.Thousands), nameof(ColumnAttribute.Negative), nameof(ColumnAttribute.Unit),
    ];

    private readonly Dictionary<string, SampleColumn> _rows = Sample.Columns.ToDictionary(rows => rows.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _items = Spec.Items.Select((item, index) => (Column: item.Bind() as ColumnAttribute, index))
        .Where(item => item.Column is not null).ToDictionary(item => item.Column!.Name, item => item.index, StringComparer.Ordinal);

    /// <summary>The features with their rows.</summary>
    public IEnumerable<(ColumnSpec Column, SampleColumn Rows)> Features =>
        Table.Columns.Select(column => (column, RowsOf(column))).Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.column, pair.Item2!));

    /// <summary>The rows of a column; null where the file does not have it.</summary>
    public SampleColumn? RowsOf(ColumnSpec column) => _rows.TryGetValue(column.Name, out var rows) ? rows : null;

    /// <summary>The number of rows, as messages show it.</summary>
    public string Rows => Figures.Whole(Sample.Rows);

    /// <summary>Whether a declaration writes an argument of an attribute; not where there is none.</summary>
    public bool Writes(int item, string argument) => item >= 0 && Spec.Writes(item, argument);

    /// <summary>Whether a feature is words because the rows look so, and nobody says what it is.</summary>
    public bool IsReadAsWords(string name) =>
        name != Table.Label.Name && Seen(name) is { Kind: ColumnKind.Category or ColumnKind.Text } && !IsLeftOut(name)
        && !IsSettled(name, Settling);

    /// <summary>Whether a feature is numbers with a fraction because the rows look so, and nobody says what it is.</summary>
    public bool IsReadAsNumbers(string name) =>
        name != Table.Label.Name && Seen(name) is { Kind: ColumnKind.Number } && !IsSettled(name, [.. Settling, .. SettlingNumbers]);

    /// <summary>Whether a column tells rows apart, and is left out because of it.</summary>
    public bool IsLeftOut(string name) => name != Table.Label.Name && Seen(name) is { IsIdentifier: true } && ItemOf(name) < 0;

    /// <summary>Whether a feature is words of which nearly each row has its own, which NG7021 says.</summary>
    public bool TellsRowsApart(SampleColumn rows) =>
        Table.Columns.FirstOrDefault(column => column.Name == rows.Name) is { } feature
        && IdentifierFeature.IsNearly(feature, rows, Sample.Rows);

    /// <summary>Whether something is wrong with a feature as a whole (NG7021, NG7031), and not with single words of it.</summary>
    public bool IsNoVocabulary(ColumnSpec column, SampleColumn rows) =>
        IdentifierFeature.IsNearly(column, rows, Sample.Rows)
        || (IsReadAsWords(rows.Name) && rows.Values.Count >= FormOfWords.LeastWithSize && WordForms.Of(rows.Values) is { HasSize: true });

    /// <summary>A problem at a column, or at the table where the column is not declared.</summary>
    public Problem At(ColumnSpec column, string id, params string[] figures) => At(column.Name, id, figures);

    /// <inheritdoc cref="At(ColumnSpec, string, string[])"/>
    public Problem At(string column, string id, params string[] figures) => new()
    {
        Id = id,
        Item = ItemOf(column) is >= 0 and var item
            ? item
            : Enumerable.Range(0, Spec.Items.Count).First(item => Spec.Items[item].Kind == "Table"),
        Figures = figures.ToEquatableArray(),
    };

    private bool IsSettled(string name, string[] arguments) =>
        ItemOf(name) is var item && arguments.Any(argument => Writes(item, argument));

    private InferredColumn? Seen(string name) => Spec.Table!.Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The attribute that declares a column; −1 for none.</summary>
    private int ItemOf(string name) => _items.TryGetValue(name, out var item) ? item : -1;
}
