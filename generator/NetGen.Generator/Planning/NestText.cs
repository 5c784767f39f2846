using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling.Costs;

namespace NetGen.Generator.Planning;

/// <summary>
/// A kernel's schedule in words, for the generated header: its loops, the accumulators in registers, and how near the core's peak that is
/// predicted to be.
/// </summary>
internal static class NestText
{
    /// <summary>
    /// "row by 6, column by 16 to 128, k to 784: 12 accumulators, 92 % of peak"; of several loops beside each other the one that takes
    /// longest.
    /// </summary>
    /// <param name="nest">The nest.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scalarBytes">Bytes of an element.</param>
    public static string Of(Nest nest, int rows, int scalarBytes = sizeof(float))
    {
        var loops = Path(nest.Scheduled.Body, rows).ToList();
        if (loops.Count == 0)
            return "";
        var inside = Statements.All(loops[loops.Count - 1].Body).ToList();
        var accumulators = inside.OfType<Set>().Select(set => set.Name).Distinct().Count();
        var notes = new[]
        {
            accumulators > 0 ? Number(accumulators) + (accumulators == 1 ? " accumulator" : " accumulators") : null,
            NestCost.ShareOfPeak(nest, rows, scalarBytes) is { } share ? Number((int)Math.Round(100 * share)) + " % of peak" : null,
        }.OfType<string>().ToList();
        return string.Join(", ", loops.Select(Text)) + (notes.Count == 0 ? "" : ": " + string.Join(", ", notes));
    }

    private static IEnumerable<Loop> Path(EquatableArray<Statement> body, int rows)
    {
        var next = Outermost(body).OrderByDescending(loop => NestCost.Cycles(loop, rows)).FirstOrDefault();
        return next is null ? [] : Path(next.Body, rows).Prepend(next);
    }

    private static IEnumerable<Loop> Outermost(EquatableArray<Statement> body) => body.SelectMany(statement => statement switch
    {
        Loop loop => [loop],
        Block block => Outermost(block.Body),
        // What is no loop and has none inside.
        _ => Enumerable.Empty<Loop>(),
    });

    private static string Text(Loop loop) => loop.Variable.Name
        + (loop.Step == 1 ? "" : " by " + Number(loop.Step)) + (loop.To.Symbol is null ? " to " + Number(loop.To.Constant) : "");

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
