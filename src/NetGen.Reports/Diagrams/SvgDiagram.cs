using System.Text;

namespace NetGen.Reports.Diagrams;

/// <summary>
/// Nodes below each other, as they are declared. What reads the node above it has an arrow between them; what reads one further up has a
/// line in a lane at the right, the innermost that is free.
/// </summary>
internal static class SvgDiagram
{
    private const double Box = 430, Height = 40, Gap = 20, Margin = 12, Lane = 16, Radius = 6;
    private const int MostLetters = 66;

    // The colours of a page, or, in a file of its own, those behind the commas.
    private const string Style =
        ".ng-box{fill:var(--card,#f5f7fa);stroke:var(--rule,#b9c2d0)}.ng-name{fill:var(--ink,#1c2330);font:600 13px system-ui,sans-serif}" +
        ".ng-text{fill:var(--soft,#5b6577);font:11px system-ui,sans-serif}.ng-line{fill:none;stroke:var(--soft,#5b6577)}" +
        ".ng-skip{stroke:var(--a,#2563c9)}.ng-head{fill:var(--soft,#5b6577)}.ng-end{text-anchor:end}";

    public static string Draw(string title, IReadOnlyList<DiagramNode> nodes)
    {
        (int From, int To)[] skips =
        [
            .. from to in Enumerable.Range(0, nodes.Count)
               from from_ in nodes[to].Inputs
               where from_ != to - 1
               select (from_, to),
        ];
        int[] lanes = Lanes(skips);
        double width = (2 * Margin) + Box + (skips.Length == 0 ? 0 : (lanes.Max() + 2) * Lane);
        double height = (2 * Margin) + (nodes.Count * (Height + Gap)) - Gap;
        var svg = new StringBuilder(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" " +
            $"role=\"img\" aria-label=\"{Markup.Text(title)}\"><style>{Style}</style>");
        for (int i = 0; i < skips.Length; i++)
        {
            // Away from the lower half of one box, into the upper half of the other: lines that meet in a box are told apart.
            double right = Margin + Box, lane = right + ((lanes[i] + 1) * Lane);
            double top = Top(skips[i].From) + (Height * 0.7), bottom = Top(skips[i].To) + (Height * 0.3);
            svg.Append($"<path class=\"ng-line ng-skip\" d=\"M{right} {top}H{lane - Radius}q{Radius} 0 {Radius} {Radius}V{bottom - Radius}")
                .Append($"q0 {Radius} {-Radius} {Radius}H{right + 5}\"/>")
                .Append($"<path class=\"ng-head\" d=\"M{right} {bottom}l7 -4v8z\"/>");
        }

        // What goes from one box to the next is one path for all, and so are its heads: there are hundreds of them in a deep network.
        var (lines, heads) = (new StringBuilder(), new StringBuilder());
        for (int i = 0; i < nodes.Count; i++)
        {
            Draw(svg, nodes[i], Top(i));
            if (nodes[i].Inputs.Contains(i - 1))
            {
                double x = Margin + (Box / 2), end = Top(i);
                lines.Append($"M{x} {end - Gap}V{end - 6}");
                heads.Append($"M{x} {end}l-4 -7h8z");
            }
        }

        svg.Append($"<path class=\"ng-line\" d=\"{lines}\"/><path class=\"ng-head\" d=\"{heads}\"/>");
        return svg.Append("</svg>").ToString();

        static double Top(int place) => Margin + (place * (Height + Gap));
    }

    private static void Draw(StringBuilder svg, DiagramNode node, double top)
    {
        bool isWhole = node.Description.Length <= MostLetters;
        string description = isWhole ? node.Description : node.Description[..(MostLetters - 1)] + "…";
        svg.Append(isWhole ? "<g>" : $"<g><title>{Markup.Text($"{node.Name}: {node.Description}")}</title>")
            .Append($"<rect class=\"ng-box\" x=\"{Margin}\" y=\"{top}\" width=\"{Box}\" height=\"{Height}\" rx=\"{Radius}\"/>")
            .Append($"<text class=\"ng-name\" x=\"{Margin + 10}\" y=\"{top + 17}\">{Markup.Text(node.Name)}</text>")
            .Append($"<text class=\"ng-text ng-end\" x=\"{Margin + Box - 10}\" y=\"{top + 17}\">{Markup.Text(node.Size)}</text>")
            .Append($"<text class=\"ng-text\" x=\"{Margin + 10}\" y=\"{top + 32}\">{Markup.Text(description)}</text></g>");
    }

    /// <summary>For each line the innermost lane that no line beside it uses; short ones first, so that they stay inside.</summary>
    private static int[] Lanes((int From, int To)[] lines)
    {
        var lanes = new int[lines.Length];
        var used = new List<List<(int From, int To)>>();
        foreach (int line in Enumerable.Range(0, lines.Length).OrderBy(i => lines[i].To - lines[i].From).ThenBy(i => i))
        {
            int lane = used.FindIndex(others => others.All(other => other.To < lines[line].From || other.From > lines[line].To));
            if (lane < 0)
            {
                lane = used.Count;
                used.Add([]);
            }

            used[lane].Add(lines[line]);
            lanes[line] = lane;
        }

        return lanes;
    }
}
