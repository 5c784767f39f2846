using System.Globalization;
using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// Loops that go along the last axis of memory, as loops over vectors; and what is left at the end of such a loop. At the end of a row, a vector
/// that reaches into its padding. Between positions, one that begins earlier and computes some elements again, or one that spills into the next position, which is
/// written after it. Elsewhere, one that leaves what is behind as it was, or touches no more than there is.
/// </summary>
internal sealed class Vectorisation(Target target)
{
    /// <summary>The buffers whose padding has been written.</summary>
    private readonly HashSet<string> _padded = [];

    private int Lanes => target.Lanes;

    public static Method Apply(Method naive, Target target) =>
        naive with { Body = new Vectorisation(target).Of(Collecting.Apply(naive.Body), Ranges.None, null).ToEquatableArray(), Lanes = target.Lanes };

    /// <param name="body">Statements.</param>
    /// <param name="ranges">The loops around.</param>
    /// <param name="storeTail">What a store does behind what is meant; null for what its buffer allows.</param>
    private IEnumerable<Statement> Of(EquatableArray<Statement> body, Ranges ranges, Tail? storeTail)
    {
        var repeated = new HashSet<string>(body.OfType<Loop>().SelectMany(loop => Statements.Lets(loop.Body).Select(let => let.Name).Distinct())
            .GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));
        foreach (var statement in body)
        {
            var vectors = Of(statement, ranges, storeTail).ToList();
            // The names of one loop's vectors are not those of another's.
            var named = statement is Loop loop && Statements.Lets(loop.Body).Any(let => repeated.Contains(let.Name)) ? vectors.FindIndex(made => made is Let) : -1;
            foreach (var made in named < 0 ? vectors : vectors.Take(named).Append(new Block(vectors.Skip(named).ToEquatableArray())))
                yield return made;
        }
    }

    private IEnumerable<Statement> Of(Statement statement, Ranges ranges, Tail? storeTail)
    {
        if (statement is not Loop loop)
            return [statement];
        if (Neighbours.Are(loop))
            return loop.To.Symbol is null ? AlongRow(loop, ranges, storeTail) : AlongMemory(loop, ranges);
        if (LastPositions(loop) is > 0 and var last)
            return AlongPositions(loop, last, ranges);
        var body = Of(loop.Body, ranges.Inside(loop), storeTail);
        return [loop with { Body = (loop.To.Symbol is null ? body : body.ToList().Concat(Padding(loop))).ToEquatableArray() }];
    }

    private IEnumerable<Statement> AlongRow(Loop loop, Ranges ranges, Tail? storeTail)
    {
        var (width, rest) = (loop.To.Constant, loop.To.Constant % Lanes);
        var isRow = Statements.Stores(loop.Body).All(store => IsOnlyIn(store.Target.OffsetInRow, loop.Variable));
        var (again, suffix) = (!isRow && storeTail is null && width > Lanes && Neighbours.CanBeDoneAgain(loop)
            && Statements.Stores(loop.Body).All(store => store.Target.Buffer.Use == BufferUse.Write), width > Lanes ? "Last" : "");
        var vectors = !Sums(loop) || width <= Lanes
            ? Whole(loop, width - rest, ranges).Concat(rest == 0 ? [] : again
                ? Vector(loop, new LaneVector(width - Lanes, null, suffix), ranges)
                : Vector(loop, new LaneVector(width - rest, rest, suffix), ranges, storeTail))
            : Panels(loop, ranges, storeTail);
        foreach (var statement in vectors)
            yield return statement;
        if (!isRow)
            yield break;
        // What is promised to be zero behind the last vector, where kernels of the same build use wider ones.
        foreach (var store in Statements.Stores(loop.Body).Where(store => store.Target.OffsetInRow.Constant + width == store.Target.Buffer.Width))
        {
            if (!_padded.Add(store.Target.Buffer.Name))
                continue;
            var (start, buffer) = (store.Target.OffsetInRow.Constant, store.Target.Buffer);
            var written = start + ((width + Lanes - 1) / Lanes * Lanes) - buffer.Width;
            foreach (var zeros in start % Lanes == 0 ? RowPadding.Behind(store.Target, loop.Variable, width, Lanes) : Zeros(store.Target, written > buffer.Zeros ? 0 : written))
                yield return zeros;
        }
    }

    private static bool IsOnlyIn(Loops.Index index, Variable variable) => index.Terms.All(term => term.Variable == variable);

    /// <summary>Whether loops inside collect what each iteration has by itself.</summary>
    private static bool Sums(Loop loop) => loop.Body.OfType<Loop>().Any(inner => Neighbours.Collected(inner).Any());

    /// <summary>Several vectors go through the loops inside together, so that their chains of additions hide each other's latency.</summary>
    private IEnumerable<Statement> Panels(Loop loop, Ranges ranges, Tail? storeTail)
    {
        foreach (var panel in ColumnPanels.Of(loop.To.Constant, Limits.VectorsOfPanel, Lanes))
        {
            var around = loop with { To = panel.Count * panel.Vectors * Lanes, Step = panel.Vectors * Lanes };
            var (at, inside) = panel.Count == 1 ? (panel.Start, ranges) : (Loops.Index.Of(loop.Variable), ranges.Inside(around));
            var vectors = Enumerable.Range(0, panel.Vectors).Select(v => new LaneVector(
                at + (v * Lanes), v == panel.Vectors - 1 && panel.Rest > 0 ? panel.Rest : null, panel.Vectors == 1 ? "" : v.ToString(CultureInfo.InvariantCulture)));
            var body = new LaneBody(loop, Lanes, [.. vectors], storeTail).Of(inside).ToEquatableArray();
            yield return panel.Count == 1 ? new Block(body) : around with { Body = body };
        }
    }

    private IEnumerable<Statement> AlongMemory(Loop loop, Ranges ranges)
    {
        var whole = loop with { To = loop.To.DownTo(Lanes), Step = Lanes };
        var last = loop with { From = loop.To.DownTo(Lanes), Step = Lanes };
        yield return whole with { Body = Vector(loop, new LaneVector(loop.Variable, null, ""), ranges.Inside(whole)).ToEquatableArray() };
        yield return last with { Body = Vector(loop, new LaneVector(loop.Variable, null, ""), ranges.Inside(last), isRestOfMemory: true).ToEquatableArray() };
    }

    /// <summary>
    /// Positions that lie side by side and end in a part of a vector that may spill into the next: how many of the last ones must not, because it would leave the
    /// row. 0 for loops of another kind.
    /// </summary>
    private int LastPositions(Loop loop)
    {
        var along = loop.Body.OfType<Loop>().Where(inner => Neighbours.Are(inner) && Statements.Stores(inner.Body).Any()).ToList();
        if (along.Count == 0 || loop is not { From: { Constant: 0, Symbol: null }, To.Symbol: null, Step: 1 }
            || Statements.Stores(loop.Body).Count() != along.Sum(inner => Statements.Stores(inner.Body).Count()))
            return 0;
        var (width, rest) = (along[0].To.Constant, along[0].To.Constant % Lanes);
        var areNeighbours = along.TrueForAll(inner => inner.To == along[0].To && Statements.Stores(inner.Body).All(store =>
            store.Target.Buffer.Use == BufferUse.Write && store.Target.OffsetInRow == (Loops.Index.Of(loop.Variable) * width) + inner.Variable));
        return areNeighbours && rest > 0 && (width < Lanes || !along.TrueForAll(Neighbours.CanBeDoneAgain))
            ? Math.Min(loop.To.Constant, (Lanes - rest + width - 1) / width)
            : 0;
    }

    /// <summary>Spilling as long as a vector stays in the row; the last positions touch no more than is theirs.</summary>
    private IEnumerable<Statement> AlongPositions(Loop positions, int count, Ranges ranges)
    {
        var spilling = positions with { To = positions.To.Constant - count };
        if (spilling.To.Constant > 0)
            yield return spilling with { Body = Of(spilling.Body, ranges.Inside(spilling), Tail.Spilled).ToEquatableArray() };
        var last = positions with { From = spilling.To };
        if (count > 1)
        {
            yield return last with { Body = Of(last.Body, ranges.Inside(last), Tail.Exact).ToEquatableArray() };
            yield break;
        }
        // The very last one is the end of the row.
        var end = Statements.At(last.Body, last.Variable, last.From.Constant);
        yield return new Block(Of(end, ranges, null).ToEquatableArray());
    }

    private IEnumerable<Statement> Whole(Loop loop, int width, Ranges ranges)
    {
        var vectors = width / Lanes;
        if (vectors <= 1 || (vectors <= Limits.WrittenOutVectors && loop.Body.Count <= Limits.WrittenOutStatements && loop.Body.All(part => part is not Loop)))
        {
            return Enumerable.Range(0, vectors)
                .SelectMany(i => Vector(loop, new LaneVector(i * Lanes, null, i == 0 ? "" : i.ToString(CultureInfo.InvariantCulture)), ranges));
        }
        var whole = loop with { To = width, Step = Lanes };
        return [whole with { Body = Vector(loop, new LaneVector(loop.Variable, null, ""), ranges.Inside(whole)).ToEquatableArray() }];
    }

    private IEnumerable<Statement> Vector(Loop loop, LaneVector vector, Ranges ranges, Tail? storeTail = null, bool isRestOfMemory = false) =>
        new LaneBody(loop, Lanes, [vector], storeTail, isRestOfMemory).Of(ranges);

    /// <summary>Zeros behind rows whose last vectors did not write them.</summary>
    private IEnumerable<Statement> Padding(Loop rows) => Statements.Stores(rows.Body)
        .Select(store => store.Target)
        .Where(access => access.Buffer.Use == BufferUse.Write && access.Buffer.Rows is not null && !_padded.Contains(access.Buffer.Name))
        .GroupBy(access => access.Buffer.Name)
        .Select(same => same.First())
        .SelectMany(access => Zeros(access, 0));

    private static IEnumerable<Statement> Zeros(Access access, int from) =>
        Enumerable.Range(from, Math.Max(0, access.Buffer.Zeros - from)).Select(i => (Statement)new Store(Behind(access, i), 0));

    /// <summary>The element so far behind the row.</summary>
    private static Access Behind(Access access, int distance) => access with
    {
        Indices = access.Indices.Select((index, axis) => axis == 0 ? index
            : axis == access.Indices.Count - 1 ? (axis == 1 ? access.Buffer.Width : 0) + distance
            : axis == 1 ? access.Buffer.Axes[1].Extent.Constant : Loops.Index.Zero).ToEquatableArray(),
    };
}
