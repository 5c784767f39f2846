using System.Text.RegularExpressions;

namespace NetGen.Generator.Inference;

/// <summary>
/// What the fields of a column that is read as words look like, where they are more than words: numbers that something joins (120/80, 10-20,
/// 5 x 3), numbers in several units, and codes of digits (01067, 192.168.0.1, 1.2.3, +49 30 123456).
/// </summary>
/// <param name="What">What they are, for messages.</param>
/// <param name="HasSize">Whether one is larger than another, or near it: as words that is lost.</param>
/// <param name="Example">A field that shows it.</param>
internal sealed record WordForms(string What, bool HasSize, string Example)
{
    /// <summary>More fields are not looked at, and this share of them must be of the form.</summary>
    private const int MostLookedAt = 256;
    private const double LeastShare = 0.8;

    // More are words behind numbers: 12 Main, 7 Elm, ….
    private const int MostUnits = 6;
    private const int LeastDigitsOfGroups = 7;

    private const string Number = @"[0-9]+(?:[.,][0-9]+)?";

    private static readonly Regex Joined = Compiled(
        "^" + Number + @"(?:\s*(?<sign>/|-|–|—|−|x|X|×|\*|:|\.\.|'|\bto\b)\s*" + Number + ")+\"?$");
    private static readonly Regex Bound = Compiled(@"^(?:(?:<|>|≤|≥)=?\s*" + Number + "|" + Number + @"\s*\+)$");
    private static readonly Regex Unit = Compiled(@"^[-+]?" + Number + @"(?:\s*(?<unit>\p{L}{2,12})|\s+(?<unit>\p{L}))\.?$");
    private static readonly Regex Parts = Compiled(@"^(?:[0-9]+\s*(?:d|h|hr|hrs|m|min|s|sec|ft|in|kg|g|lb|lbs|oz|y|yr|mo|w)\.?\s*){2,}$");
    private static readonly Regex Rank = Compiled("^[0-9]*(?:1st|2nd|3rd|[0-9]th)$");
    private static readonly Regex Address = Compiled("^(?:[0-9]{1,3}[.]){3}[0-9]{1,3}$|^(?=.*[A-Fa-f]|.*::)[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}$");
    private static readonly Regex Version = Compiled(@"^[vV]?[0-9]+(?:\.[0-9]+){2,}(?:[-+][0-9A-Za-z.-]+)?$");
    private static readonly Regex TwoParts = Compiled(@"^[0-9]+\.[0-9]+$");
    private static readonly Regex EndsWith0 = Compiled("^[1-9][0-9]*0$");
    private static readonly Regex Groups = Compiled(@"^[+(]?[0-9][0-9\s()./-]*$");

    /// <summary>The form of a column's distinct fields; null where they are words.</summary>
    public static WordForms? Of(IReadOnlyList<string> values)
    {
        var fields = values.Take(MostLookedAt).ToArray();
        if (fields.Length < 2)
            return null;
        if (fields.All(field => field.All(IsDigit)))
            return fields.FirstOrDefault(field => field.Length > 1 && field[0] == '0') is { } code ? new("digits, of which some begin with 0", false, code) : null;
        if (AreMostly(fields, Address.IsMatch))
            return new("network addresses", false, fields[0]);
        if (AreMostly(fields, Version.IsMatch))
            return new("versions", false, fields[0]);
        if (AreMostly(fields, IsGroups))
            return new("groups of digits, as telephone numbers are", false, fields[0]);
        if (AreMostly(fields, field => Joined.IsMatch(field) || Bound.IsMatch(field))
            && fields.Select(field => Joined.Match(field)).FirstOrDefault(match => match.Success) is { } joined)
            return new("numbers with '" + joined.Groups["sign"].Value + "' between them", true, joined.Value);
        if (AreMostly(fields, field => Parts.IsMatch(field) || (Unit.IsMatch(field) && !Rank.IsMatch(field)))
            && fields.Select(field => Unit.Match(field).Groups["unit"].Value).Distinct(StringComparer.Ordinal).Count() <= MostUnits)
            return new("numbers in several units", true, fields[0]);
        return null;
    }

    /// <summary>
    /// Two fields that say of numbers with a fraction that they may be versions: the later is less than the earlier, or equal, as a number
    /// (1.10 and 1.9, 1.10 and 1.1). Null where there are none. Only a 0 at the end shows it, which is not written of some numbers alone.
    /// </summary>
    public static (string Earlier, string Later)? VersionsAmong(IReadOnlyList<string> values)
    {
        var fields = values.Take(MostLookedAt).ToArray();
        if (!fields.All(TwoParts.IsMatch))
            return null;
        var parts = fields.Select(field => field.Split('.')).Select(pair => (Main: pair[0], Minor: pair[1])).ToLookup(part => part.Main);
        foreach (var later in parts.SelectMany(part => part).Where(part => EndsWith0.IsMatch(part.Minor)))
        {
            // Digits behind the point compare as letters do; the longer of two versions is the later one.
            if (parts[later.Main].FirstOrDefault(part => part.Minor.Length < later.Minor.Length
                && string.CompareOrdinal(part.Minor, later.Minor.TrimEnd('0')) >= 0) is { Minor: { } earlier })
                return (later.Main + "." + earlier, later.Main + "." + later.Minor);
        }
        return null;
    }

    /// <summary>Whether all fields are network addresses, which with three digits in each part would be numbers with groups of
    /// thousands.</summary>
    public static bool AreAddresses(IReadOnlyList<string> values) =>
        values.Count > 0 && values.All(value => value.Length is >= 7 and <= 15 && Address.IsMatch(value)
            && value.Split('.').All(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) < 256));

    /// <summary>Whether all fields are telephone numbers, of which the plus says no sign.</summary>
    public static bool AreDialled(IReadOnlyList<string> values) =>
        values.Count > 0 && values.All(value => value.Length > LeastDigitsOfGroups && value[0] == '+' && value.Skip(1).All(IsDigit));

    /// <summary>Digits in groups that are no two numbers: many, with a plus or parenthesis, or of groups of different lengths.</summary>
    private static bool IsGroups(string field)
    {
        if (!Groups.IsMatch(field) || field.Count(IsDigit) < LeastDigitsOfGroups)
            return false;
        var lengths = field.Split(['+', '(', ')', '.', '/', '-', ' '], StringSplitOptions.RemoveEmptyEntries).Select(group => group.Length);
        return field[0] is '+' or '(' || lengths.Distinct().Count() > 1;
    }

    private static bool AreMostly(string[] fields, Func<string, bool> isOne)
    {
        // Most columns are none of it by their first field.
        return (isOne(fields[0]) || isOne(fields[1])) && fields.Count(isOne) >= LeastShare * fields.Length;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static Regex Compiled(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
