using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Fuzz;

/// <summary>Changes of words that leave the grammar of a table or of JSON mostly whole, so that what lies behind the parser is reached.</summary>
internal static partial class TextMutations
{
    private static readonly string[] JsonWords =
    [
        "null", "true", "0", "-1", "1", "1e300", "-1e300", "1e999", "0.5", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "\"\"",
        "\"NaN\"", "\"Infinity\"", "\"\\ud800\"", "[]", "{}", "[null]", "[[]]", "[0]", "\"netgen/best/dense1.weight\"", "\"F64\"", "\"BF16\"", "\"__metadata__\"",
    ];

    private static readonly string[] Fields =
    [
        "", " ", "NaN", "?", "1e999", "-1e-999", "0x10", "1,5", "\"", "\"\"", "\"a\nb\"", "\"a\"\"b\"", "a\"b", "\0", "\uFFFD", "\uFFFF", "\u2028", "мужской", "0", "1", "2", "3",
        "2147483646", "2147483647", "99999999999999999999", "-1", "setosa", "\r", "\n", "\r\n", ";", "\t", "1.5", "a,b,c", "\uFEFF",
    ];

    /// <summary>A word of JSON becomes another, is doubled or is lost.</summary>
    public static string OfJson(string json, Random random) => Change(json, JsonWord(), JsonWords, random);

    /// <summary>A field or a line end of a table becomes another, is doubled or is lost.</summary>
    public static string OfTable(string table, Random random) => Change(table, Field(), Fields, random);

    /// <summary>The bytes of a text, mostly in UTF-8.</summary>
    public static byte[] Encode(string text, Random random) => random.Next(8) switch
    {
        0 => Encoding.Unicode.GetBytes(text),
        1 => Encoding.Latin1.GetBytes(text),
        2 => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)],
        3 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static string Change(string text, Regex words, string[] others, Random random)
    {
        for (int left = 1 + random.Next(3); left > 0; left--)
        {
            MatchCollection found = words.Matches(text);
            if (found.Count == 0)
                return others[random.Next(others.Length)];
            Match word = found[random.Next(found.Count)];
            string put = random.Next(6) switch
            {
                0 => "",
                1 => word.Value + word.Value,
                2 => found[random.Next(found.Count)].Value,
                _ => others[random.Next(others.Length)],
            };
            text = text[..word.Index] + put + text[(word.Index + word.Length)..];
        }

        return text;
    }

    [GeneratedRegex("""
        "(\\.|[^"\\])*"|-?[0-9.eE+-]+|null|true|false|[\[\]{}:,]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex JsonWord();

    [GeneratedRegex(@"[^,\n]+|[,\n]")]
    private static partial Regex Field();
}
