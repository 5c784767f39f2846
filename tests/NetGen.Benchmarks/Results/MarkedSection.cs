namespace NetGen.Benchmarks.Results;

/// <summary>The part of a page between <c>&lt;!-- results: NAME --&gt;</c> and <c>&lt;!-- /results --&gt;</c>, which a program writes.</summary>
internal static class MarkedSection
{
    private const string End = "<!-- /results -->";

    /// <summary>The page with another text there.</summary>
    /// <exception cref="InvalidDataException">The page has no such part, or it does not end.</exception>
    public static string Replace(string page, string name, string text)
    {
        var mark = $"<!-- results: {name} -->";
        var begin = page.IndexOf(mark, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : page.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0)
            throw new InvalidDataException($"The page has no part from '{mark}' to '{End}'.");
        return page[..(begin + mark.Length)] + "\n" + text.TrimEnd('\n') + "\n" + page[end..];
    }
}
