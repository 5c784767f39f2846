using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>A short run of a batch's positions, or of its samples where each has one position.</summary>
/// <param name="Seen">How many were before it.</param>
/// <param name="Count">How many it has.</param>
/// <param name="All">Both.</param>
/// <param name="Each">A loop over it.</param>
/// <param name="At">The element of the loop's place in an image.</param>
internal sealed record Stretch(Expr Seen, Expr Count, Expr All, Func<Statement[], Loop> Each, Func<BufferArgument, Access> At);

/// <summary>
/// A batch's samples and positions in stretches that are summed by themselves, so that rounding grows with a stretch and not with the
/// batch.
/// </summary>
internal static class Stretches
{
    private const int Longest = 64;

    private static readonly Variable Row = new("row"), First = new("first"), At = new("at"), Left = new("left"), Channel = new("channel");

    /// <summary>What is done with every stretch, for one channel.</summary>
    public static IEnumerable<Statement> Of(int positions, Func<Stretch, IEnumerable<Statement>> body) =>
        positions == 1 ? OfRows(body) : [Loop.Over(Row, Extent.Of("rows"), [.. OfPositions(positions, body)])];

    private static IEnumerable<Statement> OfPositions(int positions, Func<Stretch, IEnumerable<Statement>> body)
    {
        Stretch From(Loops.Index first, int count)
        {
            var seen = (Loops.Index.Of(Row) * positions) + first;
            var at = count == Longest ? At : Left;
            return new(new Number(seen), (double)count, new Number(seen + count), statements => Loop.Over(at, count, statements),
                image => image.Buffer.At(Row, first + at, Channel));
        }

        var whole = positions / Longest * Longest;
        if (whole > Longest)
            yield return new Loop(First, 0, whole, Longest, body(From(First, Longest)).ToEquatableArray());
        else if (whole > 0)
            yield return new Block(body(From(0, Longest)).ToEquatableArray());
        if (whole < positions)
            yield return new Block(body(From(whole, positions - whole)).ToEquatableArray());
    }

    private static IEnumerable<Statement> OfRows(Func<Stretch, IEnumerable<Statement>> body)
    {
        var rows = Extent.Of("rows");
        var whole = rows.DownTo(Longest);
        yield return new Loop(First, 0, whole, Longest, body(new(new Number(First), (double)Longest, new Number(First + Longest),
            statements => Loop.Over(At, Longest, statements), image => image.Buffer.At(Loops.Index.Of(First) + At, Channel)))
                .ToEquatableArray());
        yield return new Loop(First, whole, rows, Longest,
            body(new(new Number(First), new Counted(rows) - new Counted(whole), new Counted(rows),
            statements => new Loop(Row, whole, rows, 1, statements.ToEquatableArray()), image => image.Buffer.At(Row, Channel)))
                .ToEquatableArray());
    }
}
