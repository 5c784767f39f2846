using System.Globalization;
using System.Text;

namespace NetGen.Generator.Printing;

/// <summary>Numbers and strings as C# text, the same in every culture.</summary>
internal static class Literals
{
    /// <summary>A value that reads back to the same bits of the scalar type.</summary>
    public static string Of(double value, string scalar)
    {
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

    /// <summary>A quoted string; anything but printable ASCII and the letters of the language is escaped.</summary>
    public static string Of(string? value)
    {
        if (value is null)
            return "null";
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }
        return text.Append('"').ToString();
    }

    /// <summary>A double literal must not look like an integer.</summary>
    private static string WithPoint(string text) => text.IndexOfAny(['.', 'E', 'e']) >= 0 ? text : text + ".0";
}
