using System.Globalization;
using NetGen.Generator.Loops;
using Place = System.Func<NetGen.Generator.Loops.Index, NetGen.Generator.Loops.Index>;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// One tile of a <see cref="WindowNest"/>: places × vectors of columns whose sums stay in registers. An operand that does not move with
/// the columns is spread over a vector once for all vectors, one that is the same at all places is loaded once for all of them.
/// </summary>
/// <param name="nest">The nest.</param>
/// <param name="target">The machine.</param>
/// <param name="places">What an index becomes at each place.</param>
/// <param name="vectors">The vectors of columns.</param>
/// <param name="isWrittenOut">Whether the innermost loop is written out.</param>
internal sealed class TileBody(
    WindowNest nest, Target target, IReadOnlyList<Place> places, IReadOnlyList<LaneVector> vectors, bool isWrittenOut)
{
    private readonly int _lanes = target.Lanes;

    private readonly HashSet<string> _own = [.. nest.Finish.OfType<Let>().Select(let => let.Name)];

    /// <summary>What the finish loads that is the same at all places.</summary>
    private readonly List<Access> _shared = [.. nest.Finish.Select(Statements.ValueOf).SelectMany(value => value.All).OfType<Load>()
        .Select(load => load.Access).Distinct()
        .Where(access => access.Buffer.Name != nest.Result.Target.Buffer.Name && places.All(place => access.Map(place) == access))];

    public IEnumerable<Statement> Of(Ranges ranges)
    {
        for (var v = 0; v < vectors.Count; v++)
        {
            for (var p = 0; p < places.Count; p++)
                yield return new Let(Sum(p, v), p > 0 ? new Local(Sum(0, v)) : Of(nest.Start.Value, 0, v, ranges));
        }
        yield return Sums(0, ranges);
        for (var i = 0; i < _shared.Count; i++)
        {
            for (var v = 0; v < vectors.Count; v++)
                yield return new Let(SumNest.NameOf(_shared, _shared[i], Text(v)), Vector(_shared[i], 0, v, ranges));
        }
        foreach (var statement in nest.IsAdded ? Added(ranges) : Finished(ranges))
            yield return statement;
    }

    /// <summary>The loops that sum, from one of them on.</summary>
    private Statement Sums(int level, Ranges ranges)
    {
        var loop = nest.Depth[level];
        if (level < nest.Depth.Count - 1)
            return loop with { Body = new[] { Sums(level + 1, ranges.Inside(loop)) }.ToEquatableArray() };
        return isWrittenOut
            ? new Block(Enumerable.Range(0, loop.To.Constant).Select(k =>
                (Statement)new Block(Step(index => index.With(loop.Variable, k), ranges).ToEquatableArray())).ToEquatableArray())
            : loop with { Body = Step(index => index, ranges.Inside(loop)).ToEquatableArray() };
    }

    /// <summary>Of what there is less waits in registers where not all of both fits beside the sums; the other streams.</summary>
    private IEnumerable<Statement> Step(Place at, Ranges ranges)
    {
        var (left, right) = (nest.Left.Map(at), nest.Right.Map(at));
        var isSpread = left.Offset.CoefficientOf(nest.Columns.Variable) == 0;
        if (isSpread && places.Count < vectors.Count && (places.Count * vectors.Count) + vectors.Count + 1 > target.Registers)
        {
            for (var p = 0; p < places.Count; p++)
                yield return LeftOf(p);
            for (var v = 0; v < vectors.Count; v++)
            {
                yield return RightOf(v);
                for (var p = 0; p < places.Count; p++)
                    yield return ProductOf(p, v);
            }
            yield break;
        }
        for (var v = 0; v < vectors.Count; v++)
            yield return RightOf(v);
        for (var p = 0; p < places.Count; p++)
        {
            if (isSpread)
                yield return LeftOf(p);
            for (var v = 0; v < vectors.Count; v++)
                yield return ProductOf(p, v);
        }

        Let LeftOf(int p) => new("e" + Text(p), new Spread(Vector(left, p, 0, ranges)));

        Let RightOf(int v) => new("w" + Text(v), Vector(right, 0, v, ranges));

        Set ProductOf(int p, int v) => new(Sum(p, v), new MultiplyAdd(
            isSpread ? new Local("e" + Text(p)) : Vector(left, p, v, ranges), new Local("w" + Text(v)), new Local(Sum(p, v))));
    }

    private IEnumerable<Statement> Finished(Ranges ranges)
    {
        for (var p = 0; p < places.Count; p++)
        {
            for (var v = 0; v < vectors.Count; v++)
            {
                foreach (var statement in nest.Finish)
                {
                    if (statement is Let let)
                    {
                        yield return new Let(let.Name + Text(p) + "_" + Text(v), Of(let.Value, p, v, ranges));
                        continue;
                    }
                    var (target, value) = (Lane(nest.Result.Target, p, v, isStore: true, ranges), Of(nest.Result.Value, p, v, ranges));
                    yield return new Store(target, target.Tail == Tail.Padded ? new FirstLanes(value, target.Count!.Value, _lanes) : value);
                }
            }
        }
    }

    /// <summary>All loads before all stores: vectors of neighbouring places may overlap, and a load would wait for the store before
    /// it.</summary>
    private IEnumerable<Statement> Added(Ranges ranges)
    {
        var tile = Enumerable.Range(0, places.Count)
            .SelectMany(_ => Enumerable.Range(0, vectors.Count), (p, v) => (Place: p, Vector: v)).ToList();
        foreach (var (p, v) in tile)
        {
            var (sum, place) = (new Local(Sum(p, v)), Lane(nest.Result.Target, p, v, isStore: false, ranges));
            yield return new Set(sum.Name, new Load(place) + (vectors[v].Count is { } count ? new FirstLanes(sum, count, _lanes) : sum));
        }
        foreach (var (p, v) in tile)
        {
            var target = Lane(nest.Result.Target, p, v, isStore: true, ranges);
            var isWhole = target.Tail is Tail.Kept or Tail.Padded
                && Lane(nest.Result.Target, p, v, isStore: false, ranges).Tail == Tail.Padded;
            yield return new Store(isWhole ? target with { Tail = Tail.Restored } : target, new Local(Sum(p, v)));
        }
    }

    private Expr Of(Expr e, int p, int v, Ranges ranges) => e.Replace(part => part switch
    {
        Load load when _shared.Contains(load.Access) => new Local(SumNest.NameOf(_shared, load.Access, Text(v))),
        Load load => Vector(load.Access, p, v, ranges),
        Local local when local.Name == nest.Start.Name => new Local(Sum(p, v)),
        Local local when _own.Contains(local.Name) => new Local(local.Name + Text(p) + "_" + Text(v)),
        // Operands are walked by Replace; the rest is the same in the whole tile.
        _ => null,
    });

    private Load Vector(Access access, int p, int v, Ranges ranges) => new(Lane(access, p, v, isStore: false, ranges));

    private Access Lane(Access access, int p, int v, bool isStore, Ranges ranges)
    {
        var moved = access.Map(index => places[p](index).With(nest.Columns.Variable, vectors[v].At));
        if (access.Offset.CoefficientOf(nest.Columns.Variable) == 0)
            return moved;
        var vector = moved with { Lanes = _lanes };
        return vectors[v].Count is not { } count ? vector
            : vector with { Tail = isStore ? TailChoice.OfStore(vector, count, ranges) : TailChoice.OfLoad(vector, ranges), Count = count };
    }

    private static string Sum(int place, int vector) => $"a{Text(place)}_{Text(vector)}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
