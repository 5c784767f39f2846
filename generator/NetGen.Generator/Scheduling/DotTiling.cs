using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// A nest whose sums are dot products of rows that lie in memory as they are summed: tiles of rows × columns of vectors of partial sums,
/// which at the end are added across their lanes, a vector of columns together. Lanes behind a row's depth meet its padding, which is zero.
/// </summary>
internal sealed class DotTiling
{
    private readonly SumNest _nest;
    private readonly Loop _rows;
    private readonly Target _target;
    private readonly int _lanes;
    private readonly List<Access> _shared;
    private readonly List<Access> _factors;

    private DotTiling(SumNest nest, Loop rows, Target target)
    {
        (_nest, _rows, _target, _lanes, _shared) = (nest, rows, target, target.Lanes, nest.Shared);
        _factors = [.. Statements.Loads(nest.Depth.Body).Distinct()];
    }

    /// <summary>The schedule, or null for a nest of another form.</summary>
    public static Method? Apply(Method naive, Target target)
    {
        if (SumNest.Of(naive) is not { Rows: { To.Symbol: not null } rows, Depth.To.Symbol: null, Start.Value: Constant { Value: 0 } } nest
            || nest.Step.Value is not MultiplyAdd { A: Load left, B: Load right, C: Local { Name: var sum } } || sum != nest.Start.Name)
            return null;
        var factors = new[] { left.Access, right.Access };
        if (!factors.All(access => IsAlong(access, nest.Depth.Variable))
            || !factors.Any(access => IsZeroBehind(access, nest.Depth.To.Constant, target.Lanes))
            || !factors.All(access => nest.DependsOnRow(access) != (access.Offset.CoefficientOf(nest.Columns.Variable) != 0))
            || !nest.Finish.All(statement => Statements.Accesses(new[] { statement }.ToEquatableArray())
                .All(access => IsPlain(access, nest.Columns.Variable))))
            return null;
        return naive with { Body = new DotTiling(nest, rows, target).Tiles().ToEquatableArray(), Lanes = target.Lanes };
    }

    private static bool IsAlong(Access access, Variable variable) =>
        access.Indices[access.Indices.Count - 1] is var last && last == Loops.Index.Of(variable);

    private static bool IsZeroBehind(Access access, int depth, int lanes) =>
        access.Buffer.Width == depth && access.Buffer.Width + access.Buffer.Zeros >= (depth + lanes - 1) / lanes * lanes;

    private static bool IsPlain(Access access, Variable column) => access.Offset.CoefficientOf(column) is 0 or 1;

    private IEnumerable<Statement> Tiles()
    {
        var width = _nest.Columns.To.Constant;
        var whole = width / _lanes * _lanes;
        Extent from = 0;
        foreach (var tile in TileChoice.ForDot(width, _target))
        {
            var rows = _rows with { From = from, To = _rows.To.DownTo(tile.Rows), Step = tile.Rows };
            var ranges = Ranges.None.Inside(rows);
            var body = new List<Statement>();
            var columns = _nest.Columns with { To = whole, Step = _lanes };
            if (whole > _lanes)
                body.Add(columns with { Body = Vector(tile, columns.Variable, _lanes, ranges.Inside(columns)).ToEquatableArray() });
            else if (whole > 0)
                body.Add(new Block(Vector(tile, 0, _lanes, ranges).ToEquatableArray()));
            if (whole < width)
                body.Add(new Block(Vector(tile, whole, width - whole, ranges).ToEquatableArray()));
            for (var r = 0; r < tile.Rows; r++)
            {
                foreach (var target in _nest.Finish.OfType<Store>().Select(store => InRow(store.Target, r)))
                    body.AddRange(RowPadding.Behind(target, _nest.Columns.Variable, width, _lanes));
            }
            yield return rows with { Body = body.ToEquatableArray() };
            from = rows.To;
        }
    }

    /// <summary>A vector of columns of a tile's rows: its sums, as many columns at a time as the tile has, then what is made of
    /// them.</summary>
    private IEnumerable<Statement> Vector(Tile tile, Loops.Index column, int count, Ranges ranges)
    {
        for (var first = 0; first < count; first += tile.Vectors)
        {
            var columns = Math.Min(tile.Vectors, count - first);
            foreach (var statement in Sums(tile.Rows, columns, first, column))
                yield return statement;
            for (var r = 0; r < tile.Rows; r++)
            {
                var sums = new SumsOfLanes(Enumerable.Range(first, columns).Select(c => (Expr)new Local(Partial(r, c))).ToEquatableArray(),
                    first, _lanes);
                yield return first == 0 ? new Let(Name(r), sums) : new Set(Name(r), new Local(Name(r)) + sums);
            }
        }
        foreach (var access in _shared)
            yield return new Let(SumNest.NameOf(_shared, access, "0"), new Load(Lane(access, 0)));
        for (var r = 0; r < tile.Rows; r++)
        {
            foreach (var statement in _nest.Finish)
            {
                if (statement is Let let)
                {
                    yield return new Let(let.Name + Text(r), Of(let.Value, r));
                    continue;
                }
                var store = (Store)statement;
                var (place, value) = (Lane(store.Target, r, isStore: true), Of(store.Value, r));
                yield return new Store(place, place.Tail == Tail.Padded ? new FirstLanes(value, count, _lanes) : value);
            }
        }

        Expr Of(Expr e, int r) => e.Replace(part => part switch
        {
            Load load when _shared.Contains(load.Access) => new Local(SumNest.NameOf(_shared, load.Access, "0")),
            Load load => new Load(Lane(load.Access, r)),
            Local local => new Local(local.Name == _nest.Start.Name ? Name(r) : local.Name + Text(r)),
            // Operands are walked by Replace; the rest is the same in each row.
            _ => null,
        });

        Access Lane(Access access, int r, bool isStore = false)
        {
            var moved = InRow(access, r).Map(index => index.With(_nest.Columns.Variable, column));
            if (access.Offset.CoefficientOf(_nest.Columns.Variable) == 0)
                return moved;
            var vector = moved with { Lanes = _lanes };
            return count == _lanes
                ? vector
                : vector with
                {
                    Tail = isStore ? TailChoice.OfStore(vector, count, ranges) : TailChoice.OfLoad(vector, ranges),
                    Count = count
                };
        }
    }

    private IEnumerable<Statement> Sums(int rows, int columns, int first, Loops.Index column)
    {
        for (var c = first; c < first + columns; c++)
        {
            for (var r = 0; r < rows; r++)
                yield return new Let(Partial(r, c), r + c > first ? new Local(Partial(0, first)) : 0);
        }
        var depth = _nest.Depth with { Step = _lanes };
        yield return depth.To.Constant <= _lanes
            ? new Block(Step(0).ToEquatableArray())
            : depth with { Body = Step(depth.Variable).ToEquatableArray() };

        IEnumerable<Statement> Step(Loops.Index at)
        {
            for (var r = 0; r < rows; r++)
                yield return new Let("x" + Text(r), Factor(_factors.First(_nest.DependsOnRow), r, 0, at));
            for (var c = first; c < first + columns; c++)
            {
                yield return new Let("w" + Text(c), Factor(_factors.First(access => !_nest.DependsOnRow(access)), 0, c, at));
                for (var r = 0; r < rows; r++)
                {
                    yield return new Set(Partial(r, c), _nest.Step.Value.Replace(part => part switch
                    {
                        Load load => new Local(_nest.DependsOnRow(load.Access) ? "x" + Text(r) : "w" + Text(c)),
                        Local => new Local(Partial(r, c)),
                        // Operands are walked by Replace.
                        _ => null,
                    }));
                }
            }
        }

        Expr Factor(Access access, int r, int c, Loops.Index at) => new Load(
            InRow(access, r)
                .Map(index => index.With(_nest.Columns.Variable, column + c).With(_nest.Depth.Variable, at)) with
            { Lanes = _lanes });
    }

    private Access InRow(Access access, int r) => access.Map(index => index.With(_rows.Variable, Loops.Index.Of(_rows.Variable) + r));

    private string Name(int row) => _nest.Start.Name + Text(row);

    private static string Partial(int row, int column) => $"a{Text(row)}_{Text(column)}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
