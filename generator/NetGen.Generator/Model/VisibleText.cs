using System.Globalization;
using System.Text;

namespace NetGen.Generator.Model;

/// <summary>
/// Any text of the user's as one line that shows what is in it. Generated comments, documentation and literals, descriptions and messages
/// take texts through here, so that none of them can end a line, hide what stands behind it, or be no text at all.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with every character that is not shown as one written <c>\u000a</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="escape">What else is written in another way; null leaves a character as it is.</param>
    public static string Of(string text, Func<char, string?>? escape = null)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (changed is null && escape is null && text[i] is >= ' ' and <= '~')
                continue;
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var shown = isPair ? null : escape?.Invoke(text[i]) ?? (IsHidden(text[i]) ? Escaped(text[i]) : null);
            if (shown is not null)
                changed ??= new StringBuilder(text, 0, i, text.Length + 16);
            if (shown is not null)
                changed!.Append(shown);
            else
                changed?.Append(text, i, isPair ? 2 : 1);
            if (isPair)
                i++;
        }
        return changed?.ToString() ?? text;
    }

    /// <summary>
    /// Control characters, the ends of lines that C# knows, what turns or joins or marks and has no shape, halves of pairs, and what is no
    /// character. Written out and not asked of the machine, whose tables grow: the same text everywhere.
    /// </summary>
    private static bool IsHidden(char c) => c is < ' ' or (>= '\u007f' and <= '\u009f') or '\u00ad' or '\u061c'
        or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u206f') or (>= '\ud800' and <= '\udfff')
        or '\ufeff' or >= '\ufff0';

    private static string Escaped(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
