using System.Globalization;

namespace NetGen;

/// <summary>Numbers of things as people say them: "1 epoch", "2 epochs". The same text under every culture.</summary>
internal static class Counted
{
    /// <param name="count">How many.</param>
    /// <param name="one">What one of them is called.</param>
    /// <param name="many">What several are called; null for an s behind it.</param>
    /// <param name="format">The number's format: "N0" separates thousands.</param>
    public static string Of(long count, string one, string? many = null, string? format = null) =>
        $"{count.ToString(format, CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";
}
