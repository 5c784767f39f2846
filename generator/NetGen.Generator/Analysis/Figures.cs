using System.Globalization;

namespace NetGen.Generator.Analysis;

/// <summary>Computed numbers as messages show them, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>A change of a hundredth is none: no finding is made of it.</summary>
    public const double WorthSaying = 1.01, ShareWorthSaying = 0.01;

    /// <summary>Three significant digits, as a factor: 1.00×, 0.125×, 2.3e-6×.</summary>
    public static string Factor(double value) => Number(value) + "×";

    /// <summary>Three significant digits; powers of ten outside [0.001, 10000).</summary>
    public static string Number(double value) => SignificantDigits.Text(value, 3);

    /// <summary>One significant digit, for what is only a proposal.</summary>
    public static string OneDigit(double value) => SignificantDigits.Text(value, 1);

    /// <summary>An integer.</summary>
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Three significant digits of a share, as a percentage: 6.25 %.</summary>
    public static string Percent(double share) => Number(100 * share) + " %";

    /// <summary>The shortest text that reads back as the number, in C# too.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A whole number with separators: 60,000.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 value", "10 values".</summary>
    public static string Count(long count, string noun) =>
        count.ToString("N0", CultureInfo.InvariantCulture) + " " + noun + (count == 1
            ? ""
            : noun.EndsWith("s", StringComparison.Ordinal) ? "es" : "s");
}
