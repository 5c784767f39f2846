using System.Text;
using static System.FormattableString;

namespace Weather;

/// <summary>Two charts one above the other, on the same axes: what was measured with the naive forecast, and with the network's.</summary>
internal static class Picture
{
    private const int Width = 860, Left = 44, Right = 12, Height = 200, Gap = 64, Top = 48;

    private static readonly (string Name, string Colour)[] forecasts = [("as today (naive)", "#b4501e"), ("the network", "#1b6cb0")];

    /// <summary>The picture, as SVG.</summary>
    /// <param name="days">All days.</param>
    /// <param name="first">The first day that is shown.</param>
    /// <param name="count">Days that are shown.</param>
    /// <param name="naive">The naive forecast of a shown day.</param>
    /// <param name="network">The network's.</param>
    public static string Of(Days days, int first, int count, Func<int, float> naive, Func<int, float> network)
    {
        Func<int, float>[] of = [naive, network];
        float[] measured = [.. Enumerable.Range(first, count).Select(days.Highest)];
        var all = measured.Concat(of.SelectMany(forecast => Enumerable.Range(0, count).Select(forecast))).ToList();
        (int low, int high) = (5 * (int)Math.Floor(all.Min() / 5), 5 * (int)Math.Ceiling(all.Max() / 5));
        int height = Top + (2 * Height) + Gap + 40;
        var svg = new StringBuilder(Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" font-family="sans-serif" font-size="13">
            <title>Highest temperature of the next day in Seattle: naive forecast and the network's</title>
            <rect width="{Width}" height="{height}" fill="#fff"/>

            """));
        for (int chart = 0; chart < of.Length; chart++)
        {
            int top = Top + (chart * (Height + Gap));
            float[] forecast = [.. Enumerable.Range(0, count).Select(of[chart])];
            double error = Enumerable.Range(0, count).Average(day => Math.Abs(forecast[day] - measured[day]));
            svg.Append(Invariant($"""
                <text x="{Left}" y="{top - 14}"><tspan fill="#555">— measured</tspan>
                <tspan dx="14" fill="{forecasts[chart].Colour}" font-weight="bold">— {forecasts[chart].Name}</tspan>
                <tspan dx="14" fill="#222">mean error {error:F2} °C</tspan></text>

                """));
            Axes(svg, days, first, count, low, high, top);
            svg.Append(Line(measured, low, high, top, "#555", 1.2)).Append(Line(forecast, low, high, top, forecasts[chart].Colour, 1.8));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder svg, Days days, int first, int count, int low, int high, int top)
    {
        for (int degrees = low; degrees <= high; degrees += 5)
        {
            double y = Y(degrees, low, high, top);
            svg.Append(Invariant($"""
                <path d="M{Left} {y:F1}H{Width - Right}" stroke="#ddd"/>
                <text x="{Left - 6}" y="{y + 4:F1}" text-anchor="end" fill="#555">{degrees} °C</text>

                """));
        }

        for (int day = 0; day < count; day++)
        {
            DateOnly date = days.Date(first + day);
            if (date.Day == 1)
            {
                double x = X(day, count);
                svg.Append(Invariant($"""
                    <path d="M{x:F1} {top}v{Height}" stroke="#ddd"/>
                    <text x="{x:F1}" y="{top + Height + 17}" fill="#555">{date:MMM yyyy}</text>

                    """));
            }
        }
    }

    private static string Line(float[] values, int low, int high, int top, string colour, double width)
    {
        var points = values.Select((value, day) => Invariant($"{X(day, values.Length):F1},{Y(value, low, high, top):F1}"));
        return Invariant($"""
            <polyline fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round" points="{string.Join(' ', points)}"/>

            """);
    }

    private static double X(int day, int count) => Left + ((Width - Left - Right) * day / (count - 1.0));

    private static double Y(double value, int low, int high, int top) => top + (Height * (high - value) / (high - low));
}
