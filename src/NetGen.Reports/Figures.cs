using System.Globalization;
using static System.FormattableString;

namespace NetGen.Reports;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>Four significant digits: 0.1235, 12.35, 58,635, 1.2e-5.</summary>
    public static string Number(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        0 => "0",
        _ => value.ToString(Math.Abs(value) switch { < 1e-4 or >= 1e7 => "0.##e-0", >= 10_000 => "N0", >= 1000 => "F0", _ => "G4" },
            CultureInfo.InvariantCulture),
    };

    /// <summary>A number beside an axis, where there is little room: thousands and millions by their letters.</summary>
    public static string Tick(double value) => Math.Abs(value) switch
    {
        >= 1e9 or < 1e4 => Number(value),
        >= 1e6 => Number(value / 1e6) + "M",
        _ => Number(value / 1e3) + "k",
    };

    /// <summary>A whole number with commas.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 epoch", "2 epochs".</summary>
    public static string Plural(long count, string one) => Counted.Of(count, one, format: "N0");

    /// <summary>"93.1 %", which no line breaks.</summary>
    public static string Percent(double share) => Invariant($"{100 * share:F1}\u00a0%");

    /// <summary>A coordinate in a drawing: a tenth of a pixel is enough.</summary>
    public static string Pixel(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
