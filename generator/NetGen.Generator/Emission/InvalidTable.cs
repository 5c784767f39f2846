using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the table's part of the surface of a declaration that cannot be compiled.</summary>
internal static class InvalidTable
{
    public static void Print(CodeWriter writer, TableSpec table, ICollection<string> user, string s, string fail)
    {
        if (new[] { "Row", "Prediction", "Read" }.Any(user.Contains))
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal) { "Row", "Prediction" };
        var columns = table.Columns.Where(column => IsUsable(column, seen)).ToEquatableArray();
        if (!IsUsable(table.Label, seen))
            return;
        var usable = table with { Columns = columns };
        writer.Block("public readonly record struct Row", () => RowSection.PrintProperties(writer, usable));
        writer.Block("public readonly record struct Prediction", () =>
        {
            PredictionTypeSection.PrintProperties(writer, usable, "Probability", s);
            if (usable.Classes > 0)
                writer.Line($"public {s} Score {{ get; init; }}");
        });
        foreach (var source in new[] { "string path", "global::System.IO.Stream stream", "global::System.Collections.Generic.IEnumerable<Row> rows", "global::System.Data.Common.DbDataReader reader" })
            writer.Line($"public static global::NetGen.Dataset Read({source})" + fail);
        if (!user.Contains("Predict"))
            writer.Line("public Prediction Predict(in Row row)" + fail);
    }

    /// <summary>An identifier that a record has not already.</summary>
    private static bool IsUsable(ColumnSpec column, HashSet<string> seen) => Identifiers.IsValid(column.Property)
        && !ReservedNames.IsInherited(column.Property) && column.Property != "Clone" && !ReservedNames.IsKept(column.Property) && seen.Add(column.Property);
}
