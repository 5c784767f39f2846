using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace NetGen.Benchmarks.Results;

/// <summary>The time of a training step over width, depth and batch: both contestants, and the floor that the core's peak sets.</summary>
internal static class FamilyPlot
{
    private const int Width = 460, Height = 340;

    private static readonly (string Title, string Axis, Func<Measurement, double?> Grows)[] Families =
    [
        ("n-n-n-10, batch 128", "width n", measured => Sizes(measured) is [var n, var a, var b, 10] && n == a && a == b && measured.Batch == 128 ? n : null),
        ("128 wide, batch 128", "hidden layers", measured => Sizes(measured) is { } sizes && sizes[..^1].All(size => size == 128) && measured.Batch == 128 ? sizes.Length - 2 : null),
        ("784-128-10", "batch", measured => Sizes(measured) is [784, 128, 10] ? measured.Batch : null),
    ];

    /// <summary>The three plots side by side as one SVG.</summary>
    public static string Draw(ResultFile run)
    {
        var exporter = new SvgExporter { Width = Width, Height = Height };
        var parts = Families.Select((family, i) =>
            $"<g transform=\"translate({i * Width} 0)\">{Element(exporter.ExportToString(Model(run, family.Title, family.Axis, family.Grows)))}</g>");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Families.Length * Width} {Height}\" font-family=\"sans-serif\">\n"
            + $"<title>A training step in microseconds: libtorch, NetGen, and the floor of the core's peak; {run.Processor}, {run.Started:yyyy-MM-dd}</title>\n"
            + $"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{string.Join("\n", parts)}\n</svg>\n";
    }

    // What stands in front of the element belongs to a file of its own.
    private static string Element(string document) => document[document.IndexOf("<svg", StringComparison.Ordinal)..];

    private static PlotModel Model(ResultFile run, string title, string axis, Func<Measurement, double?> grows)
    {
        var model = new PlotModel { Title = title, TitleFontSize = 14, TitleFontWeight = FontWeights.Normal, PlotMargins = new(60, 10, 10, 45) };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft });
        model.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Bottom, Title = axis, Base = 2, MajorGridlineStyle = LineStyle.Dot });
        model.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Left, Title = "µs a step", MajorGridlineStyle = LineStyle.Dot });
        var points = run.Measurements.Select(measured => (Measured: measured, X: grows(measured))).Where(point => point.X is not null).ToList();
        foreach (var (contestant, color) in new[] { ("libtorch", OxyColors.DarkOrange), ("NetGen", OxyColors.SteelBlue) })
            model.Series.Add(Line(contestant, color, LineStyle.Solid, points.Where(p => p.Measured.Contestant == contestant).Select(p => new DataPoint(p.X!.Value, p.Measured.MedianMicroseconds))));
        model.Series.Add(Line("floor", OxyColors.Gray, LineStyle.Dash,
            points.Where(p => p.Measured.Contestant == "NetGen").Select(p => new DataPoint(p.X!.Value, p.Measured.FlopsPerStep / p.Measured.PeakGigaflops / 1e3))));
        return model;
    }

    private static LineSeries Line(string title, OxyColor color, LineStyle style, IEnumerable<DataPoint> points)
    {
        var line = new LineSeries { Title = title, Color = color, LineStyle = style, StrokeThickness = 2, MarkerType = style == LineStyle.Solid ? MarkerType.Circle : MarkerType.None, MarkerFill = color };
        line.Points.AddRange(points.OrderBy(point => point.X));
        return line;
    }

    /// <summary>The layers of a dense ReLU network; null for another.</summary>
    private static int[]? Sizes(Measurement measured) => measured.Network.Split(' ') is [var sizes, "relu"] && !sizes.Contains('@')
        ? [.. sizes.Split('-').Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]
        : null;
}
