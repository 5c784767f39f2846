namespace NetGen.Data;

/// <summary>
/// Numbers with a unit before or behind them (12.5 %, $5, −€3, 70 kg): the same for who reads a table and for the compiler, which looks at
/// one. A number that lacks its column's unit is none: 12.5 % and 0.125 are not to be mixed.
/// </summary>
internal static class UnitOfNumber
{
    /// <summary>Takes the unit off.</summary>
    /// <param name="field">The field.</param>
    /// <param name="unit">The unit; empty for none.</param>
    /// <param name="number">What is left.</param>
    /// <param name="isNegated">Whether a minus stood before the unit.</param>
    /// <returns>Whether it was there.</returns>
    public static bool TryTakeOff(ReadOnlySpan<char> field, string unit, out ReadOnlySpan<char> number, out bool isNegated)
    {
        number = field;
        isNegated = false;
        if (unit.Length == 0)
        {
            return true;
        }

        if (field.EndsWith(unit.AsSpan(), StringComparison.Ordinal))
        {
            number = field.Slice(0, field.Length - unit.Length).TrimEnd();
            return number.Length > 0;
        }

        isNegated = field.Length > 0 && GroupedNumber.IsMinus(field[0]);
        ReadOnlySpan<char> rest = isNegated ? field.Slice(1) : field;
        if (!rest.StartsWith(unit.AsSpan(), StringComparison.Ordinal))
        {
            return false;
        }

        number = rest.Slice(unit.Length).TrimStart();
        return number.Length > 0 && !(isNegated && (GroupedNumber.IsMinus(number[0]) || number[0] == '+'));
    }
}
