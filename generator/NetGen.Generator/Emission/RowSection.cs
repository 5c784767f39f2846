using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints <c>Row</c>: a property a column, and how they become the values of a sample.</summary>
internal static class RowSection
{
    public static void PrintRow(CodeWriter writer, TableSpec table)
    {
        writer.Summary("A row of the table. What may be missing need not be set, nor the label where it is to be predicted.");
        writer.Open("public readonly record struct Row");
        PrintProperties(writer, table);
        writer.Line("// The values of a sample; the label is returned, NaN where it is not set.");
        writer.Open("internal float NetGenWrite(global::System.Span<float> values)");
        var place = 0;
        foreach (var column in table.Columns)
        {
            writer.Line($"NetGenTable.{Identifiers.Escape(column.Property)}.Write({Identifiers.Escape(column.Property)}, values.Slice({Literals.Of(place)}, {Literals.Of(column.Length)}));");
            place += column.Length;
        }
        var label = Identifiers.Escape(table.Label.Property);
        writer.Line("var label = float.NaN;");
        writer.Line($"if ({label} is not null)");
        writer.Line($"    NetGenTable.{label}.Write({label}, new global::System.Span<float>(ref label));");
        writer.Line("return label;");
        writer.Close();
        writer.Close();
        writer.Line();
    }

    /// <summary>The properties alone.</summary>
    public static void PrintProperties(CodeWriter writer, TableSpec table)
    {
        foreach (var column in table.Columns)
        {
            writer.Summary($"{VisibleText.Of(column.Name)}: {column.Description}.");
            writer.Line($"public {(column.MayBeMissing ? "" : "required ")}{ColumnText.TypeOf(column, column.MayBeMissing)} {Identifiers.Escape(column.Property)} {{ get; init; }}");
            writer.Line();
        }
        writer.Summary($"{VisibleText.Of(table.Label.Name)}, which is predicted: {table.Label.Description}. Null where it is not known.");
        writer.Line($"public {ColumnText.TypeOf(table.Label, mayBeMissing: true)} {Identifiers.Escape(table.Label.Property)} {{ get; init; }}");
        writer.Line();
    }
}
