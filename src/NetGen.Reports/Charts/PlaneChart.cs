using System.Text;

namespace NetGen.Reports.Charts;

/// <summary>A measure over two others: a plane of cells, the deeper the better, with the cases it was made of as points and the best one
/// marked.</summary>
internal static class PlaneChart
{
    private const int Cells = 18;
    private static readonly Axes Frame = new(380, 310);

    /// <param name="title">The vertical axis.</param>
    /// <param name="axis">The horizontal axis.</param>
    /// <param name="points">The cases, with how good each is from 0 to 1.</param>
    /// <param name="isLogarithmic">Of the horizontal and the vertical axis.</param>
    /// <param name="best">The best case.</param>
    public static string Draw(string title, string axis, IReadOnlyList<(double X, double Y, double Good)> points,
        (bool X, bool Y) isLogarithmic, int best)
    {
        var across = new Scale(points.Select(point => point.X), Frame.Left, Frame.Right, isLogarithmic.X);
        var up = new Scale(points.Select(point => point.Y), Frame.Bottom, Frame.Top, isLogarithmic.Y);
        (double X, double Y)[] places = [.. points.Select(point => (across.Pixel(point.X), up.Pixel(point.Y)))];
        var svg = new StringBuilder(Frame.Begin(title));
        (double width, double height) = ((Frame.Right - Frame.Left) / Cells, (Frame.Bottom - Frame.Top) / Cells);
        for (int row = 0; row < Cells; row++)
        {
            for (int column = 0; column < Cells; column++)
            {
                (double x, double y) = (Frame.Left + (column * width), Frame.Top + (row * height));
                if (Smoothed(places, points, x + (width / 2), y + (height / 2)) is double good)
                {
                    int depth = Math.Clamp((int)Math.Ceiling(good * 9), 1, 9);
                    svg.Append($"<rect class=\"cell d{depth}\" x=\"{Figures.Pixel(x)}\" y=\"{Figures.Pixel(y)}\" width=\"{Figures.Pixel(width)}\" height=\"{Figures.Pixel(height)}\"/>");
                }
            }
        }

        Frame.Draw(svg, across, 5, up, axis);
        for (int i = 0; i < places.Length; i++)
        {
            svg.Append($"<circle class=\"{(i == best ? "star" : "dot a")}\" r=\"{(i == best ? 5 : 2)}\" cx=\"{Figures.Pixel(places[i].X)}\" cy=\"{Figures.Pixel(places[i].Y)}\"/>");
        }

        return svg.Append("</svg></figure>").ToString();
    }

    /// <summary>
    /// The mean of the cases, near ones counting more (Nadaraya 1964 and Watson 1964, a Gaussian of Scott's width); null where none is
    /// near.
    /// </summary>
    private static double? Smoothed((double X, double Y)[] places, IReadOnlyList<(double X, double Y, double Good)> points, double x,
        double y)
    {
        double width = 0.29 * Math.Pow(places.Length, -1.0 / 6);
        (double sum, double weights) = (0, 0);
        for (int i = 0; i < places.Length; i++)
        {
            double dx = (places[i].X - x) / (Frame.Right - Frame.Left) / width, dy = (places[i].Y - y) / (Frame.Bottom - Frame.Top) / width;
            double weight = Math.Exp(-0.5 * ((dx * dx) + (dy * dy)));
            (sum, weights) = (sum + (weight * points[i].Good), weights + weight);
        }

        return weights < 0.3 ? null : sum / weights;
    }
}
