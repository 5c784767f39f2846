using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Printing;

/// <summary>Numbers and strings as C# text, the same in every culture.</summary>
internal static class Literals
{
    /// <summary>A value that reads back to the same bits of the scalar type.</summary>
    public static string Of(double value, string scalar)
    {
        if (scalar == "float")
            value = (float)value;
        if (double.IsNaN(value))
            return scalar + ".NaN";
        if (double.IsInfinity(value))
            return scalar + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        return scalar == "float"
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f"
            : WithPoint(value.ToString("R", CultureInfo.InvariantCulture));
    }

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A quoted string; what is not shown as a character is escaped.</summary>
    public static string Of(string? value) => value is null ? "null" : "\"" + VisibleText.Of(value, Escaped) + "\"";

    private static string? Escaped(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        // Whether a character can be seen is judged by VisibleText.
        _ => null,
    };

    /// <summary>A double literal must not look like an integer.</summary>
    private static string WithPoint(string text) => text.IndexOfAny(['.', 'E', 'e']) >= 0 ? text : text + ".0";
}
