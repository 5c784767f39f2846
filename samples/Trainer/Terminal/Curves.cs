using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trainer.Terminal;

/// <summary>Lines over the epochs, drawn in Braille dots: two by four in a letter's place.</summary>
internal static class Curves
{
    // Where dots (x, y) of a letter stand in its code, from the top; U+2800 is the empty one.
    private static readonly int[,] Dots = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    /// <summary>A picture with the name, the values' range and the present value of each line.</summary>
    /// <param name="title">What is drawn.</param>
    /// <param name="width">Letters across, labels included.</param>
    /// <param name="height">Letters up, without title.</param>
    /// <param name="isLogarithmic">Whether equal steps up are equal factors.</param>
    /// <param name="text">How a value is written.</param>
    /// <param name="lines">Name, colour and a value for each epoch; NaN where there is none.</param>
    public static IRenderable Draw(
        string title, int width, int height, bool isLogarithmic, Func<double, string> text, params (string Name, string Colour, double[] Values)[] lines)
    {
        (string Name, string Colour, double[] Values)[] known = [.. lines.Where(line => line.Values.Any(Fits))];
        double[] all = [.. known.SelectMany(line => line.Values).Where(Fits)];
        if (all.Length == 0)
        {
            return new Rows(new Markup($"[bold]{Markup.Escape(title)}[/]"), new Text("(after the first epoch)"));
        }

        (double low, double high) = (all.Min(), all.Max());
        string[] labels = [text(high), text(low)];
        int margin = labels.Max(label => label.Length), across = Math.Max(4, width - margin - 2);
        var cells = new int[height, across];
        var colours = new string[height, across];
        foreach ((_, string colour, double[] values) in known)
        {
            Draw(cells, colours, colour, [.. values.Select(value => Fits(value) ? Place(value) : double.NaN)]);
        }

        string keys = string.Join("  ", known.Select(line => $"[{line.Colour}]{line.Name} {Markup.Escape(text(line.Values.Last(Fits)))}[/]"));
        var rows = new List<IRenderable> { new Markup($"[bold]{Markup.Escape(title)}[/]  {keys}") };
        for (int y = 0; y < height; y++)
        {
            string label = y == 0 ? labels[0] : y == height - 1 ? labels[1] : "";
            string row = string.Concat(Enumerable.Range(0, across).Select(x =>
                cells[y, x] == 0 ? " " : $"[{colours[y, x]}]{(char)(0x2800 + cells[y, x])}[/]"));
            rows.Add(new Markup($"[dim]{Markup.Escape(label).PadLeft(margin)}[/] {row}"));
        }

        return new Rows(rows);

        bool Fits(double value) => double.IsFinite(value) && (!isLogarithmic || value > 0);

        // From 0 at the bottom to 1 at the top.
        double Place(double value) => high <= low ? 0.5
            : isLogarithmic ? Math.Log(value / low) / Math.Log(high / low)
            : (value - low) / (high - low);
    }

    private static void Draw(int[,] cells, string[,] colours, string colour, double[] places)
    {
        int width = 2 * cells.GetLength(1), height = 4 * cells.GetLength(0);
        int? before = null;
        for (int x = 0; x < width; x++)
        {
            // Between two epochs the line is straight.
            double at = places.Length == 1 ? 0 : (double)x / (width - 1) * (places.Length - 1);
            int left = (int)at, right = Math.Min(left + 1, places.Length - 1);
            double place = at == left ? places[left] : places[left] + ((at - left) * (places[right] - places[left]));
            if (!double.IsFinite(place))
            {
                before = null;
                continue;
            }

            int y = (int)Math.Round((1 - place) * (height - 1));
            for (int dot = Math.Min(y, before ?? y); dot <= Math.Max(y, before ?? y); dot++)
            {
                cells[dot / 4, x / 2] |= Dots[x % 2, dot % 4];
                colours[dot / 4, x / 2] = colour;
            }

            before = y;
        }
    }
}
