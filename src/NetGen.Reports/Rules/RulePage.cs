using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Reports.Rules;

/// <summary>
/// The page of a rule, as it stands in the catalogue (Markdown), for a page of a run: headings, paragraphs, lists, tables, code. What else
/// Markdown knows the rules' pages do not use.
/// </summary>
internal static partial class RulePage
{
    /// <summary>Its title; null where the catalogue has no such rule.</summary>
    public static string? TitleOf(string ruleId) =>
        Read(ruleId) is { } text ? text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..text.IndexOf('\n')] : null;

    /// <summary>The page as markup, without its title; null where the catalogue has no such rule.</summary>
    public static string? Html(string ruleId) => Read(ruleId) is { } text ? Html(text.Split('\n').Skip(1)) : null;

    private static string? Read(string ruleId)
    {
        using Stream? page = typeof(RulePage).Assembly.GetManifestResourceStream(ruleId);
        if (page is null)
        {
            return null;
        }

        using var reader = new StreamReader(page);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Html(IEnumerable<string> lines)
    {
        var html = new StringBuilder();
        var block = new List<string>();
        bool isFence = false;
        foreach (string line in lines.Append(""))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (isFence)
                {
                    html.Append(Code(block));
                }
                else
                {
                    Flush(html, block);
                }

                block.Clear();
                isFence = !isFence;
            }
            else if (isFence || (line.Length > 0 && !line.StartsWith("<!--", StringComparison.Ordinal)))
            {
                block.Add(line);
            }
            else
            {
                Flush(html, block);
                block.Clear();
            }
        }

        return html.ToString();
    }

    /// <summary>Lines without an empty one between them.</summary>
    private static void Flush(StringBuilder html, List<string> block)
    {
        if (block.Count == 0)
        {
            return;
        }

        html.Append(block[0] switch
        {
            ['#', ..] => $"<h4>{Inline(block[0].TrimStart('#', ' '))}</h4>{After(block)}",
            ['|', ..] => Table(block),
            [' ', ' ', ' ', ' ', ..] => Code(block.Select(line => line.Length > 4 ? line[4..] : "")),
            ['-' or '*', ' ', ..] => $"<ul>{Items(block)}</ul>",
            _ => $"<p>{Inline(string.Join(' ', block))}</p>",
        });
    }

    private static string Code(IEnumerable<string> lines) => $"<pre>{Markup.Text(string.Join('\n', lines))}</pre>";

    // A heading may have its paragraph right below it.
    private static string After(List<string> block)
    {
        var rest = new StringBuilder();
        Flush(rest, block[1..]);
        return rest.ToString();
    }

    private static string Table(List<string> rows)
    {
        IEnumerable<string> cells = rows.Where((_, i) => i != 1).Select((row, i) =>
        {
            string cell = i == 0 ? "th" : "td";
            return $"<tr>{string.Concat(row.Trim('|', ' ').Split('|').Select(text => $"<{cell}>{Inline(text.Trim())}</{cell}>"))}</tr>";
        });
        return $"<div class=\"scroll\"><table>{string.Concat(cells)}</table></div>";
    }

    private static string Items(List<string> lines)
    {
        var items = new List<string>();
        foreach (string line in lines)
        {
            if (line is ['-' or '*', ' ', .. string first])
            {
                items.Add(first);
            }
            else
            {
                items[^1] += " " + line.Trim();
            }
        }

        return string.Concat(items.Select(item => $"<li>{Inline(item)}</li>"));
    }

    // What is linked to stands in the catalogue, not in this page: the words stay.
    private static string Inline(string text) =>
        Strong().Replace(Ticks().Replace(Markup.Text(Link().Replace(text, "$1")), "<code>$1</code>"), "<strong>$1</strong>");

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Ticks();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();
}
