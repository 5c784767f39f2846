using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace NetGen.Reports;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static partial class Figures
{
    /// <summary>Four significant digits: 0.1235, 12.35, 58,635, 1.2e-5.</summary>
    public static string Number(double value) => FigureText.Of(value);

    /// <summary>A text that was written for programs, with its powers of ten as people write them: 1E-06 becomes 1e-6.</summary>
    public static string Rewritten(string text) =>
        Power().Replace(text, power => $"e{(power.Groups[1].Value == "-" ? "-" : "")}{power.Groups[2].Value}");

    [GeneratedRegex("(?<=[0-9])E([+-])0*([0-9]+)")]
    private static partial Regex Power();

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
