using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// A nest that sums products along several loops: tiles of places × vectors of columns whose sums stay in registers. Loops in which both operands move are
/// outermost, then panels of columns, whose right operand stays near while all places go by.
/// </summary>
internal sealed class WindowTiling
{
    private readonly WindowNest _nest;
    private readonly int _lanes, _vectors;
    private readonly bool _isWrittenOut;

    /// <summary>What a tile goes along; null for one place.</summary>
    private readonly Loop? _places;

    private WindowTiling(WindowNest nest, int lanes, bool isWrittenOut)
    {
        (_nest, _lanes, _isWrittenOut) = (nest, lanes, isWrittenOut);
        _places = nest.Outer.LastOrDefault(nest.IsPlace);
        // A tile of two operands that both move with the columns reads a vector for each product: one vector wide, it holds nine places.
        _vectors = Math.Min(nest.Left.Offset.CoefficientOf(nest.Columns.Variable) == 1 && nest.IsAdded ? 1 : 2, (nest.Columns.To.Constant + lanes - 1) / lanes);
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
            var writtenOut = new WindowTiling(nest, target.Lanes, isWrittenOut: true).Of(naive, target);
            if (Statements.Values(writtenOut.Body).Count(value => value is MultiplyAdd) <= Limits.WrittenOutProducts)
                return writtenOut;
        }
        return new WindowTiling(nest, target.Lanes, isWrittenOut: false).Of(naive, target);
    }

    private Method Of(Method naive, Target target)
    {
        var groups = _nest.Outer.Where(loop => loop.To.Symbol is null && Moves(_nest.Left, loop) && Moves(_nest.Right, loop)).ToList();
        var others = _nest.Outer.Except(groups).ToList();
        var body = _nest.Depth[0].To.Symbol is not null ? Summed(groups, others)
            : _nest.IsAdded ? Scattered(groups, others)
            : OverGroups(groups, Ranges.None, ranges => OverPanels(ranges, (vectors, inside) => OverPlaces(others, vectors, inside)));
        var method = naive with { Body = body.Concat(Padding()).ToEquatableArray(), Lanes = _lanes };
        return Spilling.Apply(_nest.Behind is null ? method : method with { Body = WithRow(method.Body, naive, target) });
    }

    /// <summary>The largest tile of a row of so many places, and so many columns at each.</summary>
    public static Tile TileOf(int places, int columns, int lanes)
    {
        var vectors = Math.Min(2, (columns + lanes - 1) / lanes);
        return new Tile(TileChoice.ForRow(places, vectors == 1 ? Limits.Sums : Limits.Places)[0].Pixels, vectors);
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
        var (row, naiveRow) = ((Loop)body[0], (Loop)naive.Body[0]);
        var behind = (Loop)Vectorisation.Apply(naive with { Body = new Statement[] { naiveRow with { Body = naiveRow.Body.Skip(1).ToEquatableArray() } }.ToEquatableArray() }, target).Body[0];
        return new Statement[] { row with { Body = row.Body.Append(new Block(behind.Body)).ToEquatableArray() } }.ToEquatableArray();
    }

    /// <summary>Sums over rows: sample by sample where each adds enough, so that a sample stays in the first-level cache; the places of a small window written
    /// out.</summary>
    private IEnumerable<Statement> Summed(List<Loop> groups, List<Loop> others)
    {
        var rows = _nest.Depth[0];
        if (_nest.Depth.Skip(1).Aggregate(1L, (trips, loop) => trips * loop.To.Constant) >= Limits.LongSumOfRow)
        {
            var inside = new WindowTiling(_nest with { Depth = [.. _nest.Depth.Skip(1)] }, _lanes, _isWrittenOut);
            return [rows with { Body = inside.Summed(groups, others, Ranges.None.Inside(rows)).ToEquatableArray() }];
        }
        return Summed(groups, others, Ranges.None);
    }

    private IEnumerable<Statement> Summed(List<Loop> groups, List<Loop> others, Ranges around) => OverGroups(groups, around, ranges =>
        OverPanels(ranges, (vectors, inside) => IsSmall(others)
            ? WrittenOutPlaces(others, vectors, inside)
            : OverPlaces(others, vectors, inside)));

    private bool IsSmall(List<Loop> places) => places.Aggregate(1L, (trips, loop) => trips * loop.To.Constant) is <= Limits.SmallWindow and var count
        && count * ColumnPanels.Of(_nest.Columns.To.Constant, _vectors, _lanes).Sum(panel => panel.Vectors) <= Limits.WrittenOutPlaces;

    /// <summary>Sums that are added where they lie: in a row all places for one stretch after the other, and tiles of places that do not overlap.</summary>
    private IEnumerable<Statement> Scattered(List<Loop> groups, List<Loop> others)
    {
        var (rows, stretches) = (others.Where(loop => loop.To.Symbol is not null).ToList(), others.Where(loop => Moves(_nest.Right, loop)).ToList());
        var places = others.Except(rows).Except(stretches).ToList();
        var width = _nest.Columns.To.Constant;
        int StepOf(Loop loop) => _nest.Result.Target.Offset.CoefficientOf(loop.Variable);
        var isApart = places.Count == 0 || StepOf(places[places.Count - 1]) >= width;
        return OverLoops(rows, Ranges.None, inRow => OverGroups(groups, inRow, inGroup =>
        {
            if (!isApart && places.Count > 1 && places[places.Count - 2].To.Constant >= Limits.Places / 2)
            {
                // Below each other: windows side by side overlap.
                var lines = places[places.Count - 2];
                var (before, after) = (places.Take(places.Count - 2).ToList(), places.Skip(places.Count - 1).ToList());
                return OverLoops(before, inGroup, ranges => InTiles(lines, Tiles(lines.To.Constant), ranges, (tile, inLine) =>
                    OverLoops(stretches, inLine, inStretch => OverPanels(VectorsOf(tile), inStretch, (vectors, inPanel) =>
                        OverLoops(after, inPanel, inside => Body(tile, vectors, inside))))));
            }
            var tiles = places.Count == 0 ? [] : isApart ? Tiles(places[places.Count - 1].To.Constant) : Spaced(places[places.Count - 1].To.Constant, StepOf(places[places.Count - 1]), width);
            var most = tiles.Select(tile => tile.Places).DefaultIfEmpty(1).Max();
            return OverLoops(places.Take(places.Count - 1), inGroup, inLine => OverLoops(stretches, inLine, inStretch => OverPanels(Limits.Sums / most, inStretch, (vectors, inPanel) =>
                places.Count == 0 ? Body([index => index], vectors, inPanel) : InTiles(places[places.Count - 1], tiles, inPanel, (tile, inside) => Body(tile, vectors, inside)))));
        }));

        int VectorsOf(IReadOnlyList<Func<Loops.Index, Loops.Index>> tile) => Limits.Sums / Math.Max(1, tile.Count);
    }

    /// <summary>Tiles side by side.</summary>
    private IReadOnlyList<PlaceTile> Tiles(int count) => Tiles(count, LargestTile);

    private static IReadOnlyList<PlaceTile> Tiles(int count, int largest)
    {
        var (start, tiles) = (0, new List<PlaceTile>());
        foreach (var (places, repeats) in TileChoice.ForRow(count, largest))
        {
            tiles.Add(new PlaceTile(start, places, 1, repeats, places));
            start += places * repeats;
        }
        return tiles;
    }

    /// <summary>Tiles of places as far apart as the row allows, so that they do not overlap.</summary>
    private static IReadOnlyList<PlaceTile> Spaced(int count, int step, int width)
    {
        var places = Math.Max(1, Math.Min(Limits.Places, count / ((width + step - 1) / step)));
        var spacing = count / places;
        var tiles = new List<PlaceTile> { new(0, places, spacing, spacing, 1) };
        if (count - (places * spacing) is var rest and > 0)
            tiles.Add(new PlaceTile(places * spacing, 1, 1, rest, 1));
        return tiles;
    }

    private IEnumerable<Statement> OverGroups(IEnumerable<Loop> groups, Ranges ranges, Func<Ranges, IEnumerable<Statement>> body) => OverLoops(groups, ranges, body);

    private static IEnumerable<Statement> OverLoops(IEnumerable<Loop> loops, Ranges ranges, Func<Ranges, IEnumerable<Statement>> body)
    {
        var (first, rest) = (loops.FirstOrDefault(), loops.Skip(1));
        return first is null ? body(ranges) : [first with { Body = OverLoops(rest, ranges.Inside(first), body).ToEquatableArray() }];
    }

    private IEnumerable<Statement> OverPanels(Ranges ranges, Func<IReadOnlyList<LaneVector>, Ranges, IEnumerable<Statement>> body) => OverPanels(_vectors, ranges, body);

    private IEnumerable<Statement> OverPanels(int vectorsOfPanel, Ranges ranges, Func<IReadOnlyList<LaneVector>, Ranges, IEnumerable<Statement>> body)
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
            var tiles = Tiles(_places.To.Constant);
            // A row that ends in a part of a vector ends in a tile of its own: the others may spill.
            if (vectors.Any(vector => vector.Count is not null) && !_nest.IsAdded
                && !TailChoice.Reaches(nestTarget(vectors), _nest.Result.Target.Buffer.Zeros, inside.Inside(_places)))
            {
                var last = tiles[tiles.Count - 1];
                tiles = [.. tiles.Take(tiles.Count - 1), .. last.Count > 1 ? new[] { last with { Count = last.Count - 1 } } : [], last with { Start = last.Start + ((last.Count - 1) * last.Step), Count = 1 }];
            }
            return InTiles(_places, tiles, inside, (tile, inTile) => Body(tile, vectors, inTile));
        });

        Access nestTarget(IReadOnlyList<LaneVector> all) => _nest.Result.Target.Map(index => index.With(_nest.Columns.Variable, all[all.Count - 1].At)) with { Lanes = _lanes };
    }

    /// <summary>Each tile of a small window's elements with places of its own.</summary>
    private IEnumerable<Statement> WrittenOutPlaces(List<Loop> others, IReadOnlyList<LaneVector> vectors, Ranges ranges)
    {
        var elements = others.Aggregate(
            new Func<Loops.Index, Loops.Index>[] { index => index }.AsEnumerable(),
            (places, loop) => places.SelectMany(place => Enumerable.Range(0, loop.To.Constant).Select(i => (Func<Loops.Index, Loops.Index>)(index => place(index).With(loop.Variable, i))))).ToList();
        foreach (var tile in Tiles(elements.Count))
        {
            for (var i = 0; i < tile.Count; i++)
                yield return new Block(Body(elements.GetRange(tile.Start + (i * tile.Step), tile.Places), vectors, ranges).ToEquatableArray());
        }
    }

    private static IEnumerable<Statement> InTiles(
        Loop places, IEnumerable<PlaceTile> tiles, Ranges ranges, Func<IReadOnlyList<Func<Loops.Index, Loops.Index>>, Ranges, IEnumerable<Statement>> body)
    {
        foreach (var tile in tiles)
        {
            var loop = places with
            {
                From = tile.Start, To = tile.Start + (tile.Count * tile.Step), Step = tile.Step, Apart = tile.Spacing == 1 || tile.Places == 1 ? null : (tile.Places, tile.Spacing),
            };
            IReadOnlyList<Func<Loops.Index, Loops.Index>> At(Loops.Index start) =>
                [.. Enumerable.Range(0, tile.Places).Select(p => (Func<Loops.Index, Loops.Index>)(index => index.With(places.Variable, start + (p * tile.Spacing))))];
            yield return tile.Count > 1
                ? loop with { Body = body(At(places.Variable), ranges.Inside(loop)).ToEquatableArray() }
                : new Block(body(At(tile.Start), ranges).ToEquatableArray());
        }
    }

    private IEnumerable<Statement> Body(IReadOnlyList<Func<Loops.Index, Loops.Index>> places, IReadOnlyList<LaneVector> vectors, Ranges ranges) =>
        new TileBody(_nest, _lanes, places, vectors, _isWrittenOut).Of(ranges);

    /// <summary>Tiles of places: place p of tile t is start + t·step + p·spacing.</summary>
    private readonly record struct PlaceTile(int Start, int Places, int Spacing, int Count, int Step);
}
