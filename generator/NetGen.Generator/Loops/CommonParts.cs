using System.Globalization;

namespace NetGen.Generator.Loops;

/// <summary>What several expressions have in common, computed once and named.</summary>
internal static class CommonParts
{
    /// <summary>The names, in the order in which they are needed, and the expressions with them.</summary>
    /// <param name="values">The expressions. Functions that can be written out are.</param>
    /// <param name="first">What the first part is called; the next have the letters behind it.</param>
    public static (IReadOnlyList<Let> Names, IReadOnlyList<Expr> Values) Of(IEnumerable<Expr> values, char first)
    {
        var left = values.Select(WrittenOut).ToList();
        var parts = new List<Expr>();
        while (Largest([.. left, .. parts]) is { } part)
        {
            var placeholder = Expr.Of("#" + parts.Count.ToString(CultureInfo.InvariantCulture));
            Expr Replaced(Expr e) => e.Replace(inner => inner == part ? placeholder : null);
            (left, parts) = ([.. left.Select(Replaced)], [.. parts.Select(Replaced), part]);
        }
        // A later part is in earlier ones.
        Expr Named(Expr e) => e.Replace(inner => inner is Local local && local.Name[0] == '#'
            ? Expr.Of(NameOf(first, parts.Count - 1 - int.Parse(local.Name.Substring(1), CultureInfo.InvariantCulture)))
            : null);
        return ([.. Enumerable.Reverse(parts).Select((part, i) => new Let(NameOf(first, i), Named(part)))], [.. left.Select(Named)]);
    }

    private static Expr WrittenOut(Expr e) =>
        e is Call call && call.Function.Definition(call.X) is { } definition ? WrittenOut(definition) : e.WithOperands(WrittenOut);

    /// <summary>The largest that is there twice.</summary>
    private static Expr? Largest(IReadOnlyList<Expr> values) => values.SelectMany(value => value.All)
        .Where(part => part is not (Mask or Constant or Local or Given or Load)).GroupBy(part => part).Where(same => same.Count() > 1)
        .Select(same => same.Key).OrderByDescending(part => part.All.Count()).FirstOrDefault();

    private static string NameOf(char first, int i) => ((char)(first + i)).ToString();
}
