namespace NetGen.Data;

/// <summary>Days as <see cref="FieldWords.Day"/> has them, read without looking at the format for each field.</summary>
internal static class PlainDay
{
    /// <summary>Reads a day.</summary>
    /// <returns>Whether it is written so, and in the calendar.</returns>
    public static bool TryRead(ReadOnlySpan<char> field, out DateOnly day)
    {
        day = default;
        if (field.Length != FieldWords.Day.Length || field[4] != '-' || field[7] != '-')
        {
            return false;
        }

        (int year, int month, int date) = (Number(field[..4]), Number(field[5..7]), Number(field[8..]));
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (10 * number) + digit - '0';
        }

        return number;
    }
}
