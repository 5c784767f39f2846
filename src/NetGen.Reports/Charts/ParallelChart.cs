using System.Text;

namespace NetGen.Reports.Charts;

/// <summary>Upright axes side by side, and a line through all of them for each case. Lines come in the order in which they are drawn: the
/// last lie on top.</summary>
internal static class ParallelChart
{
    private const double Height = 320, Top = 44, Bottom = 282, Margin = 60;

    /// <param name="title">The drawing's name.</param>
    /// <param name="axes">Each with its name, its values by case, and whether it is logarithmic.</param>
    /// <param name="lines">For each case its class and what is shown where the mouse rests.</param>
    public static string Draw(string title, IReadOnlyList<(string Name, double[] Values, bool IsLogarithmic)> axes,
        IReadOnlyList<(string Style, string Tip)> lines)
    {
        double width = Math.Max(380, axes.Count * 150);
        Scale[] scales = [.. axes.Select(axis => new Scale(axis.Values, Bottom, Top, axis.IsLogarithmic))];
        double[] places = [.. axes.Select((_, i) => Margin + (i * (width - (2 * Margin)) / Math.Max(1, axes.Count - 1)))];
        var svg = new StringBuilder(
            $"<figure class=\"scroll\"><svg class=\"chart wide\" " +
            $"style=\"min-width: {Figures.Pixel(0.8 * width)}px; max-width: {Figures.Pixel(1.4 * width)}px\" " +
            $"viewBox=\"0 0 {Figures.Pixel(width)} {Height}\" role=\"img\" aria-label=\"{Markup.Text(title)}\">");
        for (int line = 0; line < lines.Count; line++)
        {
            IEnumerable<string> points =
                scales.Select((scale, i) => $"{Figures.Pixel(places[i])},{Figures.Pixel(scale.Pixel(axes[i].Values[line]))}");
            svg.Append($"<polyline class=\"{lines[line].Style}\" points=\"{string.Join(' ', points)}\"><title>{Markup.Text(lines[line].Tip)}</title></polyline>");
        }

        for (int i = 0; i < axes.Count; i++)
        {
            string x = Figures.Pixel(places[i]);
            svg.Append($"<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"{Top}\" y2=\"{Bottom}\"/>")
                .Append($"<text class=\"title mid\" x=\"{x}\" y=\"22\">{Markup.Text(axes[i].Name)}</text>");
            foreach (double tick in scales[i].Ticks(5))
            {
                svg.Append($"<text class=\"note end\" x=\"{Figures.Pixel(places[i] - 4)}\" y=\"{Figures.Pixel(scales[i].Pixel(tick) + 4)}\">{Figures.Number(tick)}</text>");
            }
        }

        return svg.Append("</svg></figure>").ToString();
    }
}
