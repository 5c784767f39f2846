namespace NetGen.Generator.Model;

/// <summary>The table whose rows are a network's samples.</summary>
internal sealed record TableSpec
{
    /// <summary>The features, in the order of a sample's values.</summary>
    public required EquatableArray<ColumnSpec> Columns { get; init; }

    /// <summary>What is predicted: a boolean, a category, or a number.</summary>
    public required ColumnSpec Label { get; init; }

    /// <summary>Columns that are passed over.</summary>
    public required EquatableArray<string> Ignored { get; init; }

    public required char Separator { get; init; }

    /// <summary>The values of a sample.</summary>
    public int Length => checked((int)Columns.Sum(column => (long)column.Length));

    /// <summary>The values that the first layer reads.</summary>
    public int EncodedLength => checked((int)Columns.Sum(column => (long)column.EncodedLength));

    /// <summary>The classes that are told apart; 0 for a number.</summary>
    public int Classes => Label.Kind switch
    {
        ColumnKind.Boolean => 2,
        ColumnKind.Category => Label.Categories.Count,
        // A number.
        _ => 0,
    };

    /// <summary>The table that a declaration, and the file that it names, describe; null where it has none. What is wrong with it is for
    /// the rules to say.</summary>
    public static TableSpec? Of(NetworkSpec spec, IReadOnlyList<NetworkItemAttribute?> items)
    {
        if (items.OfType<TableAttribute>().FirstOrDefault() is not { } table)
            return null;
        var inferred = (spec.Table is { Problem: null } read ? read.Columns : EquatableArray<InferredColumn>.Empty)
            .ToDictionary(column => column.Name, StringComparer.Ordinal);
        var declared = new List<(ColumnAttribute Column, int Item)>();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is ColumnAttribute column)
                declared.Add((column, i));
        }
        // In the order of the file; what it does not have, in the order of the declaration.
        var names = inferred.Keys.Concat(declared.Select(column => column.Column.Name).Where(name => !inferred.ContainsKey(name)))
            .ToArray();
        var columns = new List<ColumnSpec>();
        var ignored = new List<string>();
        ColumnSpec? label = null;
        foreach (var name in names)
        {
            inferred.TryGetValue(name, out var seen);
            foreach (var (column, item) in declared.Where(column => column.Column.Name == name)
                .DefaultIfEmpty((new ColumnAttribute(name), -1)))
            {
                // What has no name is no property.
                if (column.Ignore || name.Length == 0 || (seen is { IsIdentifier: true } && item < 0 && name != table.Label))
                    ignored.Add(name);
                else if (name == table.Label)
                    label = ColumnResolution.Label(spec, column, item, seen, LabelKind(items));
                else
                    columns.Add(ColumnResolution.Feature(spec, column, item, seen));
            }
        }
        return new TableSpec
        {
            Columns = columns.ToEquatableArray(),
            Label = label ?? ColumnResolution.Label(spec, new ColumnAttribute(table.Label), -1, null, LabelKind(items)),
            Ignored = ignored.ToEquatableArray(),
            Separator = spec.Table is { Problem: null } ? spec.Table.Separator : table.Separator,
        };
    }

    /// <summary>What the head says of a label that nothing is declared of.</summary>
    private static ColumnKind LabelKind(IReadOnlyList<NetworkItemAttribute?> items) => items.OfType<LossAttribute>().LastOrDefault() switch
    {
        BinaryCrossEntropyAttribute => ColumnKind.Boolean,
        CrossEntropyAttribute or HingeAttribute or SquaredHingeAttribute => ColumnKind.Category,
        null when items.OfType<ActivationAttribute>().LastOrDefault() is SigmoidAttribute => ColumnKind.Boolean,
        null when items.OfType<ActivationAttribute>().LastOrDefault() is SoftmaxAttribute => ColumnKind.Category,
        // Every other loss and head is one of real numbers.
        _ => ColumnKind.Number,
    };
}
