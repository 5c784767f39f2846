using System.ComponentModel;

namespace NetGen.Tables;

/// <summary>A network's table: its columns, and which of them is predicted. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableSchema
{
    private readonly TableColumn[] columns;

    /// <param name="network">The network's name, for messages.</param>
    /// <param name="columns">The features, in the order of a sample's values.</param>
    /// <param name="label">What is predicted.</param>
    public TableSchema(string network, TableColumn[] columns, TableColumn label)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Network = network;
        this.columns = columns;
        Label = label;
        Steps = new StepList(columns);
        Names = new SampleNames
        {
            Features = [.. columns.SelectMany(NamesOf)], Classes = ClassesOf(label),
            Targets = ClassesOf(label) is null ? [label.Name] : null
        };
    }

    /// <summary>The network.</summary>
    public string Network { get; }

    /// <summary>The features.</summary>
    public IReadOnlyList<TableColumn> Columns => columns;

    /// <summary>What is predicted: a boolean, a category, or a number.</summary>
    public TableColumn Label { get; }

    /// <summary>Columns of files that are passed over.</summary>
    public string[] Ignored { get; init; } = [];

    /// <summary>What stands between two fields of a file.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>What a sample's values, and its classes or targets, are called.</summary>
    public SampleNames Names { get; }

    /// <summary>The features that are places in a vocabulary, or buckets.</summary>
    internal IReadOnlyList<string> Codes =>
        [.. columns.Where(column => column is CategoryColumn or HashedColumn).Select(column => column.Name)];

    /// <summary>How samples are encoded.</summary>
    internal StepList Steps { get; }

    /// <summary>Whether the label is one of some classes.</summary>
    internal bool HasClasses => Label is not NumberColumn;

    private static string[] NamesOf(TableColumn column) =>
        column.Length == 1
            ? [column.Name]
            : [.. Enumerable.Range(0, column.Length).Select(i => FormattableString.Invariant($"{column.Name}[{i}]"))];

    private static IReadOnlyList<string>? ClassesOf(TableColumn label) => label switch
    {
        BooleanColumn { Words.Length: 2 } answer => answer.Words,
        BooleanColumn => ["no", "yes"],
        CategoryColumn category => category.Categories,
        _ => null,
    };
}
