using System.Globalization;
using System.Security;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Documents;

/// <summary>A diagnostic as an editor shows it: the text, a wave under the place, the message in a box below. One SVG, light and dark.</summary>
internal static class SquigglePicture
{
    private const double Advance = 8.4, Leading = 20, Margin = 16;
    private const int CharactersOfMessage = 84;

    public static string Draw(string source, Diagnostic diagnostic)
    {
        var lines = source.TrimEnd('\n').Split('\n');
        var place = diagnostic.Location.GetLineSpan();
        var message = Wrapped($"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}").ToList();
        var (boxTop, boxHeight) = (Y(place.StartLinePosition.Line) + 10, (message.Count * Leading) + 14);
        var width = (CharactersOfMessage * Advance) + (3 * Margin);
        var height = (lines.Length * Leading) + boxHeight + (2 * Margin) + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:0} {height:0}" width="{width:0}" height="{height:0}" role="img">
            <style>
            svg {"{"} font: 14px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; background: #fff {"}"} text {"{"} fill: #1f2328; white-space: pre {"}"}
            .box {"{"} fill: #f3f4f6; stroke: #c9ced6 {"}"} .wave {"{"} fill: none; stroke: {(diagnostic.Severity == DiagnosticSeverity.Error ? "#d1242f" : "#9a6700")}; stroke-width: 1.4 {"}"}
            @media (prefers-color-scheme: dark) {"{"} svg {"{"} background: #1e1e1e {"}"} text {"{"} fill: #d4d4d4 {"}"} .box {"{"} fill: #2b2d30; stroke: #4b4f55 {"}"} .wave {"{"} stroke: #e3b341 {"}"} {"}"}
            </style>
            <title>{SecurityElement.Escape(string.Join(' ', message))}</title>

            """);
        for (var i = 0; i < lines.Length; i++)
        {
            // What stands below the place moves down, to make room for the message.
            var shift = i > place.StartLinePosition.Line ? boxHeight + 8 : 0;
            Text(svg, lines[i], Margin, Y(i) + shift);
        }
        var (from, to) = (Margin + (place.StartLinePosition.Character * Advance), Margin + (place.EndLinePosition.Character * Advance));
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"wave\" d=\"M{from:0.#} {Y(place.StartLinePosition.Line) + 4:0.#}");
        for (var (x, up) = (from + 3, true); x <= to; (x, up) = (x + 3, !up))
            svg.Append(CultureInfo.InvariantCulture, $" L{x:0.#} {Y(place.StartLinePosition.Line) + (up ? 1.5 : 4):0.#}");
        svg.Append("\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"box\" x=\"{Margin:0}\" y=\"{boxTop:0.#}\" width=\"{width - (2 * Margin):0}\" height=\"{boxHeight:0.#}\" rx=\"5\"/>\n");
        foreach (var (i, line) in message.Index())
            Text(svg, line, Margin + 10, boxTop + 22 + (i * Leading));
        return svg.Append("</svg>\n").ToString().ReplaceLineEndings("\n");
    }

    private static double Y(int line) => Margin + 14 + (line * Leading);

    /// <summary>As wide as the wave below it takes it to be, whatever the font.</summary>
    private static void Text(StringBuilder svg, string text, double x, double y)
    {
        if (text.Length > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" textLength=\"{text.Length * Advance:0.#}\" xml:space=\"preserve\">{SecurityElement.Escape(text)}</text>\n");
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > CharactersOfMessage)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }
}
