using System.Text.Json;

namespace NetGen;

/// <summary>Numbers as JSON has them, which knows none that are not finite.</summary>
internal static class FiniteJson
{
    /// <summary>Writes the number, or null where there is none or it is not finite.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
