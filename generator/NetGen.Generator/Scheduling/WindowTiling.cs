using NetGen.Generator.Loops;
using Place = System.Func<NetGen.Generator.Loops.Index, NetGen.Generator.Loops.Index>;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// A nest that sums products along several loops: tiles of places × vectors of columns whose sums stay in registers. Loops in which both
/// operands move are outermost, then panels of columns, whose right operand stays near while all places go by.
/// </summary>
internal sealed class WindowTiling
{
    private readonly WindowNest _nest;
    private readonly Target _target;
    private readonly int _lanes, _vectors;
    private readonly bool _isWrittenOut;

    /// <summary>What a tile goes along; null for one place.</summary>
    private readonly Loop? _places;

    private WindowTiling(WindowNest nest, Target target, bool isWrittenOut)
    {
        (_nest, _target, _lanes, _isWrittenOut) = (nest, target, target.Lanes, isWrittenOut);
        _places = nest.Outer.LastOrDefault(nest.IsPlace);
        // A tile of two operands that both move with the columns reads a vector for each product: one vector wide, it holds nine places.
        var most = nest.Left.Offset.CoefficientOf(nest.Columns.Variable) == 1 && nest.IsAdded ? 1 : 2;
        _vectors = Math.Min(most, (nest.Columns.To.Constant + _lanes - 1) / _lanes);
    }

    private int LargestTile => _vectors == 1 ? Limits.Sums : Limits.Places;

    /// <summary>The schedule, or null for a nest of another form.</summary>
    public static Method? Apply(Method naive, Target target)
    {
        if (WindowNest.Of(naive) is not { } nest)
            return null;
        var innermost = nest.Depth[nest.Depth.Count - 1];
        if (!nest.IsAdded && innermost.To is { Symbol: null, Constant: <= Limits.WrittenOutSum })
        {
            var writtenOut = new WindowTiling(nest, target, isWrittenOut: true).Of(naive);
            if (Statements.Values(writtenOut.Body).Count(value => value is MultiplyAdd) <= Limits.WrittenOutProducts)
                return writtenOut;
        }
        return new WindowTiling(nest, target, isWrittenOut: false).Of(naive);
    }

    private Method Of(Method naive)
    {
        var groups = _nest.Outer.Where(loop => loop.To.Symbol is null && Moves(_nest.Left, loop) && Moves(_nest.Right, loop)).ToList();
        var others = _nest.Outer.Except(groups).ToList();
        var body = _nest.Depth[0].To.Symbol is not null ? Summed(groups, others)
            : _nest.IsAdded ? Scattered(groups, others)
            : OverLoops(groups, Ranges.None, ranges =>
                OverPanels(_vectors, ranges, (vectors, inside) => OverPlaces(others, vectors, inside)));
        var method = naive with { Body = body.Concat(Padding()).ToEquatableArray(), Lanes = _lanes };
        return Spilling.Apply(_nest.Behind is null ? method : method with { Body = WithRow(method.Body, naive, _target) });
    }

    private static bool Moves(Access access, Loop loop) => access.Offset.CoefficientOf(loop.Variable) != 0;

    /// <summary>Zeros behind rows of which the tiles know no end.</summary>
    private IEnumerable<Statement> Padding()
    {
        if (_nest.IsAdded || _nest.Outer.FirstOrDefault(loop => loop.To.Symbol is not null) is not { } rows)
            yield break;
        var zeros = RowPadding.Elements(_nest.Result.Target, 0).ToEquatableArray();
        if (zeros.Count > 0)
            yield return rows with { Body = zeros };
    }

    /// <summary>What is done to a finished row stands behind what made it.</summary>
    private static EquatableArray<Statement> WithRow(EquatableArray<Statement> body, Method naive, Target target)
    {
        static EquatableArray<Statement> Only(Statement statement) => new[] { statement }.ToEquatableArray();
        var (row, plain) = ((Loop)body[0], (Loop)naive.Body[0]);
        var behind = naive with { Body = Only(plain with { Body = plain.Body.Skip(1).ToEquatableArray() }) };
        var vectors = ((Loop)Vectorisation.Apply(behind, target).Body[0]).Body;
        return Only(row with { Body = row.Body.Append(new Block(vectors)).ToEquatableArray() });
    }

    /// <summary>Sums over rows: sample by sample where each adds enough, so that a sample stays in the first-level cache; the places of a
    /// small window written out.</summary>
    private IEnumerable<Statement> Summed(List<Loop> groups, List<Loop> others)
    {
        var rows = _nest.Depth[0];
        if (_nest.Depth.Skip(1).Aggregate(1L, (trips, loop) => trips * loop.To.Constant) >= Limits.LongSumOfRow)
        {
            var inside = new WindowTiling(_nest with { Depth = [.. _nest.Depth.Skip(1)] }, _target, _isWrittenOut);
            return [rows with { Body = inside.Summed(groups, others, Ranges.None.Inside(rows)).ToEquatableArray() }];
        }
        return Summed(groups, others, Ranges.None);
    }

    private IEnumerable<Statement> Summed(List<Loop> groups, List<Loop> others, Ranges around) => OverLoops(groups, around, ranges =>
        OverPanels(_vectors, ranges, (vectors, inside) => IsSmall(others)
            ? WrittenOutPlaces(others, vectors, inside)
            : OverPlaces(others, vectors, inside)));

    private bool IsSmall(List<Loop> places)
    {
        var count = places.Aggregate(1L, (trips, loop) => trips * loop.To.Constant);
        var vectors = ColumnPanels.Of(_nest.Columns.To.Constant, _vectors, _lanes).Sum(panel => panel.Vectors);
        return count <= Limits.SmallWindow && count * vectors <= Limits.WrittenOutPlaces;
    }

    /// <summary>Sums that are added where they lie: in a row all places for one stretch after the other, and tiles of places that do not
    /// overlap.</summary>
    private IEnumerable<Statement> Scattered(List<Loop> groups, List<Loop> others)
    {
        var rows = others.Where(loop => loop.To.Symbol is not null).ToList();
        var stretches = others.Where(loop => Moves(_nest.Right, loop)).ToList();
        var places = others.Except(rows).Except(stretches).ToList();
        return OverLoops(rows, Ranges.None, inRow => OverLoops(groups, inRow, inGroup => Scattered(stretches, places, inGroup)));
    }

    private IEnumerable<Statement> Scattered(List<Loop> stretches, List<Loop> places, Ranges ranges)
    {
        if (places.Count == 0)
        {
            return OverLoops(stretches, ranges, inside =>
                OverPanels(Limits.Sums, inside, (vectors, inPanel) => Body([index => index], vectors, inPanel)));
        }
        var last = places[places.Count - 1];
        var (count, step, width) = (last.To.Constant, _nest.Result.Target.Offset.CoefficientOf(last.Variable), _nest.Columns.To.Constant);
        if (step < width && places.Count > 1 && places[places.Count - 2] is var lines && lines.To.Constant >= Limits.Places / 2)
        {
            // Below each other: windows side by side overlap.
            var below = PlaceTile.Beside(lines.To.Constant, LargestTile);
            return OverLoops(places.Take(places.Count - 2), ranges, inside => PlaceTile.Over(lines, below, inside, (tile, inTile) =>
                OverStretches(stretches, below, inTile, (vectors, inPanel) =>
                    OverLoops([last], inPanel, deepest => Body(tile, vectors, deepest)))));
        }
        var tiles = step < width ? PlaceTile.Apart(count, step, width) : PlaceTile.Beside(count, LargestTile);
        return OverLoops(places.Take(places.Count - 1), ranges, inside => OverStretches(stretches, tiles, inside, (vectors, inPanel) =>
            PlaceTile.Over(last, tiles, inPanel, (tile, inTile) => Body(tile, vectors, inTile))));
    }

    /// <summary>Panels of one width for all tiles, which are proved by the ends of one loop.</summary>
    private IEnumerable<Statement> OverStretches(
        List<Loop> stretches, IReadOnlyList<PlaceTile> tiles, Ranges ranges,
        Func<IReadOnlyList<LaneVector>, Ranges, IEnumerable<Statement>> body) =>
        OverLoops(stretches, ranges, inside => OverPanels(Limits.Sums / tiles.Max(tile => tile.Places), inside, body));

    private static IEnumerable<Statement> OverLoops(IEnumerable<Loop> loops, Ranges ranges, Func<Ranges, IEnumerable<Statement>> body)
    {
        var (first, rest) = (loops.FirstOrDefault(), loops.Skip(1));
        return first is null ? body(ranges) : [first with { Body = OverLoops(rest, ranges.Inside(first), body).ToEquatableArray() }];
    }

    private IEnumerable<Statement> OverPanels(
        int vectorsOfPanel, Ranges ranges, Func<IReadOnlyList<LaneVector>, Ranges, IEnumerable<Statement>> body)
    {
        var width = _nest.Columns.To.Constant;
        foreach (var panel in ColumnPanels.Of(width, vectorsOfPanel, _lanes))
        {
            var loop = _nest.Columns with { To = panel.Count * panel.Vectors * _lanes, Step = panel.Vectors * _lanes };
            var (at, inside) = panel.Count == 1 ? (panel.Start, ranges) : (Loops.Index.Of(loop.Variable), ranges.Inside(loop));
            // A last vector begins earlier and computes some columns again, where nothing is added twice.
            LaneVector Vector(int v) => v < panel.Vectors - 1 || panel.Rest == 0 ? new(at + (v * _lanes), null, "")
                : width > _lanes && !_nest.IsAdded ? new(width - _lanes, null, "")
                : new(at + (v * _lanes), panel.Rest, "");
            var statements = body([.. Enumerable.Range(0, panel.Vectors).Select(Vector)], inside).ToEquatableArray();
            yield return panel.Count > 1 ? loop with { Body = statements } : statements.Count == 1 ? statements[0] : new Block(statements);
        }
    }

    private IEnumerable<Statement> OverPlaces(List<Loop> others, IReadOnlyList<LaneVector> vectors, Ranges ranges)
    {
        if (_places is null)
            return OverLoops(others, ranges, inside => Body([index => index], vectors, inside));
        return OverLoops(others.Where(loop => loop != _places), ranges, inside =>
        {
            var tiles = PlaceTile.Beside(_places.To.Constant, LargestTile);
            // A row that ends in a part of a vector ends in a tile of its own: the others may spill.
            var last = vectors[vectors.Count - 1];
            if (last.Count is not null && !_nest.IsAdded && LeavesRow(last, inside.Inside(_places)))
                tiles = PlaceTile.WithLastAlone(tiles);
            return PlaceTile.Over(_places, tiles, inside, (tile, inTile) => Body(tile, vectors, inTile));
        });
    }

    private bool LeavesRow(LaneVector vector, Ranges ranges)
    {
        var target = _nest.Result.Target.Map(index => index.With(_nest.Columns.Variable, vector.At)) with { Lanes = _lanes };
        return !TailChoice.Reaches(target, target.Buffer.Zeros, ranges);
    }

    /// <summary>Each tile of a small window's elements with places of its own.</summary>
    private IEnumerable<Statement> WrittenOutPlaces(List<Loop> others, IReadOnlyList<LaneVector> vectors, Ranges ranges)
    {
        IEnumerable<Place> elements = [index => index];
        foreach (var loop in others)
        {
            elements = elements.SelectMany(
                _ => Enumerable.Range(0, loop.To.Constant), (place, i) => (Place)(index => place(index).With(loop.Variable, i)));
        }
        var all = elements.ToList();
        foreach (var tile in PlaceTile.Beside(all.Count, LargestTile))
        {
            for (var i = 0; i < tile.Count; i++)
            {
                var places = all.GetRange(tile.Start + (i * tile.Step), tile.Places);
                yield return new Block(Body(places, vectors, ranges).ToEquatableArray());
            }
        }
    }

    private IEnumerable<Statement> Body(IReadOnlyList<Place> places, IReadOnlyList<LaneVector> vectors, Ranges ranges) =>
        new TileBody(_nest, _target, places, vectors, _isWrittenOut).Of(ranges);
}
