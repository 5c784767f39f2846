using System.Globalization;
using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// Loops that go along the last axis of memory, as loops over vectors; and what is left at the end of such a loop. At the end of a row, a
/// vector that reaches into its padding. Elsewhere, one that begins earlier and computes some elements again; where that is narrower than a
/// vector, one that spills into what is written after it, leaves what is behind as it was, or touches no more than there is.
/// </summary>
/// <param name="target">The machine.</param>
/// <param name="splits">Whether the last positions that are narrower than a vector have a loop of their own: the others may then spill into
/// them.</param>
internal sealed class Vectorisation(Target target, bool splits)
{
    /// <summary>The buffers whose padding has been written.</summary>
    private readonly HashSet<string> _padded = [];

    /// <summary>Whether there are positions that are narrower than a vector.</summary>
    private bool _isNarrow;

    private int Lanes => target.Lanes;

    public static Method Apply(Method naive, Target target)
    {
        var (plain, isNarrow) = Apply(naive, target, splits: false);
        // Some of its vectors can neither spill nor, perhaps, be vectors.
        return isNarrow && Statements.Stores(plain.Body).Any(store => store.Target is { Lanes: > 1, Tail: Tail.Kept or Tail.Exact })
            ? Apply(naive, target, splits: true).Method
            : plain;
    }

    private static (Method Method, bool IsNarrow) Apply(Method naive, Target target, bool splits)
    {
        var vectorisation = new Vectorisation(target, splits);
        var body = vectorisation.Of(Collecting.Apply(naive.Body), Ranges.None, null).ToEquatableArray();
        return (Spilling.Apply(naive with { Body = body, Lanes = target.Lanes }), vectorisation._isNarrow);
    }

    /// <param name="body">Statements.</param>
    /// <param name="ranges">The loops around.</param>
    /// <param name="storeTail">What a store does behind what is meant; null for what its buffer allows.</param>
    private IEnumerable<Statement> Of(EquatableArray<Statement> body, Ranges ranges, Tail? storeTail)
    {
        var repeated = new HashSet<string>(body.OfType<Loop>()
            .SelectMany(loop => Statements.Lets(loop.Body).Select(let => let.Name).Distinct())
            .GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));
        foreach (var statement in body)
        {
            var vectors = Of(statement, ranges, storeTail).ToList();
            // The names of one loop's vectors are not those of another's.
            var named = statement is Loop loop && Statements.Lets(loop.Body).Any(let => repeated.Contains(let.Name))
                ? vectors.FindIndex(made => made is Let)
                : -1;
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
        if (storeTail is null && loop is { To.Symbol: null, Picked: null } && loop.Body.Count == 1 && loop.Body[0] is Loop inner
            && IsNarrow(inner))
            return AlongNarrow(loop, inner, ranges);
        if (LastPositions(loop) is > 0 and var last)
            return AlongPositions(loop, last, ranges);
        var body = Of(loop.Body, ranges.Inside(loop), storeTail);
        return [loop with { Body = (loop.To.Symbol is null ? body : body.ToList().Concat(Padding(loop))).ToEquatableArray() }];
    }

    private IEnumerable<Statement> AlongRow(Loop loop, Ranges ranges, Tail? storeTail)
    {
        var (width, rest) = (loop.To.Constant, loop.To.Constant % Lanes);
        var isRow = Statements.Stores(loop.Body).All(store => IsOnlyIn(store.Target.OffsetInRow, loop.Variable));
        var (again, suffix) = (storeTail is null && width > Lanes && Neighbours.CanBeDoneAgain(loop)
            && Statements.Stores(loop.Body).All(store => !(isRow && EndsRow(store.Target, width))), width > Lanes ? "Last" : "");
        var vectors = !Sums(loop)
            ? Whole(loop, width - rest, ranges).Concat(rest == 0 ? [] : again
                ? Vector(loop, new LaneVector(width - Lanes, null, suffix), ranges)
                : Vector(loop, new LaneVector(width - rest, rest, suffix), ranges, storeTail))
            : Panels(loop, ranges, storeTail);
        foreach (var statement in vectors)
            yield return statement;
        if (!isRow)
            yield break;
        // What is promised to be zero behind the last vector, where kernels of the same build use wider ones.
        foreach (var store in Statements.Stores(loop.Body)
            .Where(store => store.Target.OffsetInRow.Constant + width == store.Target.Buffer.Width))
        {
            if (!_padded.Add(store.Target.Buffer.Name))
                continue;
            var (start, buffer) = (store.Target.OffsetInRow.Constant, store.Target.Buffer);
            var written = again ? 0 : start + ((width + Lanes - 1) / Lanes * Lanes) - buffer.Width;
            foreach (var zeros in start % Lanes == 0 && !again
                ? RowPadding.Behind(store.Target, loop.Variable, width, Lanes)
                : RowPadding.Elements(store.Target, written > buffer.Zeros ? 0 : written))
                yield return zeros;
        }
    }

    /// <summary>Whether it ends its row in whole vectors of the padding.</summary>
    private bool EndsRow(Access target, int width) =>
        target.OffsetInRow.Constant + width == target.Buffer.Width && target.OffsetInRow.Constant % Lanes == 0 && target.Buffer.Zeros > 0;

    private static bool IsOnlyIn(Loops.Index index, Variable variable) => index.Terms.All(term => term.Variable == variable);

    /// <summary>Whether loops inside, too long to be written out, collect what each iteration has by itself.</summary>
    private static bool Sums(Loop loop) =>
        loop.Body.OfType<Loop>().Any(inner => WrittenOut.Of(inner) is null && Neighbours.Collected(inner).Any());

    /// <summary>Several vectors go through the loops inside together, so that their chains of additions hide each other's
    /// latency.</summary>
    private IEnumerable<Statement> Panels(Loop loop, Ranges ranges, Tail? storeTail)
    {
        var panels = ColumnPanels.Of(loop.To.Constant, Limits.VectorsOfPanel, Lanes);
        var chained = loop with { Body = Chains.Apply(loop.Body, Limits.Chains / panels.Max(panel => panel.Vectors)) };
        foreach (var panel in panels)
        {
            var around = loop with { To = panel.Count * panel.Vectors * Lanes, Step = panel.Vectors * Lanes };
            var (at, inside) = panel.Count == 1 ? (panel.Start, ranges) : (Loops.Index.Of(loop.Variable), ranges.Inside(around));
            var vectors = Enumerable.Range(0, panel.Vectors).Select(v => new LaneVector(
                at + (v * Lanes), v == panel.Vectors - 1 && panel.Rest > 0 ? panel.Rest : null,
                panel.Vectors == 1 ? "" : v.ToString(CultureInfo.InvariantCulture)));
            var body = new LaneBody(chained, Lanes, [.. vectors], storeTail).Of(inside).ToEquatableArray();
            foreach (var statement in panel.Count == 1 && panels.Count == 1
                ? body
                : new[] { panel.Count > 1 ? (Statement)(around with { Body = body }) : new Block(body) }.ToEquatableArray())
                yield return statement;
        }
    }

    private IEnumerable<Statement> AlongMemory(Loop loop, Ranges ranges)
    {
        var whole = loop with { To = loop.To.DownTo(Lanes), Step = Lanes };
        var last = loop with { From = loop.To.DownTo(Lanes), Step = Lanes };
        yield return whole with { Body = Vector(loop, new LaneVector(loop.Variable, null, ""), ranges.Inside(whole)).ToEquatableArray() };
        yield return last with
        {
            Body = Vector(loop, new LaneVector(loop.Variable, null, ""), ranges.Inside(last), isRestOfMemory: true)
            .ToEquatableArray()
        };
    }

    /// <summary>Channels of a position, all in one vector and more.</summary>
    private bool IsNarrow(Loop channels) =>
        channels.To.Symbol is null && channels.To.Constant < Lanes && Neighbours.Are(channels) && Statements.Stores(channels.Body).Any();

    /// <summary>One vector a position; the last positions, whose vectors would reach behind them all, apart where that helps.</summary>
    private IEnumerable<Statement> AlongNarrow(Loop positions, Loop channels, Ranges ranges)
    {
        _isNarrow = true;
        var width = channels.To.Constant;
        var step = Statements.Stores(channels.Body)
            .Min(store => Math.Max(1, Math.Abs(store.Target.Offset.CoefficientOf(positions.Variable))));
        var split = splits ? Math.Max(0, positions.To.Constant - ((Lanes - width + step - 1) / step)) : positions.To.Constant;
        foreach (var part in new[] { positions with { To = split }, positions with { From = split } }.Where(Ranges.CanRun))
        {
            var body = Vector(channels, new LaneVector(0, width, ""), ranges.Inside(part)).ToEquatableArray();
            // The only one of its kind has no loop.
            yield return split < positions.To.Constant && part.From.Constant == part.To.Constant - 1
                ? new Block(Statements.At(body, part.Variable, part.From.Constant))
                : part with { Body = body };
        }
    }

    /// <summary>
    /// Positions that lie side by side and end in a part of a vector that may spill into the next: how many of the last ones must not,
    /// because it would leave the row. 0 for loops of another kind.
    /// </summary>
    private int LastPositions(Loop loop)
    {
        var along = loop.Body.OfType<Loop>().Where(inner => Neighbours.Are(inner) && Statements.Stores(inner.Body).Any()).ToList();
        if (along.Count == 0 || loop is not { From: { Constant: 0, Symbol: null }, To.Symbol: null, Step: 1, Picked: null }
            || Statements.Stores(loop.Body).Except(along.SelectMany(inner => Statements.Stores(inner.Body)))
                .Any(store => along.Exists(inner => Statements.Stores(inner.Body).Any(own => own.Target.Buffer == store.Target.Buffer))))
            return 0;
        var (width, rest) = (along[0].To.Constant, along[0].To.Constant % Lanes);
        var areNeighbours = along.TrueForAll(inner => inner.To == along[0].To && Statements.Stores(inner.Body).All(store =>
            store.Target.Buffer.Use == BufferUse.Write
                && store.Target.OffsetInRow == (Loops.Index.Of(loop.Variable) * width) + inner.Variable));
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
        if (vectors <= 1
            || (vectors <= Limits.WrittenOutVectors && loop.Body.Count <= Limits.WrittenOutStatements
                && loop.Body.All(part => part is not Loop)))
        {
            return Enumerable.Range(0, vectors)
                .SelectMany(i =>
                    Vector(loop, new LaneVector(i * Lanes, null, i == 0 ? "" : i.ToString(CultureInfo.InvariantCulture)), ranges));
        }
        var whole = loop with { To = width, Step = Lanes };
        return [whole with { Body = Vector(loop, new LaneVector(loop.Variable, null, ""), ranges.Inside(whole)).ToEquatableArray() }];
    }

    private IEnumerable<Statement> Vector(Loop loop, LaneVector vector, Ranges ranges, Tail? storeTail = null,
        bool isRestOfMemory = false) =>
        new LaneBody(loop, Lanes, [vector], storeTail, isRestOfMemory).Of(ranges);

    /// <summary>Zeros behind rows whose last vectors did not write them.</summary>
    private IEnumerable<Statement> Padding(Loop rows) => Statements.Stores(rows.Body)
        .Select(store => store.Target)
        .Where(access => access.Buffer.Rows is not null && !_padded.Contains(access.Buffer.Name))
        .GroupBy(access => access.Buffer.Name)
        .Select(same => same.First())
        .SelectMany(access => RowPadding.Elements(access, 0));
}
