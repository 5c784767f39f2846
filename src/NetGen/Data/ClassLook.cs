using System.Globalization;
using System.Text;

namespace NetGen.Data;

/// <summary>How the name of a class looks to a person: what looks the same is one class to whoever typed it.</summary>
internal static class ClassLook
{
    // Letters of the Cyrillic and the Greek alphabet that look like Latin ones, and what a word processor makes of - and '.
    private const string Lookalikes = "АВЕКМНОРСТХаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο‐‑‒–—−‘’ʼ´`";
    private const string Latin = "ABEKMHOPCTXaeopcyxisjABEZHIKMNOPTYXo------'''''";

    /// <summary>
    /// A text without what is not seen, each letter as one character (where the process is not globalization-invariant, in which .NET composes
    /// none) of the Latin alphabet where it could be one, spaces in a row as one.
    /// </summary>
    public static string Of(string text)
    {
        var look = new StringBuilder(text.Length);
        foreach (char letter in IsWellFormed(text) ? text.Normalize() : text)
        {
            if (char.IsWhiteSpace(letter))
            {
                _ = look.Length > 0 && look[^1] != ' ' ? look.Append(' ') : look;
            }
            else if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                look.Append(Plain(letter));
            }
        }

        return look.ToString().TrimEnd(' ');
    }

    private static char Plain(char letter)
    {
        // The wide forms of ASCII, which Japanese and Chinese keyboards write.
        if (letter is >= '\uFF01' and <= '\uFF5E')
        {
            return (char)(letter - '\uFF01' + '!');
        }

        int place = Lookalikes.IndexOf(letter, StringComparison.Ordinal);
        return place < 0 ? letter : Latin[place];
    }

    /// <summary>Whether every half of a character has its other half.</summary>
    private static bool IsWellFormed(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
