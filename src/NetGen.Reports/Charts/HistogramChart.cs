using System.Text;

namespace NetGen.Reports.Charts;

/// <summary>A histogram as small as a word, with its range for whom the mouse rests on it.</summary>
internal static class HistogramChart
{
    private const double Width = 96, Height = 26;

    public static string Draw(Histogram histogram)
    {
        string range = $"from {Figures.Number(histogram.Low)} to {Figures.Number(histogram.High)}";
        if (histogram.NonFinite > 0)
        {
            return $"<span class=\"bad\">{Figures.Plural(histogram.NonFinite, "value")} not finite</span>";
        }

        double fullest = histogram.Counts.Max();
        double step = Width / histogram.Counts.Count;
        // One path: a deep network's page has hundreds of them. Its name is the title.
        var svg = new StringBuilder($"<svg class=\"spark\" viewBox=\"0 0 {Width} {Height}\" role=\"img\"><title>{range}</title><path d=\"");
        for (int i = 0; i < histogram.Counts.Count; i++)
        {
            if (histogram.Counts[i] > 0)
            {
                // A bin with anything in it can be seen.
                string height = Figures.Pixel(Math.Max(1, Height * histogram.Counts[i] / fullest));
                svg.Append($"M{Figures.Pixel(i * step)} {Height}v-{height}h{Figures.Pixel(step - 0.6)}v{height}z");
            }
        }

        svg.Append("\"/>");

        if (histogram.Low < 0 && histogram.High > 0)
        {
            string zero = Figures.Pixel(Width * -histogram.Low / (histogram.High - histogram.Low));
            svg.Append($"<line x1=\"{zero}\" x2=\"{zero}\" y1=\"0\" y2=\"{Height}\"/>");
        }

        return svg.Append("</svg>").ToString();
    }
}
