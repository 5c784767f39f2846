using System.Globalization;
using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// Loops that go along the last axis of all that they store, as loops over vectors; and what is left at the end of such a loop. At the end of a row, a vector
/// that reaches into its padding. Elsewhere, one that begins earlier and computes some elements again; where that is narrower than a vector, one that leaves
/// what is behind as it was, spills where that is written again, or touches no more than there is.
/// </summary>
/// <param name="target">The machine.</param>
/// <param name="splits">Whether the last positions that are narrower than a vector have a loop of their own: the others may then spill into them.</param>
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
        var body = vectorisation.Of(naive.Body, Ranges.None);
        return (Spilling.Apply(naive with { Body = body, Lanes = target.Lanes }), vectorisation._isNarrow);
    }

    private EquatableArray<Statement> Of(IEnumerable<Statement> body, Ranges ranges) => body.SelectMany(statement => Of(statement, ranges)).ToEquatableArray();

    private IEnumerable<Statement> Of(Statement statement, Ranges ranges)
    {
        if (statement is not Loop loop)
            return [statement];
        if (IsAlong(loop))
            return loop.To.Symbol is null ? AlongRow(loop, ranges) : AlongMemory(loop, ranges);
        // A loop over positions narrower than a vector, and the one over their channels, are one decision.
        if (loop.To.Symbol is null && loop.Body.Count == 1 && loop.Body[0] is Loop inner && IsAlong(inner)
            && inner.To.Symbol is null && inner.To.Constant < Lanes)
            return AlongPositions(loop, inner, ranges);
        var body = Of(loop.Body, ranges.Inside(loop));
        return [loop with { Body = loop.To.Symbol is null ? body : body.Concat(Padding(loop)).ToEquatableArray() }];
    }

    /// <summary>Whether the loop's variable counts neighbours in everything that is stored, and nothing else than neighbours anywhere.</summary>
    private static bool IsAlong(Loop loop)
    {
        var stores = Statements.Stores(loop.Body).ToList();
        return loop is { From: { Constant: 0, Symbol: null }, Step: 1 } && stores.Count > 0
            && stores.All(store => Moves(store.Target, loop.Variable))
            && Statements.Loads(loop.Body).All(access => Moves(access, loop.Variable) || access.Offset.CoefficientOf(loop.Variable) == 0);
    }

    private static bool Moves(Access access, Variable variable) =>
        access.Offset.CoefficientOf(variable) == 1 && access.Indices[access.Indices.Count - 1].CoefficientOf(variable) == 1;

    private IEnumerable<Statement> AlongRow(Loop loop, Ranges ranges)
    {
        var (width, rest) = (loop.To.Constant, loop.To.Constant % Lanes);
        var isRow = Statements.Stores(loop.Body).All(store => IsOnlyIn(store.Target.OffsetInRow, loop.Variable));
        foreach (var statement in Whole(loop, width - rest, ranges))
            yield return statement;
        if (rest > 0)
        {
            var again = width > Lanes && Statements.Stores(loop.Body).All(store => !(isRow && EndsRow(store.Target, width)) && IsOnlyStored(store.Target.Buffer, loop));
            var suffix = width > Lanes ? "Last" : "";
            foreach (var statement in again ? Vector(loop, width - Lanes, null, ranges, suffix) : Vector(loop, width - rest, rest, ranges, suffix))
                yield return statement;
        }
        if (!isRow)
            yield break;
        // What is promised to be zero behind the last vector, where kernels of the same build use wider ones.
        foreach (var store in Statements.Stores(loop.Body).Where(store => EndsRow(store.Target, width)))
        {
            var buffer = store.Target.Buffer;
            for (var at = rest == 0 ? width : width - rest + Lanes; at < width + buffer.Zeros; at += Lanes)
                yield return new Store(store.Target.Map(index => index.With(loop.Variable, at)) with { Lanes = Lanes, Tail = Tail.Padded, Count = 0 }, 0);
            _padded.Add(buffer.Name);
        }
    }

    /// <summary>Whether it ends its row in whole vectors of the padding.</summary>
    private bool EndsRow(Access target, int width) =>
        target.OffsetInRow.Constant + width == target.Buffer.Width && target.OffsetInRow.Constant % Lanes == 0 && target.Buffer.Zeros > 0;

    /// <summary>Whether what is stored may be stored again: it is made of other buffers.</summary>
    private static bool IsOnlyStored(Loops.Buffer buffer, Loop loop) => Statements.Loads(loop.Body).All(load => load.Buffer.Name != buffer.Name);

    private static bool IsOnlyIn(Loops.Index index, Variable variable) => index.Terms.All(term => term.Variable == variable);

    private IEnumerable<Statement> AlongMemory(Loop loop, Ranges ranges)
    {
        var whole = loop with { To = loop.To.DownTo(Lanes), Step = Lanes };
        var last = loop with { From = loop.To.DownTo(Lanes), Step = Lanes };
        yield return whole with { Body = Vector(loop, loop.Variable, null, ranges.Inside(whole), "").ToEquatableArray() };
        yield return last with { Body = Vector(loop, loop.Variable, null, ranges.Inside(last), "", isRestOfMemory: true).ToEquatableArray() };
    }

    /// <summary>One vector a position; the last positions, whose vectors would reach behind them all, apart where that helps.</summary>
    private IEnumerable<Statement> AlongPositions(Loop positions, Loop channels, Ranges ranges)
    {
        _isNarrow = true;
        var width = channels.To.Constant;
        var step = Statements.Stores(channels.Body).Min(store => Math.Max(1, Math.Abs(store.Target.Offset.CoefficientOf(positions.Variable))));
        var split = splits ? Math.Max(0, positions.To.Constant - ((Lanes - width + step - 1) / step)) : positions.To.Constant;
        foreach (var part in new[] { positions with { To = split }, positions with { From = split } }.Where(Ranges.CanRun))
            yield return part with { Body = Vector(channels, 0, width, ranges.Inside(part), "").ToEquatableArray() };
    }

    private IEnumerable<Statement> Whole(Loop loop, int width, Ranges ranges)
    {
        var vectors = width / Lanes;
        if (vectors <= 1 || (vectors <= Limits.WrittenOutVectors && loop.Body.Count <= Limits.WrittenOutStatements && loop.Body.All(part => part is Let or Store)))
        {
            return Enumerable.Range(0, vectors)
                .SelectMany(i => Vector(loop, i * Lanes, null, ranges, i == 0 ? "" : i.ToString(CultureInfo.InvariantCulture)));
        }
        var whole = loop with { To = width, Step = Lanes };
        return [whole with { Body = Vector(loop, loop.Variable, null, ranges.Inside(whole), "").ToEquatableArray() }];
    }

    /// <summary>Zeros behind rows whose last vectors did not write them.</summary>
    private IEnumerable<Statement> Padding(Loop rows) => Statements.Stores(rows.Body)
        .Select(store => store.Target)
        .Where(access => access.Buffer.Rows is not null && !_padded.Contains(access.Buffer.Name))
        .GroupBy(access => access.Buffer.Name)
        .Select(same => same.First())
        .SelectMany(access => Enumerable.Range(0, access.Buffer.Zeros).Select(i => (Statement)new Store(Behind(access, i), 0)));

    /// <summary>The element so far behind the row.</summary>
    private static Access Behind(Access access, int distance) => access with
    {
        Indices = access.Indices.Select((index, axis) => axis == 0 ? index
            : axis == access.Indices.Count - 1 ? (axis == 1 ? access.Buffer.Width : 0) + distance
            : axis == 1 ? access.Buffer.Axes[1].Extent.Constant : Loops.Index.Zero).ToEquatableArray(),
    };

    /// <summary>The body of the loop for the vector at an index, its locals with a suffix.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="at">The index of the first lane.</param>
    /// <param name="count">How many lanes are meant; null for all.</param>
    /// <param name="ranges">The loops around.</param>
    /// <param name="suffix">What tells the locals of several vectors apart.</param>
    /// <param name="isRestOfMemory">Whether it is the vector at the end of memory.</param>
    private IEnumerable<Statement> Vector(Loop loop, Loops.Index at, int? count, Ranges ranges, string suffix, bool isRestOfMemory = false)
    {
        var own = new HashSet<string>(Statements.Lets(loop.Body).Select(let => let.Name));
        var values = new Dictionary<string, Expr>();

        Access Lane(Access access, bool isStore, Ranges inside)
        {
            if (!Moves(access, loop.Variable))
                return access;
            var vector = access.Map(index => index.With(loop.Variable, at)) with { Lanes = Lanes };
            if (isRestOfMemory)
                return vector with { Tail = Tail.Exact, Count = null };
            return count is not { } meant ? vector
                : vector with { Tail = isStore ? TailChoice.OfStore(vector, meant, inside) : TailChoice.OfLoad(vector, inside), Count = meant };
        }

        Expr Value(Expr e, Ranges inside) => e.Replace(part => part switch
        {
            Load load => new Load(Lane(load.Access, isStore: false, inside)),
            Local local when own.Contains(local.Name) => new Local(local.Name + suffix),
            NamedMask mask when own.Contains(mask.Name) => new NamedMask(mask.Name + suffix),
            KeptByDropout kept => new KeptByDropout(kept.Element.With(loop.Variable, at), Value(kept.Values, inside), Value(kept.Scale, inside), Lanes),
            _ => null,
        });

        IEnumerable<Statement> Body(EquatableArray<Statement> body, Ranges inside)
        {
            foreach (var statement in body)
            {
                switch (statement)
                {
                    case Loop inner when WrittenOut.Of(inner) is { } steps:
                        foreach (var step in Body(steps, inside))
                            yield return step;
                        break;
                    case Loop inner:
                        yield return inner with { Body = Body(inner.Body, inside.Inside(inner)).ToEquatableArray() };
                        break;
                    case Block block:
                        yield return new Block(Body(block.Body, inside).ToEquatableArray());
                        break;
                    case Let let:
                        values[let.Name + suffix] = Value(let.Value, inside);
                        yield return new Let(let.Name + suffix, values[let.Name + suffix]);
                        break;
                    case Set set:
                        // Its value changes: nothing is known of it.
                        values.Remove(set.Name + suffix);
                        yield return new Set(set.Name + suffix, Value(set.Value, inside));
                        break;
                    case Store store:
                        var (place, value) = (Lane(store.Target, isStore: true, inside), Value(store.Value, inside));
                        var isZero = place.Tail != Tail.Padded || ZeroLanes.AreSure(value, name => values.TryGetValue(name, out var known) ? known : null);
                        yield return new Store(place, isZero ? value : new FirstLanes(value, count!.Value, Lanes));
                        break;
                    default:
                        throw new ArgumentOutOfRangeException(nameof(body), statement.GetType().Name, "A statement that cannot be made one of vectors.");
                }
            }
        }

        return WrittenOut.Begun(Body(loop.Body, ranges));
    }
}
