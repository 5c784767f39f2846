using System.Globalization;
using NetGen.Data;
using NetGen.Generator.Model;

namespace NetGen.Generator.Inference;

/// <summary>
/// How the numbers of a column are written: with which sign before the fraction, and which between groups of three digits.
/// </summary>
internal static class NumberForms
{
    // Where the comma stands between fields it is no sign of a fraction in most; elsewhere it is.
    private static readonly (char Decimal, char Thousands)[] BesideCommas = [('.', ','), (',', '\0'), (',', '.'), ('.', '\''), ('.', ' '),
        (',', ' '), (',', '\u00A0'), (',', '\u202F')];
    private static readonly (char Decimal, char Thousands)[] BesideOthers = [(',', '\0'), (',', '.'), ('.', ','), ('.', '\''), (',', ' '),
        ('.', ' '), (',', '\u00A0'), (',', '\u202F')];

    private const int LongestUnit = 12;

    // 80+ and (5) are more than numbers with a unit.
    private static readonly char[] SignsOfNumbers = ['+', '-', '(', ')', '.', ',', '\''];

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    /// <summary>The form that all fields have; null where they are no numbers.</summary>
    public static FieldForm? Of(IReadOnlyList<string> values, char separator) =>
        OfNumbers(values, separator) ?? (UnitOf(values) is { } unit ? OfNumbersWith(unit, values, separator) : null);

    private static FieldForm? OfNumbersWith(string unit, IReadOnlyList<string> values, char separator)
    {
        var numbers = new List<string>();
        foreach (var value in values)
        {
            if (!UnitOfNumber.TryTakeOff(value.AsSpan(), unit, out var number, out _))
                return null;
            numbers.Add(number.ToString());
        }
        return OfNumbers(numbers, separator) is { } form ? form with { Unit = unit } : null;
    }

    /// <summary>
    /// What the first field has behind its digits, or before them where it is a currency: C1007 is no amount, and 12 kg is one.
    /// </summary>
    private static string? UnitOf(IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return null;
        var field = values[0];
        var (first, last) = (field.IndexOfAny(Digits), field.LastIndexOfAny(Digits));
        if (first < 0)
            return null;
        var (before, behind) = (field.Substring(0, first).TrimStart('-', '+').Trim(), field.Substring(last + 1).Trim());
        if (behind.Length > 0)
            return before.Length == 0 && behind.Length <= LongestUnit && behind.IndexOfAny(SignsOfNumbers) < 0 ? behind : null;
        var isCurrency = before.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);
        return isCurrency && before.Length <= LongestUnit ? before : null;
    }

    private static FieldForm? OfNumbers(IReadOnlyList<string> values, char separator)
    {
        // 01067 is no amount: a number that begins with a 0 is a code, and loses it as a number.
        if (values.Any(value => value.Length > 1 && value[0] == '0' && value.All(char.IsDigit)))
            return null;
        if (values.All(value => TryRead(value, FieldForm.Plain, out _)))
            return separator == ';' && MayBeGroups(values, '.')
                ? FieldForm.Plain with { Open = OpenQuestion.ThousandOrFraction }
                : FieldForm.Plain;
        foreach (var (decimalSign, thousands) in separator == ',' ? BesideCommas : BesideOthers)
        {
            var form = new FieldForm { Decimal = decimalSign, Thousands = thousands };
            if (values.All(value => TryRead(value, form, out _)))
                return separator is '\t' or '|' && MayBeGroups(values, ',') ? form with { Open = OpenQuestion.ThousandOrFraction } : form;
        }
        return null;
    }

    /// <summary>
    /// What an open question comes to where other columns of the file have numbers with the other sign before the fraction.
    /// </summary>
    public static FieldForm Settled(FieldForm form, IEnumerable<FieldForm> others)
    {
        if (form.Open != OpenQuestion.ThousandOrFraction)
            return form;
        var known = others.Where(other => other.Open is null).ToList();
        if (form.Decimal == '.' && known.Any(other => other.Decimal == ','))
            return form with { Decimal = ',', Thousands = '.', Open = null };
        return form.Decimal == ',' && known.Any(other => other.Decimal == ',') ? form with { Open = null } : form;
    }

    /// <summary>A number as a table has it, which a float can hold.</summary>
    public static bool TryRead(string field, FieldForm form, out double number)
    {
        number = 0;
        if (!UnitOfNumber.TryTakeOff(field.AsSpan(), form.Unit, out var rest, out var isNegated))
            return false;
        var text = form.Unit.Length == 0 ? field : rest.ToString();
        if (form is not { Decimal: '.', Thousands: '\0' })
        {
            Span<char> plain = stackalloc char[GroupedNumber.Longest];
            text = plain.Slice(0, GroupedNumber.Write(rest, form.Decimal, form.Thousands, plain)).ToString();
        }
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return false;
        number = isNegated ? -number : number;
        return Math.Abs(number) <= float.MaxValue;
    }

    /// <summary>Whether a number is written as a whole one.</summary>
    public static bool IsWhole(string field, FieldForm form) =>
        TryRead(field, form, out var number) && number == Math.Floor(number)
        && UnitOfNumber.TryTakeOff(field.AsSpan(), form.Unit, out var rest, out _) && rest.IndexOfAny(form.Decimal, 'e', 'E') < 0;

    /// <summary>
    /// Whether the sign stands before groups of three digits wherever it stands, and so may be of thousands or before a fraction.
    /// </summary>
    private static bool MayBeGroups(IReadOnlyList<string> values, char sign)
    {
        var form = new FieldForm { Decimal = sign == '.' ? ',' : '.', Thousands = sign };
        var signed = values.Where(value => value.IndexOf(sign) >= 0).ToList();
        return signed.Count > 0 && signed.All(value => value.TrimStart('-', '+')[0] != '0' && IsWhole(value, form));
    }
}
