using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints <c>Row</c>: a property a column, and how they become the values of a sample.</summary>
internal static class RowSection
{
    public static void Print(CodeWriter writer, MemberWriter members, TableSpec table)
    {
        members.Summary("A row of the table. What may be missing need not be set, nor the label where it is to be predicted.");
        members.Nested("public readonly record struct " + members.Type(TableMembers.Row), nested =>
        {
            foreach (var column in table.Columns)
            {
                nested.Summary($"{VisibleText.Of(column.Name)}: {column.Description}.");
                var type = (column.MayBeMissing ? "" : "required ") + ColumnText.TypeOf(column, column.MayBeMissing);
                nested.Auto($"public {type} {Identifiers.Escape(column.Property)}", "get; init;");
            }
            nested.Summary($"{VisibleText.Of(table.Label.Name)}, which is predicted: {table.Label.Description}. Null where it is not known.");
            nested.Auto($"public {ColumnText.TypeOf(table.Label, mayBeMissing: true)} {Identifiers.Escape(table.Label.Property)}",
                "get; init;");
            nested.Hidden(_ => PrintWrite(writer, table));
        });
    }

    private static void PrintWrite(CodeWriter writer, TableSpec table)
    {
        writer.Line("// The values of a sample; the label is returned, NaN where it is not set.");
        writer.Open("internal float NetGenWrite(global::System.Span<float> values)");
        var place = 0;
        foreach (var column in table.Columns)
        {
            var property = Identifiers.Escape(column.Property);
            writer.Line($"NetGenTable.{property}.Write({property}, values.Slice({Literals.Of(place)}, {Literals.Of(column.Length)}));");
            place += column.Length;
        }
        var label = Identifiers.Escape(table.Label.Property);
        writer.Line("var label = float.NaN;");
        writer.Line($"if ({label} is not null)");
        writer.Line($"    NetGenTable.{label}.Write({label}, new global::System.Span<float>(ref label));");
        writer.Line("return label;");
        writer.Close();
    }
}
