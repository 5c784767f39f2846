namespace NetGen.Data;

/// <summary>Two lists of names as a sentence that says in what they differ.</summary>
internal static class NameDifference
{
    // A sentence lists so many names; it gives the number of all.
    private const int ListedNames = 8;

    /// <summary>What is different; null where nothing is, or one of the sides has no names.</summary>
    /// <param name="kind">What is named ("column", "class").</param>
    /// <param name="found">The names that are there.</param>
    /// <param name="expected">Those that should be.</param>
    /// <param name="mayBeFewer">Whether the last of those expected may be missing: places mean the same without them.</param>
    public static string? Of(string kind, IReadOnlyList<string>? found, IReadOnlyList<string>? expected, bool mayBeFewer = false)
    {
        if (found is null || expected is null || ReferenceEquals(found, expected))
        {
            return null;
        }

        int place = 0;
        while (place < found.Count && place < expected.Count && found[place] == expected[place])
        {
            place++;
        }

        if (place == found.Count && (mayBeFewer || place == expected.Count))
        {
            return null;
        }

        string first = FormattableString.Invariant($"{kind} {place} is {Name(found, place)}, expected {Name(expected, place)}");
        string[] missing = [.. expected.Except(found, StringComparer.Ordinal)];
        string[] extra = [.. found.Except(expected, StringComparer.Ordinal)];
        return first
            + (missing.Length > 0 ? $"; missing: {List(missing)}" : "")
            + (extra.Length > 0 ? $"; unknown: {List(extra)}" : "")
            + (missing.Length + extra.Length == 0 ? " (the same names in another order)" : "");
    }

    /// <summary>Names in quotes, the first of many.</summary>
    public static string List(IReadOnlyCollection<string> names)
    {
        string rest = names.Count > ListedNames ? $" and {names.Count - ListedNames} more" : "";
        return string.Join(", ", names.Take(ListedNames).Select(name => CsvField.Quote(name))) + rest;
    }

    private static string Name(IReadOnlyList<string> names, int place) => place < names.Count ? CsvField.Quote(names[place]) : "not there";
}
