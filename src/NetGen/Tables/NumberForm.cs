using NetGen.Data;

namespace NetGen.Tables;

/// <summary>
/// How the numbers of a column are written: the same for who reads a table and for the compiler, which looks at one. What means the same
/// and looks the same is the same: a minus is - or −, a space between groups any that .NET knows, an apostrophe ' or ’.
/// </summary>
/// <param name="Decimal">The sign before the fraction.</param>
/// <param name="Thousands">The sign between groups of three digits; '\0' for none.</param>
/// <param name="Unit">What stands before or behind each number; empty for nothing.</param>
/// <param name="Negative">How numbers below 0 are written.</param>
internal readonly record struct NumberForm(char Decimal, char Thousands, string Unit, NegativeForm Negative)
{
    /// <summary>Room for the longest; others are none.</summary>
    public const int Longest = 128;

    private static readonly char[] Places = ['.', 'e', 'E'];

    /// <summary>-1.5: what .NET reads.</summary>
    public bool IsPlain => Decimal == '.' && Thousands == '\0' && Unit.Length == 0 && Negative == NegativeForm.Sign;

    /// <summary>Writes a number as .NET reads it.</summary>
    /// <param name="field">The field, without space around.</param>
    /// <param name="plain">Receives it; <see cref="Longest"/>.</param>
    /// <returns>Its length; 0 where groups are not of three digits, the unit is missing, or there is a sign that the column does not
    /// have.</returns>
    public int Write(ReadOnlySpan<char> field, Span<char> plain)
    {
        bool isNegated = TryTakeOffNegative(ref field);
        if (!UnitOfNumber.TryTakeOff(field, Unit, out ReadOnlySpan<char> number, out bool isMinusBeforeUnit)
            || (isNegated && isMinusBeforeUnit))
        {
            return 0;
        }

        // $(5), or 5- €.
        bool isNegatedInUnit = !isNegated && !isMinusBeforeUnit && TryTakeOffNegative(ref number);
        if (!isNegated && !isMinusBeforeUnit && !isNegatedInUnit)
        {
            return GroupedNumber.Write(number, Decimal, Thousands, plain);
        }

        bool isSigned = number.Length > 0 && (GroupedNumber.IsMinus(number[0]) || number[0] == '+');
        int length = isSigned ? 0 : GroupedNumber.Write(number, Decimal, Thousands, plain.Slice(1));
        plain[0] = '-';
        return length == 0 ? 0 : length + 1;
    }

    /// <summary>Whether what <see cref="Write"/> wrote is written as a whole number.</summary>
    public static bool IsWhole(ReadOnlySpan<char> plain) => plain.IndexOfAny(Places) < 0;

    private bool TryTakeOffNegative(ref ReadOnlySpan<char> field)
    {
        (bool isNegative, int first) = Negative switch
        {
            NegativeForm.Parentheses => (field.Length > 2 && field[0] == '(' && field[field.Length - 1] == ')', 1),
            NegativeForm.Trailing => (field.Length > 1 && GroupedNumber.IsMinus(field[field.Length - 1]), 0),
            // A minus before the digits is left to .NET.
            _ => (false, 0),
        };
        field = isNegative ? field.Slice(first, field.Length - first - 1).Trim() : field;
        return isNegative;
    }
}
