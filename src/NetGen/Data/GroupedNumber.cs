namespace NetGen.Data;

/// <summary>
/// Numbers with signs of their own before the fraction and between groups of three digits: the same for who reads a table and for the
/// compiler, which looks at one.
/// </summary>
internal static class GroupedNumber
{
    /// <summary>Room for the longest; others are none.</summary>
    public const int Longest = 128;

    /// <summary>Writes a number as .NET reads it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="decimalSign">The sign before the fraction.</param>
    /// <param name="thousands">The sign between groups; '\0' for none.</param>
    /// <param name="plain">Receives it; <see cref="Longest"/>.</param>
    /// <returns>Its length; 0 where groups are not of three digits, or there is a sign that the column does not have.</returns>
    public static int Write(ReadOnlySpan<char> field, char decimalSign, char thousands, Span<char> plain)
    {
        if (field.Length > plain.Length)
        {
            return 0;
        }

        int fraction = field.IndexOf(decimalSign);
        int end = fraction < 0 ? field.Length : fraction;
        int start = field.Length > 0 && field[0] is '-' or '+' ? 1 : 0;
        int first = thousands == '\0' ? -1 : field.Slice(0, end).IndexOf(thousands);
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
                if (c != thousands)
                {
                    return 0;
                }
            }
            else if (i == fraction)
            {
                plain[length++] = '.';
            }
            else if (c == '.' || (c == thousands && thousands != '\0') || (isInGroups && c is < '0' or > '9'))
            {
                return 0;
            }
            else
            {
                plain[length++] = c;
            }
        }

        return length;
    }
}
