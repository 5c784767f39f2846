using System.Globalization;

namespace NetGen.Data;

/// <summary>What a single field says.</summary>
internal static class CsvField
{
    private const int QuotedLength = 40;

    /// <summary>Whether a field of a number column stands for "no value": empty, or one of the usual marks.</summary>
    public static bool IsMissing(ReadOnlySpan<char> field) =>
        field is "" or "?" || IsWord(field, "NA") || IsWord(field, "N/A") || IsWord(field, "null");

    private static bool IsWord(ReadOnlySpan<char> field, string word) => field.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>A finite number in invariant notation (1, −2.5, 1e-3).</summary>
    public static bool TryNumber(ReadOnlySpan<char> field, out float value) =>
        PlainNumber.TryRead(field, out value) ||
        (float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value));

    /// <summary>A number of any kind: "NaN" and "1e999" are bad numbers, not column names.</summary>
    public static bool IsNumber(ReadOnlySpan<char> field) => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>A field for a message: in quotes, shortened, without control characters; what is not seen is written as \uFEFF.</summary>
    public static string Quote(ReadOnlySpan<char> field)
    {
        string shown = string.Concat(field[..Math.Min(field.Length, QuotedLength)].ToArray().Select(Shown));
        return field.Length > QuotedLength ? $"'{shown}…'" : $"'{shown}'";
    }

    private static string Shown(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control => "\uFFFD",
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
            FormattableString.Invariant($"\\u{(int)c:X4}"),
        _ => c.ToString(),
    };
}
