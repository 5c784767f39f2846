using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>What a rule on a table looks at: the columns as they are read, beside their first rows.</summary>
internal sealed record TableView(NetworkSpec Spec, TableSpec Table, TableSample Sample)
{
    private readonly Dictionary<string, SampleColumn> _rows = Sample.Columns.ToDictionary(rows => rows.Name, StringComparer.Ordinal);

    /// <summary>The features with their rows.</summary>
    public IEnumerable<(ColumnSpec Column, SampleColumn Rows)> Features =>
        Table.Columns.Select(column => (column, RowsOf(column))).Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.column, pair.Item2!));

    /// <summary>The rows of a column; null where the file does not have it.</summary>
    public SampleColumn? RowsOf(ColumnSpec column) => _rows.TryGetValue(column.Name, out var rows) ? rows : null;

    /// <summary>The number of rows, as messages show it.</summary>
    public string Rows => Figures.Whole(Sample.Rows);

    /// <summary>A problem at a column, or at the table where the column is not declared.</summary>
    public Problem At(ColumnSpec column, string id, params string[] figures) => new()
    {
        Id = id,
        Item = column.Item >= 0 ? column.Item : Enumerable.Range(0, Spec.Items.Count).First(item => Spec.Items[item].Kind == "Table"),
        Figures = figures.ToEquatableArray(),
    };
}
