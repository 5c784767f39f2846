namespace NetGen.Generator.Model;

/// <summary>What the first rows of a table say of its columns. Nothing that changes with a row that fits.</summary>
internal sealed record InferredTable
{
    /// <summary>The columns, in the order of the header.</summary>
    public EquatableArray<InferredColumn> Columns { get; init; } = EquatableArray<InferredColumn>.Empty;

    /// <summary>What stands between two fields.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Why it cannot be read; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What a network needs to know of it: the values of its label, and of what is a category or is declared one; of what it
    /// passes over the name.</summary>
    public InferredTable For(string label, IReadOnlyCollection<ColumnAttribute> declared) => this with
    {
        Columns = Columns.Select(column => declared.Any(other => other.Name == column.Name && other.Ignore)
            ? new InferredColumn(column.Name, ColumnKind.Auto)
            : column.Name == label || column.Kind == ColumnKind.Category
                || declared.Any(other => other.Name == column.Name && other.Kind == ColumnKind.Category)
            ? column
            : column with { Values = EquatableArray<string>.Empty }).ToEquatableArray(),
    };
}

/// <summary>What the fields of a column are.</summary>
internal sealed record InferredColumn(string Name, ColumnKind Kind)
{
    /// <summary>The distinct values, in order, where they are few.</summary>
    public EquatableArray<string> Values { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether a field was without a value.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>How its fields are written.</summary>
    public FieldForm Form { get; init; } = FieldForm.Plain;

    /// <summary>Whether it tells rows apart, and no more: it is no feature unless it is declared one.</summary>
    public bool IsIdentifier { get; init; }
}
