using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what a network has whose samples are rows of a table: the columns as objects of the runtime, <c>Row</c>,
/// <c>Prediction</c>, <c>Read</c>, and the prediction of a row. Nothing where they are not.</summary>
internal static class TableSection
{
    /// <summary>The table as an object.</summary>
    public const string Schema = Columns + ".NetGenSchema";

    /// <summary>The namespace of the runtime's tables.</summary>
    public const string Room = "global::NetGen.Tables.";

    /// <summary>What is thrown where a file is not as declared.</summary>
    public const string Strict = "A column is missing or unknown, or a field is not what its column says; the message has line and column.";

    private const string Columns = "NetGenTable";

    public static void Print(CodeWriter writer, MemberWriter members)
    {
        if (members.Surface.Table is not { } table)
            return;
        members.Hidden(plan => PrintColumns(writer, plan, table.Spec));
        RowSection.Print(writer, members, table.Spec);
        PredictionTypeSection.Print(writer, members, table);
        PrintRead(members);
        RowPredictionSection.Print(writer, members);
    }

    private static void PrintColumns(CodeWriter writer, Plan plan, TableSpec table)
    {
        writer.Line("// The columns, in the order of a sample's values.");
        writer.Open("private static class " + Columns);
        foreach (var column in table.Columns.Append(table.Label))
        {
            var (type, arguments, properties) = ColumnText.Of(column);
            var made = $"new({Literals.Of(column.Name)}{arguments}){properties}";
            writer.Line($"public static readonly {Room}{type} {Identifiers.Escape(column.Property)} = {made};");
        }
        writer.Line();
        writer.Line($"public static readonly {Room}TableSchema NetGenSchema = new(");
        writer.Line($"    {Literals.Of(plan.Graph.Name)},");
        var columns = string.Join(", ", table.Columns.Select(column => Identifiers.Escape(column.Property)));
        writer.Line($"    new {Room}TableColumn[] {{ {columns} }},");
        writer.Line($"    label: {Identifiers.Escape(table.Label.Property)})");
        writer.Line("{");
        if (table.Ignored.Count > 0)
            writer.Line($"    Ignored = new string[] {{ {string.Join(", ", table.Ignored.Select(name => Literals.Of(name)))} }},");
        writer.Line($"    Separator = {ColumnText.Of(table.Separator)},");
        writer.Line("};");
        writer.Close().Gap();
    }

    private static void PrintRead(MemberWriter members)
    {
        const string Read = "public static global::NetGen.Dataset Read";
        const string Named = "global::System.Text.Encoding encoding";
        const string Encoding = "What it is in; UTF-8 and UTF-16 need not be said.";
        members.Summary("Reads rows of text with a header, plain or gzip: columns by their names, in any order. "
            + "Nothing is fitted yet, so that the samples can be split.");
        members.Param("path", "The file.");
        members.Returns("The samples, with their labels.");
        members.Throws("NetGen.DataFormatException", Strict);
        members.Throws("System.IO.IOException", "The file is missing or cannot be read.");
        members.Value($"{Read}(string path)", _ => $"{Room}TableFile.Read({Schema}, path, null)");
        members.Summary("The same of a file in a code page.");
        members.Param("path", "The file.");
        members.Param("encoding", Encoding);
        members.Returns("The samples, with their labels.");
        members.Throws("NetGen.DataFormatException", Strict);
        members.Throws("System.IO.IOException", "The file is missing or cannot be read.");
        members.Value($"{Read}(string path, {Named})", _ => $"{Room}TableFile.Read({Schema}, path, encoding)");
        members.Summary("The same from a stream, from where it stands to its end.");
        members.Param("stream", "The text; stays open.");
        members.Returns("The samples, with their labels.");
        members.Throws("NetGen.DataFormatException", Strict);
        members.Value($"{Read}(global::System.IO.Stream stream)", _ => $"{Room}TableFile.Read({Schema}, stream, null)");
        members.Summary("The same from a stream in a code page.");
        members.Param("stream", "The text; stays open.");
        members.Param("encoding", Encoding);
        members.Returns("The samples, with their labels.");
        members.Throws("NetGen.DataFormatException", Strict);
        members.Value($"{Read}(global::System.IO.Stream stream, {Named})",
            _ => $"{Room}TableFile.Read({Schema}, stream, encoding)", isLong: true);
        members.Summary("Samples from rows of a program, each with its label.");
        members.Param("rows", "The rows; gone through once.");
        members.Returns("The samples, with their labels.");
        members.Throws(
            "NetGen.DatasetException",
            "There is no row, or one has no label or a value that its column cannot have; the message has its number.");
        members.Value($"{Read}(global::System.Collections.Generic.IEnumerable<{members.Type(TableMembers.Row)}> rows)",
            _ => $"{Room}TableRecords.Read({Schema}, rows, static (in Row row, global::System.Span<float> values) => row.NetGenWrite(values))",
            isLong: true);
        members.Summary("Samples from what a database answers: columns by their names.");
        members.Param("reader", "The answer; read to its end, stays open.");
        members.Returns("The samples, with their labels.");
        members.Throws(
            "NetGen.DataFormatException",
            "A column is missing or unknown, or a value is not what its column says; the message has row and column.");
        members.Value($"{Read}(global::System.Data.Common.DbDataReader reader)", _ => $"{Room}TableRecords.Read({Schema}, reader)");
    }
}
