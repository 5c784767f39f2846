using System.Globalization;
using NetGen.Data;
using NetGen.Generator.Model;
using NetGen.Tables;

namespace NetGen.Generator.Inference;

/// <summary>
/// How the numbers of a column are written: with which sign before the fraction, which between groups of three digits, and how below 0.
/// </summary>
internal static class NumberForms
{
    // Where the comma stands between fields it is no sign of a fraction in most; elsewhere it is.
    private static readonly (char Decimal, char Thousands)[] BesideCommas = [('.', ','), (',', '\0'), (',', '.'), ('.', '\''), ('.', ' '),
        (',', ' '), (',', '\'')];
    private static readonly (char Decimal, char Thousands)[] BesideOthers = [(',', '\0'), (',', '.'), ('.', ','), ('.', '\''), (',', ' '),
        ('.', ' '), (',', '\'')];

    private static readonly NegativeForm[] Negatives = [NegativeForm.Sign, NegativeForm.Parentheses, NegativeForm.Trailing];

    private const int LongestUnit = 12;

    // More of them are words: 12 Main St, 7 Elm Rd, 3 Oak Ave, ….
    private const int MostMixed = 4;

    // 80+ is more than a number with a unit.
    private static readonly char[] SignsOfNumbers = ['+', '-', GroupedNumber.Minus, '(', ')', '.', ',', '\''];

    /// <summary>The form that all fields have; null where they are no numbers.</summary>
    public static FieldForm? Of(IReadOnlyList<string> values, char separator)
    {
        if (values.Any(IsCode) || WordForms.AreAddresses(values) || WordForms.AreDialled(values))
            return null;
        foreach (var unit in new[] { "", UnitOf(values) }.OfType<string>())
        {
            foreach (var negative in Negatives.Where(negative => values.Any(value => CanShow(value, negative))))
            {
                if (Of(values, separator, new FieldForm { Unit = unit, Negative = negative }) is { } form)
                    return form;
            }
        }
        return null;
    }

    /// <summary>
    /// The first fields of two forms where each is a number, and no form is that of all: 1,5 and 2.5, 12 % and 0.12, and, where they are
    /// too many for a vocabulary, 70 kg and 150 lb. Null where they are no numbers.
    /// </summary>
    public static (string One, string Other)? Mixed(IReadOnlyList<string> values, char separator)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (Of([value], separator) is not { } form || (form.Unit.Any(char.IsLetter) && values.Count <= SchemaInference.MostCategories))
                return null;
            var key = form.Unit.Length > 0 ? form.Unit : form.Negative.ToString() + form.Decimal + form.Thousands;
            if (!forms.ContainsKey(key))
                forms.Add(key, value);
            if (forms.Count > MostMixed)
                return null;
        }
        return forms.Count > 1 ? (forms.Values.First(), forms.Values.Last()) : null;
    }

    /// <summary>
    /// What the first field has behind its digits, or before them where it is a currency: C1007 is no amount, and 12 kg is one.
    /// </summary>
    private static string? UnitOf(IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return null;
        var field = values[0];
        var first = FirstDigit(field);
        if (first < 0)
            return null;
        var (before, behind) = (Bare(field.Substring(0, first)), Bare(field.Substring(LastDigit(field) + 1)));
        if (behind.Length > 0)
            return before.Length == 0 && behind.Length <= LongestUnit && behind.IndexOfAny(SignsOfNumbers) < 0 ? behind : null;
        var isCurrency = before.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);
        return isCurrency && before.Length <= LongestUnit ? before : null;
    }

    /// <summary>Whether a field can have the form: no others are tried.</summary>
    private static bool CanShow(string field, NegativeForm negative) => negative switch
    {
        NegativeForm.Sign => true,
        NegativeForm.Parentheses => field.IndexOf('(') >= 0,
        NegativeForm.Trailing => field.IndexOf('-') > 0 || field.IndexOf(GroupedNumber.Minus) > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(negative), negative, "A form of numbers below 0 without a mark."),
    };

    /// <summary>01067 is no amount: a number that begins with a 0 is a code, and loses it as a number.</summary>
    private static bool IsCode(string field)
    {
        var first = FirstDigit(field);
        if (first < 0 || field[first] != '0')
            return false;
        var last = LastDigit(field);
        return last > first && field.Substring(first, last - first).All(char.IsDigit);
    }

    private static int LastDigit(string field)
    {
        var last = field.Length - 1;
        while (field[last] is < '0' or > '9')
            last--;
        return last;
    }

    private static int FirstDigit(string field)
    {
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] is >= '0' and <= '9')
                return i;
        }
        return -1;
    }

    /// <summary>What is left without what says that a number is below 0.</summary>
    private static string Bare(string text) => text.Trim('-', '+', GroupedNumber.Minus, '(', ')', ' ', '\u00A0', '\u202F').Trim();

    /// <summary>The form with the signs that fit all fields.</summary>
    private static FieldForm? Of(IReadOnlyList<string> values, char separator, FieldForm form)
    {
        if (values.All(value => TryRead(value, form, out _)))
            return separator == ';' && MayBeGroups(values, form, '.')
                ? form with { Open = OpenQuestion.ThousandOrFraction }
                : Judged(values, form);
        foreach (var (decimalSign, thousands) in separator == ',' ? BesideCommas : BesideOthers)
        {
            var signed = form with { Decimal = decimalSign, Thousands = thousands };
            if (values.All(value => TryRead(value, signed, out _)))
                return separator is '\t' or '|' && MayBeGroups(values, form, ',')
                    ? signed with { Open = OpenQuestion.ThousandOrFraction }
                    : Judged(values, signed);
        }
        return null;
    }

    /// <summary>Amounts are below 0 in the ways of books; whole numbers in parentheses may be notes, and 2- is a mark.</summary>
    private static FieldForm Judged(IReadOnlyList<string> values, FieldForm form)
    {
        if (form.Negative == NegativeForm.Sign || form.Unit.Length > 0 || form.Thousands != '\0'
            || values.Any(value => value.IndexOf(form.Decimal) >= 0))
            return form;
        return form with
        {
            Open = OpenQuestion.Negative,
            Examples = new([values.First(value => !TryRead(value, form with { Negative = NegativeForm.Sign }, out _))]),
        };
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
    public static bool TryRead(string field, FieldForm form, out double number) =>
        double.TryParse(Plain(field, form), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && Math.Abs(number) <= float.MaxValue;

    /// <summary>Whether a number is written as a whole one.</summary>
    public static bool IsWhole(string field, FieldForm form) =>
        TryRead(field, form, out var number) && number == Math.Floor(number) && NumberForm.IsWhole(Plain(field, form).AsSpan());

    /// <summary>The field as .NET reads it; empty where it is no number of the form.</summary>
    private static string Plain(string field, FieldForm form)
    {
        if (form.Numbers.IsPlain && (field.Length == 0 || field[0] != GroupedNumber.Minus))
            return field;
        Span<char> plain = stackalloc char[NumberForm.Longest];
        return plain.Slice(0, form.Numbers.Write(field.AsSpan(), plain)).ToString();
    }

    /// <summary>
    /// Whether the sign stands before groups of three digits wherever it stands, and so may be of thousands or before a fraction.
    /// </summary>
    private static bool MayBeGroups(IReadOnlyList<string> values, FieldForm form, char sign)
    {
        var grouped = form with { Decimal = sign == '.' ? ',' : '.', Thousands = sign };
        var signed = values.Where(value => value.IndexOf(sign) >= 0).ToList();
        return signed.Count > 0
            && signed.All(value => FirstDigit(value) is >= 0 and var first && value[first] != '0' && IsWhole(value, grouped));
    }
}
