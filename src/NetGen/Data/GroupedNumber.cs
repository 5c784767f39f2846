namespace NetGen.Data;

/// <summary>
/// Numbers with signs of their own before the fraction and between groups of three digits: the same for who reads a table and for the
/// compiler, which looks at one.
/// </summary>
internal static class GroupedNumber
{
    /// <summary>The minus of mathematics.</summary>
    public const char Minus = '\u2212';

    /// <summary>Writes a number as .NET reads it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="decimalSign">The sign before the fraction.</param>
    /// <param name="thousands">The sign between groups; '\0' for none.</param>
    /// <param name="plain">Receives it; a longer one is none.</param>
    /// <returns>Its length; 0 where groups are not of three digits, or there is a sign that the column does not have.</returns>
    public static int Write(ReadOnlySpan<char> field, char decimalSign, char thousands, Span<char> plain)
    {
        if (field.Length > plain.Length)
        {
            return 0;
        }

        int fraction = field.IndexOf(decimalSign);
        int end = fraction < 0 ? field.Length : fraction;
        int start = field.Length > 0 && (IsMinus(field[0]) || field[0] == '+') ? 1 : 0;
        int first = thousands == '\0' ? -1 : FirstOf(field.Slice(0, end), thousands);
        // A group: its sign, and three digits; before the first are one to three.
        bool isGrouped = first >= 0;
        if (isGrouped && (first - start is < 1 or > 3 || (end - first) % 4 != 0))
        {
            return 0;
        }

        int length = 0;
        for (int i = 0; i < field.Length; i++)
        {
            char c = field[i];
            bool isInGroups = isGrouped && i < end && i >= start;
            if (isInGroups && i >= first && (end - i) % 4 == 0)
            {
                if (!IsSame(c, thousands))
                {
                    return 0;
                }
            }
            else if (i == fraction)
            {
                plain[length++] = '.';
            }
            else if (c == '.' || (thousands != '\0' && IsSame(c, thousands)) || (isInGroups && c is < '0' or > '9'))
            {
                return 0;
            }
            else
            {
                plain[length++] = i == 0 && IsMinus(c) ? '-' : c;
            }
        }

        return length;
    }

    /// <summary>Whether a sign is a minus.</summary>
    public static bool IsMinus(char sign) => sign is '-' or Minus;

    private static int FirstOf(ReadOnlySpan<char> field, char sign)
    {
        for (int i = 0; i < field.Length; i++)
        {
            if (IsSame(field[i], sign))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A space is a space, however wide, and an apostrophe one however bent.</summary>
    private static bool IsSame(char c, char sign) => c == sign
        || (char.IsWhiteSpace(sign) && char.IsWhiteSpace(c)) || (sign is '\'' or '\u2019' && c is '\'' or '\u2019');
}
