using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Harness;

/// <summary>The additional files of a test's project: what stands in a comment that begins with a table's name is that table.</summary>
internal static partial class ProjectTables
{
    public static ImmutableArray<AdditionalText> In(params string[] sources) =>
        [.. sources.SelectMany(source => Table().Matches(source)).Select(table => new Text("/project/" + table.Groups[1].Value, table.Groups[2].Value))];

    public static AdditionalText Of(string path, string content) => new Text(path, content);

    [GeneratedRegex(@"/\* (\S+\.csv)\n(.*?)\*/", RegexOptions.Singleline)]
    private static partial Regex Table();

    private sealed class Text(string path, string content) : AdditionalText
    {
        private readonly SourceText source = SourceText.From(content, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }
}
