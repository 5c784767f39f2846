using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The largest tile of a scheduled nest, read from it: for who asks why.</summary>
internal static class TileText
{
    /// <summary>"6 × 16": rows of sums by columns of them.</summary>
    public static string Of(Nest nest, bool areVectors = true)
    {
        var tile = LargestOf(nest);
        return $"{Number(tile.Rows)} × {Number(tile.Vectors * (areVectors ? nest.Scheduled.Lanes : 1))}";
    }

    /// <summary>Sums that one body adds to; each row of them shares an operand with the others.</summary>
    public static Tile LargestOf(Nest nest)
    {
        var products = Bodies(nest.Scheduled.Body).Select(ProductsOf).OrderByDescending(SumsOf).First();
        var (sums, shared) = (SumsOf(products), products.Select(set => ((MultiplyAdd)set.Value).B).Distinct().Count());
        return shared == 0 ? new Tile(0, 0) : new Tile(sums / shared, shared);
    }

    /// <summary>Whether the innermost sum is no loop.</summary>
    public static bool IsWrittenOut(Nest nest) => Statements.Loops(nest.Naive.Body).Last(loop => ProductsOf(loop.Body).Count > 0) is var sum
        && Statements.Loops(nest.Scheduled.Body).All(loop => loop.Variable != sum.Variable);

    /// <summary>Multiply-adds of the largest tile over a sum that is written out.</summary>
    public static int MultiplyAddsOf(Nest nest) =>
        Statements.Loops(nest.Scheduled.Body).Select(loop => loop.Body).Append(nest.Scheduled.Body)
        .Max(body => body.OfType<Block>().Sum(block => ProductsOf(block.Body).Count));

    private static IEnumerable<EquatableArray<Statement>> Bodies(EquatableArray<Statement> body) =>
        body.SelectMany(statement => statement switch
    {
        Loop loop => Bodies(loop.Body),
        Block block => Bodies(block.Body),
        // What is no loop has no body.
        _ => Enumerable.Empty<EquatableArray<Statement>>(),
    }).Prepend(body);

    private static List<Set> ProductsOf(EquatableArray<Statement> body) => [.. body.OfType<Set>().Where(set => set.Value is MultiplyAdd)];

    private static int SumsOf(List<Set> products) => products.Select(set => set.Name).Distinct().Count();

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
