using System.Text;

namespace NetGen.Reports.Charts;

/// <summary>The frame of a drawing: its title, the lines and numbers of both axes.</summary>
/// <param name="Width">Of the drawing, in its own units: about the pixels that it gets, so that letters have their size.</param>
/// <param name="Height">Of the drawing.</param>
/// <param name="Foot">The room below the field, for numbers or names and for what the axis measures.</param>
internal sealed record Axes(double Width, double Height, double Foot = 40)
{
    private const double Margin = 14;

    /// <summary>The drawing's field, inside the numbers.</summary>
    public double Left => 52;

    public double Right => Width - Margin;

    public double Top => 20;

    public double Bottom => Height - Foot;

    /// <summary>The beginning of the drawing: its name above it, where it may take two lines, and for screen readers.</summary>
    public string Begin(string title) =>
        $"<figure><div class=\"name\">{Markup.Text(title)}</div>" +
        $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Markup.Text(title)}\">";

    /// <summary>Lines and numbers.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="across">From left to right.</param>
    /// <param name="ticks">About how many numbers stand below.</param>
    /// <param name="up">From the bottom to the top.</param>
    /// <param name="name">What the horizontal axis measures.</param>
    public void Draw(StringBuilder svg, Scale across, int ticks, Scale up, string name)
    {
        Rise(svg, up);
        foreach (double tick in across.Ticks(ticks))
        {
            Below(svg, across.Pixel(tick), Bottom + 16, Figures.Tick(tick));
        }

        Below(svg, (Left + Right) / 2, Height - 6, Markup.Text(name));
    }

    /// <summary>Lines and numbers upwards, and names from left to right, each where its thing is.</summary>
    public void Draw(StringBuilder svg, Scale across, NameTicks names, Scale up, string name)
    {
        Rise(svg, up);
        foreach ((double place, string text) in names.Shown)
        {
            double x = across.Pixel(place);
            if (!names.AreUpright)
            {
                Below(svg, x, Bottom + 16, Markup.Text(text));
                continue;
            }

            // Read from below, its end at the axis: 4 is about half of a letter's height.
            (string at, string y) = (Figures.Pixel(x + 4), Figures.Pixel(Bottom + 8));
            svg.Append($"<text class=\"tick end\" transform=\"translate({at} {y}) rotate(-90)\">{Markup.Text(text)}</text>");
        }

        Below(svg, (Left + Right) / 2, Height - 6, Markup.Text(name));
    }

    private void Rise(StringBuilder svg, Scale up)
    {
        foreach (double tick in up.Ticks(5))
        {
            (string line, string text) = (Figures.Pixel(up.Pixel(tick)), Figures.Pixel(up.Pixel(tick) + 4));
            svg.Append($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{line}\" y2=\"{line}\"/>")
                .Append($"<text class=\"tick end\" x=\"{Left - 6}\" y=\"{text}\">{Figures.Tick(tick)}</text>");
        }
    }

    private static void Below(StringBuilder svg, double x, double y, string text) =>
        svg.Append($"<text class=\"tick mid\" x=\"{Figures.Pixel(x)}\" y=\"{Figures.Pixel(y)}\">{text}</text>");
}
