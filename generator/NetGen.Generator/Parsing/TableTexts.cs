using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Tables among the project's additional files, and which of them a network means.</summary>
internal static class TableTexts
{
    private static readonly string[] Endings = [".csv", ".tsv", ".tab", ".txt", ".data"];

    /// <summary>Whether a text may be a table, by its name.</summary>
    public static bool IsTable(AdditionalText text) =>
        Endings.Any(ending => text.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The beginning of a text, and whether that is all; null where it cannot be read.</summary>
    public static (string Text, bool IsWhole)? BeginningOf(AdditionalText text, CancellationToken cancellation)
    {
        if (text.GetText(cancellation) is not { } source)
            return null;
        var length = Math.Min(source.Length, TableSample.MostCharacters);
        return (source.ToString(new TextSpan(0, length)), length == source.Length);
    }

    /// <summary>The file that a network's columns are inferred from; null for none.</summary>
    public static string? FileOf(NetworkSpec spec) =>
        spec.Items.FirstOrDefault(item =>
            item.Kind == "Table")?.Arguments.FirstOrDefault(argument => argument.Name == "file")?.Value as string;

    /// <summary>Whether a path is the one that is meant: its end, folder by folder.</summary>
    public static bool IsMeant(string path, string file)
    {
        var (whole, end) = (path.Replace('\\', '/'), file.Replace('\\', '/').TrimStart('/'));
        return end.Length > 0 && (whole == end || whole.EndsWith("/" + end, StringComparison.Ordinal));
    }

    /// <summary>A network with what its table's text says of the columns.</summary>
    public static NetworkSpec WithTable(NetworkSpec spec, IEnumerable<(string Path, InferredTable Table)> tables)
    {
        if (FileOf(spec) is not { } file)
            return spec;
        var label = spec.Items.First(item => item.Kind == "Table").Arguments
            .FirstOrDefault(argument => argument.Name == nameof(TableAttribute.Label))?.Value as string ?? "";
        var columns = spec.Items.Where(item => item.Kind == "Column").Select(item => item.Bind()).OfType<ColumnAttribute>().ToArray();
        var meant = tables.Where(table => IsMeant(table.Path, file)).Select(table => table.Table).ToArray();
        return spec with
        {
            Table = meant.Length == 1 ? meant[0].For(label, columns) : new InferredTable
            {
                Problem = meant.Length == 0
                    ? "the compiler does not see it: <AdditionalFiles Include=\"" + file + "\" /> belongs into the project."
                    : "several of the project's AdditionalFiles end so: give more of the path.",
            },
        };
    }
}
