using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>The columns of a table for readers: name, what its fields are and become, how many values the first layer reads of
/// it.</summary>
internal static class ColumnTable
{
    /// <summary>The lines, with an empty one before them; none where samples are no rows.</summary>
    public static IEnumerable<string> Lines(Graph graph)
    {
        if (graph.Preparation?.Table is not { } table)
            yield break;
        var name = table.Columns.Append(table.Label).Max(column => column.Name.Length) + 2;
        var width = table.Columns.Max(column => column.Description.Length) + 2;
        yield return "";
        yield return "column".PadRight(name) + "".PadRight(width) + "values";
        foreach (var column in table.Columns)
            yield return VisibleText.Of(column.Name).PadRight(name) + column.Description.PadRight(width)
                + column.ReadLength.ToString(CultureInfo.InvariantCulture);
        yield return VisibleText.Of(table.Label.Name).PadRight(name) + "predicted: " + table.Label.Description;
    }
}
