using System.Text;

namespace NetGen.Reports.Charts;

/// <summary>Lines over a common axis that counts something: a drawing of fixed proportions, one of several beside each other.</summary>
/// <param name="title">What the vertical axis measures; the drawing's name for screen readers.</param>
/// <param name="axis">What the horizontal axis counts.</param>
internal sealed class LineChart(string title, string axis)
{
    private static readonly Axes Frame = new(380, 230);

    private readonly List<Line> lines = [];
    private (double X, string Label)? mark;

    public bool IsLogarithmic { get; init; }

    /// <summary>What is said below the legend; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>What the points 1, 2, … are called, where the mouse rests; null for their numbers.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Adds a line; its points need not be finite, nor, on a logarithmic scale, above 0: there it has a gap.</summary>
    /// <param name="name">For the legend.</param>
    /// <param name="style">The class that colours it: a, b, c …</param>
    /// <param name="points">From left to right.</param>
    public LineChart Line(string name, string style, IEnumerable<(double X, double Y)> points)
    {
        // A logarithm has no place for 0.
        lines.Add(new Line(name, style, [.. points.Select(point => IsLogarithmic && point.Y <= 0 ? (point.X, double.NaN) : point)]));
        return this;
    }

    /// <summary>A vertical line with a word beside it.</summary>
    public LineChart Mark(double x, string label)
    {
        mark = (x, label);
        return this;
    }

    public override string ToString()
    {
        var across = new Scale(lines.SelectMany(line => line.Points).Select(point => point.X), Frame.Left, Frame.Right, isCount: true);
        var up = new Scale(lines.SelectMany(line => line.Points).Select(point => point.Y), Frame.Bottom, Frame.Top, IsLogarithmic);
        var svg = new StringBuilder(Frame.Begin(title));
        Frame.Draw(svg, across, 6, up, axis);
        foreach (Line line in lines)
        {
            Draw(svg, line, across, up);
        }

        if (mark is { } at)
        {
            double x = across.Pixel(at.X);
            // The word stands above the lines, on the side where there is room.
            bool isLate = x > Frame.Width / 2;
            (string line, string text) = (Figures.Pixel(x), Figures.Pixel(x + (isLate ? -4 : 4)));
            svg.Append($"<line class=\"mark\" x1=\"{line}\" x2=\"{line}\" y1=\"{Frame.Top}\" y2=\"{Frame.Bottom}\"/>")
                .Append($"<text class=\"note{(isLate ? " end" : "")}\" x=\"{text}\" y=\"{Frame.Top - 6}\">{Markup.Text(at.Label)}</text>");
        }

        svg.Append("</svg>");
        return svg.Append($"<figcaption>{Legend()}</figcaption></figure>").ToString();
    }

    private void Draw(StringBuilder svg, Line line, Scale across, Scale up)
    {
        foreach ((double X, double Y)[] run in Runs(line.Points))
        {
            IEnumerable<string> places = run.Select(point => $"{Figures.Pixel(across.Pixel(point.X))},{Figures.Pixel(up.Pixel(point.Y))}");
            string points = string.Join(' ', places);
            svg.Append(run.Length == 1
                ? $"<circle class=\"dot {line.Style}\" r=\"3\" cx=\"{points.Split(',')[0]}\" cy=\"{points.Split(',')[1]}\"/>"
                : $"<polyline class=\"line {line.Style}\" points=\"{points}\"/>");
        }

        // A point's figures where the mouse rests; of a long run a few dozen will do.
        int every = Math.Max(1, line.Points.Length / 60);
        foreach ((double x, double y) in line.Points.Where((point, i) => i % every == 0 && double.IsFinite(point.Y)))
        {
            svg.Append($"<circle class=\"touch\" r=\"6\" cx=\"{Figures.Pixel(across.Pixel(x))}\" cy=\"{Figures.Pixel(up.Pixel(y))}\">")
                .Append($"<title>{Markup.Text(line.Name)}, {Markup.Text(Names?[(int)x - 1] ?? Figures.Number(x))}: ")
                .Append($"{Figures.Number(y)}</title></circle>");
        }
    }

    /// <summary>Stretches of points that are numbers.</summary>
    private static IEnumerable<(double X, double Y)[]> Runs((double X, double Y)[] points)
    {
        int start = 0;
        for (int i = 0; i <= points.Length; i++)
        {
            if (i == points.Length || !double.IsFinite(points[i].Y))
            {
                if (i > start)
                {
                    yield return points[start..i];
                }

                start = i + 1;
            }
        }
    }

    private string Legend() =>
        string.Concat(lines.Select(line => $"<span class=\"key {line.Style}\">{Markup.Text(line.Name)}</span>")) +
        (Note.Length == 0 ? "" : $"<div>{Markup.Text(Note)}</div>");
}

/// <summary>A line of a chart.</summary>
internal sealed record Line(string Name, string Style, (double X, double Y)[] Points);
