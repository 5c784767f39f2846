using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>Draws a sweep in characters: the loss upwards, the learning rate to the right on a logarithmic scale.</summary>
internal static class SweepPlot
{
    private const int Width = 64;
    private const int Height = 12;

    /// <summary>A line for each height, then the axis with the powers of ten; the suggestion's column is marked.</summary>
    public static string Draw(IReadOnlyList<SweepPoint> points, double? suggestion)
    {
        double left = Math.Log10(points[0].LearningRate);
        double right = Math.Log10(points[^1].LearningRate);
        double low = points.Min(point => point.SmoothedLoss);
        // The breakdown at the end would flatten all that matters.
        double high = Math.Max(points[0].SmoothedLoss, low) * 1.2;
        var grid = new char[Height, Width];
        for (int row = 0; row < Height; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                grid[row, column] = suggestion is double rate && column == Column(rate) ? '┊' : ' ';
            }
        }

        foreach (SweepPoint point in points.Where(point => point.SmoothedLoss <= high))
        {
            double height = high > low ? (high - point.SmoothedLoss) / (high - low) : 1;
            grid[(int)Math.Round(height * (Height - 1)), Column(point.LearningRate)] = '•';
        }

        var text = new StringBuilder();
        for (int row = 0; row < Height; row++)
        {
            string label = row == 0 ? FigureText.Of(high, 3) : row == Height - 1 ? FigureText.Of(low, 3) : "";
            text.Append(label.PadLeft(8)).Append(" │");
            text.Append(string.Concat(Enumerable.Range(0, Width).Select(column => grid[row, column])).TrimEnd()).Append('\n');
        }

        return text.Append(Axis()).ToString();

        int Column(double rate) => right > left ? (int)Math.Round((Math.Log10(rate) - left) / (right - left) * (Width - 1)) : 0;

        string Axis()
        {
            char[] line = [.. Enumerable.Repeat('─', Width)];
            char[] labels = [.. Enumerable.Repeat(' ', Width + 8)];
            for (int power = (int)Math.Ceiling(left); power <= right; power++)
            {
                int column = Column(Math.Pow(10, power));
                line[column] = '┬';
                Invariant($"1e{power}").CopyTo(0, labels, column, Invariant($"1e{power}").Length);
            }

            return $"{new string(' ', 8)} └{new string(line)}\n{new string(' ', 10)}{new string(labels).TrimEnd()}\n";
        }
    }
}
