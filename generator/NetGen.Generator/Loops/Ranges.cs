namespace NetGen.Generator.Loops;

/// <summary>The values of an index: from Low to High, where High is a constant, or so much more than the symbol (the rows).</summary>
internal readonly record struct Range(int Low, int High, bool AboveSymbol);

/// <summary>The loops around a statement, and what they say of indices.</summary>
internal sealed class Ranges
{
    private readonly List<Loop> _loops;

    private Ranges(List<Loop> loops) => _loops = loops;

    public static readonly Ranges None = new([]);

    public IReadOnlyList<Loop> Loops => _loops;

    public Ranges Inside(Loop loop) => new([.. _loops, loop]);

    public Loop? LoopOf(Variable variable) => _loops.LastOrDefault(loop => loop.Variable == variable);

    /// <summary>Whether the loop runs at all for some number of rows.</summary>
    public static bool CanRun(Loop loop) =>
        loop.To.Symbol is not null || loop.From.Symbol is not null || loop.From.Constant < loop.To.Constant;

    /// <summary>Null where the index speaks of a variable that no loop counts, or of two that end with the rows.</summary>
    public Range? Of(Index index)
    {
        var (low, high, above) = ((long)index.Constant, (long)index.Constant, false);
        foreach (var term in index.Terms)
        {
            if (LoopOf(term.Variable) is not { Step: > 0 } loop)
                return null;
            var (first, last) = (loop.From.Symbol is null ? loop.From.Constant : 0, LastOf(loop));
            if (loop.To.Symbol is not null)
            {
                if (above || term.Coefficient != 1)
                    return null;
                above = true;
            }
            low += Math.Min((long)term.Coefficient * first, loop.To.Symbol is null ? (long)term.Coefficient * last : long.MaxValue);
            high += Math.Max(loop.To.Symbol is null ? (long)term.Coefficient * first : long.MinValue, (long)term.Coefficient * last);
        }
        return low < int.MinValue || high > int.MaxValue ? null : new Range((int)low, (int)high, above);
    }

    /// <summary>The last value of a loop's variable, or by how much it is above the symbol.</summary>
    private static int LastOf(Loop loop)
    {
        if (loop.To.Symbol is null)
            return loop.From.Constant + (Math.Max(0, loop.To.Constant - loop.From.Constant - 1) / loop.Step * loop.Step);
        // Only a loop that meets its end in whole steps leaves a step between its last value and its end.
        var from = loop.From.Symbol is null ? loop.From.Constant : loop.From.Multiple;
        return from % loop.Step == 0 && loop.To.Multiple % loop.Step == 0 ? -loop.Step : -1;
    }
}
