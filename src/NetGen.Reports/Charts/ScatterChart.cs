using System.Text;

namespace NetGen.Reports.Charts;

/// <summary>Points over two measures, and the line on which both are the same where that is wanted.</summary>
internal static class ScatterChart
{
    private static readonly Axes Frame = new(380, 310);

    /// <summary>
    /// The vertical measure over things that have names in place of measures: each stands at a whole position, its name below it.
    /// </summary>
    /// <param name="title">The vertical axis.</param>
    /// <param name="axis">What the things are.</param>
    /// <param name="points">The points; those that are not finite are left out.</param>
    /// <param name="name">What a whole position is called.</param>
    /// <param name="caption">What is said below it, markup.</param>
    public static string DrawNamed(
        string title, string axis, IEnumerable<(double X, double Y)> points, Func<double, string> name, string caption = "")
    {
        (double X, double Y)[] finite = Finite(points);
        (int first, int last) = finite.Length == 0 ? (0, -1)
            : ((int)finite.Min(point => point.X), (int)finite.Max(point => point.X));
        var names = new NameTicks(
            first, [.. Enumerable.Range(first, last - first + 1).Select(place => name(place))], Frame.Right - Frame.Left);
        // The field keeps its height, whatever the names need below it.
        var frame = new Axes(Frame.Width, Frame.Height - Frame.Foot + names.Foot, names.Foot);
        // Half a position of room on both sides: no point lies on the frame.
        var across = new Scale(finite.Length == 0 ? [] : [first - 0.5, last + 0.5], frame.Left, frame.Right, isCount: true);
        var up = new Scale(finite.Select(point => point.Y), frame.Bottom, frame.Top);
        var svg = new StringBuilder(frame.Begin(title));
        frame.Draw(svg, across, names, up, axis);
        Points(svg, finite, across, up, i => name(finite[i].X));
        string left = names.Every == 1 ? "" : $"Of every {names.Every} names one has room below the axis.";
        return End(svg, $"{caption} {left}".Trim());
    }

    /// <param name="title">The vertical axis.</param>
    /// <param name="axis">The horizontal axis.</param>
    /// <param name="points">The points; those that are not finite are left out.</param>
    /// <param name="isSquare">Whether both axes have the same values, with their diagonal.</param>
    /// <param name="label">What is shown where the mouse rests on a point; null for nothing.</param>
    /// <param name="isLogarithmic">Whether the horizontal axis is.</param>
    /// <param name="isShare">Whether both measures are shares, and the axes go from 0 to 1 whatever the points are.</param>
    /// <param name="caption">What is said below it, markup.</param>
    public static string Draw(
        string title, string axis, IEnumerable<(double X, double Y)> points, bool isSquare, Func<int, string>? label = null,
        bool isLogarithmic = false, bool isShare = false, string caption = "")
    {
        (double X, double Y)[] finite = Finite(points);
        double[] ends = isShare ? [0, 1] : [];
        IEnumerable<double> xs = finite.Select(point => point.X).Concat(ends), ys = finite.Select(point => point.Y).Concat(ends);
        var across = new Scale(isSquare ? xs.Concat(ys) : xs, Frame.Left, Frame.Right, isLogarithmic);
        var up = new Scale(isSquare ? xs.Concat(ys) : ys, Frame.Bottom, Frame.Top);
        var svg = new StringBuilder(Frame.Begin(title));
        Frame.Draw(svg, across, 5, up, axis);
        if (isSquare)
        {
            svg.Append($"<line class=\"mark\" x1=\"{Frame.Left}\" y1=\"{Frame.Bottom}\" x2=\"{Frame.Right}\" y2=\"{Frame.Top}\"/>");
        }

        Points(svg, finite, across, up, label);
        return End(svg, caption);
    }

    private static (double X, double Y)[] Finite(IEnumerable<(double X, double Y)> points) =>
        [.. points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))];

    private static void Points(StringBuilder svg, (double X, double Y)[] finite, Scale across, Scale up, Func<int, string>? label)
    {
        for (int i = 0; i < finite.Length; i++)
        {
            string tip = label is null ? "" : $"<title>{Markup.Text(label(i))}</title>";
            string radius = finite.Length > 200 ? "1.6" : "3.5";
            (string x, string y) = (Figures.Pixel(across.Pixel(finite[i].X)), Figures.Pixel(up.Pixel(finite[i].Y)));
            svg.Append($"<circle class=\"dot a\" r=\"{radius}\" cx=\"{x}\" cy=\"{y}\"");
            svg.Append(tip.Length == 0 ? "/>" : $">{tip}</circle>");
        }
    }

    private static string End(StringBuilder svg, string caption) =>
        svg.Append("</svg>").Append(caption.Length == 0 ? "" : $"<figcaption>{caption}</figcaption>").Append("</figure>").ToString();
}
