using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// A nest that sums, for each row and column, along a third loop: tiles of rows × vectors of columns whose sums stay in registers. What
/// does not depend on the row is loaded once for all rows of the tile, what does not depend on the column once for all its vectors. Panels
/// of columns go outside, so that what they load stays near.
/// </summary>
internal sealed class Tiling
{
    private readonly Target _target;
    private readonly SumNest _nest;
    private readonly Loop? _parts;
    private readonly bool _writesOut;
    private readonly EquatableArray<Tile> _rowTiles;
    private readonly Loop? _rows;
    private readonly Loop _columns;
    private readonly Let _start;
    private readonly Loop _depth;
    private readonly IReadOnlyList<Statement> _finish;

    /// <param name="target">The machine.</param>
    /// <param name="nest">The nest.</param>
    /// <param name="parts">The loop around it, over parts; null for none.</param>
    /// <param name="whole">The schedule of the whole parts, behind which this is what is left: its rows end where theirs do.</param>
    /// <param name="writesOut">Whether short sums are written out.</param>
    private Tiling(Target target, SumNest nest, Loop? parts, Tiling? whole, bool writesOut)
    {
        (_target, _nest, _parts, _writesOut) = (target, nest, parts, writesOut);
        (_rows, _columns, _start, _depth, _, _finish) = nest;
        var width = _columns.To.Constant;
        _rowTiles = whole?._rowTiles
            ?? (parts is null
                ? TileChoice.ForBroadcast(width, target, CallsFunctions)
                : TileChoice.ForPanel(width, target, CallsFunctions));
    }

    private int Lanes => _target.Lanes;

    private bool CallsFunctions => _finish.Any(Statements.CallsFunction);

    /// <summary>
    /// The schedule, or null for a nest of another form. A loop around such a nest, over parts of an operand that lie apart, stays around
    /// the tiles; what is left behind the last part comes after.
    /// </summary>
    public static Method? Apply(Method naive, Target target)
    {
        var writtenOut = Apply(naive, target, writesOut: true);
        return writtenOut is not null && Statements.Lets(writtenOut.Body).Count() > Limits.WrittenOutNames
            ? Apply(naive, target, writesOut: false) : writtenOut;
    }

    private static Method? Apply(Method naive, Target target, bool writesOut)
    {
        var (tiles, whole) = (new List<Statement>(), (Tiling?)null);
        foreach (var statement in naive.Body)
        {
            var parts = statement is Loop { To.Symbol: null, Body: { Count: 1 } body } loop && body[0] is Loop { To.Symbol: not null }
                ? loop : null;
            if ((naive.Body.Count > 1 && parts is null && tiles.Count == 0)
                || SumNest.Of(naive with { Body = parts?.Body ?? new[] { statement }.ToEquatableArray() }) is not { } nest
                || !Statements.Accesses(nest.Columns.Body).All(access => IsPlain(access, nest.Columns.Variable)))
                return null;
            var tiling = new Tiling(target, nest, parts, whole, writesOut);
            whole ??= tiling;
            tiles.AddRange(tiling.Tiles());
        }
        return naive with { Body = tiles.ToEquatableArray(), Lanes = target.Lanes };
    }

    private static bool IsPlain(Access access, Variable column) => access.Offset.CoefficientOf(column) is 0 or 1;

    private IEnumerable<Statement> Tiles()
    {
        var width = _columns.To.Constant;
        if (_rows is null)
            return Panels(TileChoice.ForSums, (panel, column, ranges) => Tile(1, 0, panel, column, ranges));
        if (_rows.To.Symbol is null)
        {
            var tile = TileChoice.ForOuter(_rows.To.Constant, width, _target);
            return _rows.To.Constant < TileChoice.SmallestInBlocks || width < TileChoice.NarrowestInBlocks
                ? Panels(tile, (panel, column, ranges) => OfConstantRows(tile.Rows, 0, _rows.To.Constant, panel, column, ranges))
                : InBlocks(tile);
        }
        if (_parts is null)
            return OfRows(0);
        var count = TileChoice.RowsOfBlock(_depth.To.Constant, _rowTiles[0].Rows, _target);
        if (count == 0)
            return [Parts(OfRows(0))];
        var blocks = _rows with { To = _rows.To.DownTo(count), Step = count };
        return [blocks with { Body = new Statement[] { Parts(OfBlock(blocks)) }.ToEquatableArray() }, Parts(OfRows(blocks.To))];
    }

    private Loop Parts(IEnumerable<Statement> tiles) => _parts! with { Body = tiles.ToEquatableArray() };

    /// <summary>The tiles of the rows of a step of a loop over blocks.</summary>
    private IEnumerable<Statement> OfBlock(Loop blocks)
    {
        var tile = _rowTiles[0];
        return Panels(tile, (panel, column, ranges) =>
            OfConstantRows(tile.Rows, blocks.Variable, blocks.Step, panel, column, ranges), Ranges.None.Inside(blocks));
    }

    /// <summary>The tiles of all rows behind the first so many: as many as there are of the tallest, and of the lower ones what is
    /// left.</summary>
    private List<Statement> OfRows(Extent from)
    {
        var statements = new List<Statement>();
        foreach (var tile in _rowTiles)
        {
            var rows = _rows! with { From = from, To = _rows.To.DownTo(tile.Rows), Step = tile.Rows };
            statements.AddRange(Panels(tile, (panel, column, ranges) =>
                [rows with { Body = Tile(tile.Rows, _rows.Variable, panel, column, ranges.Inside(rows)).ToEquatableArray() }]));
            from = rows.To;
        }
        return statements;
    }

    private IEnumerable<Statement> Panels(Tile tile, Func<ColumnPanels.Panel, Loops.Index, Ranges, IEnumerable<Statement>> body,
        Ranges? around = null)
    {
        around ??= Ranges.None;
        foreach (var panel in ColumnPanels.Of(_columns.To.Constant, tile.Vectors, Lanes))
        {
            if (panel.Count == 1)
            {
                var only = body(panel, panel.Start, around).ToEquatableArray();
                yield return only.Count == 1 ? only[0] : new Block(only);
                continue;
            }
            var width = panel.Vectors * Lanes;
            var loop = _columns with { From = 0, To = panel.Count * width, Step = width };
            yield return loop with { Body = body(panel, _columns.Variable, around.Inside(loop)).ToEquatableArray() };
        }
    }

    /// <summary>Blocks of rows: what is loaded for them stays in the second-level cache while all columns go by.</summary>
    private IEnumerable<Statement> InBlocks(Tile tile)
    {
        var (height, whole) = (_rows!.To.Constant, _rows.To.Constant / TileChoice.Block * TileChoice.Block);
        var blocks = _rows with { To = whole, Step = TileChoice.Block };
        var body = Panels(tile, (panel, column, ranges) =>
            OfConstantRows(tile.Rows, _rows.Variable, TileChoice.Block, panel, column, ranges), Ranges.None.Inside(blocks));
        yield return blocks with { Body = body.ToEquatableArray() };
        if (whole < height)
        {
            yield return new Block(Panels(tile, (panel, column, ranges) =>
                OfConstantRows(tile.Rows, whole, height - whole, panel, column, ranges)).ToEquatableArray());
        }
    }

    private IEnumerable<Statement> OfConstantRows(
        int height, Loops.Index first, int count, ColumnPanels.Panel panel, Loops.Index column, Ranges ranges)
    {
        var whole = count / height * height;
        // Inside a block the rows are counted from its first.
        var variable = first.IsConstant && first.Constant == 0 ? _rows!.Variable : new Variable("within");
        var loop = _rows! with { Variable = variable, From = 0, To = whole, Step = height };
        if (whole > height)
            yield return loop with { Body = Tile(height, first + loop.Variable, panel, column, ranges.Inside(loop)).ToEquatableArray() };
        else if (whole > 0)
            yield return new Block(Tile(height, first, panel, column, ranges).ToEquatableArray());
        if (whole < count)
            yield return new Block(Tile(count - whole, first + whole, panel, column, ranges).ToEquatableArray());
    }

    /// <summary>The sums of a tile, from their start through the depth to what is made of them.</summary>
    private IEnumerable<Statement> Tile(int rows, Loops.Index row, ColumnPanels.Panel panel, Loops.Index column, Ranges ranges)
    {
        var own = new HashSet<string>(_finish.OfType<Let>().Select(let => let.Name));

        Expr Of(Expr e, int r, int v, Ranges inside) => e.Replace(part => part switch
        {
            Load load => new Load(Lane(load.Access, r, v, isStore: false, inside)),
            Local local when local.Name == _start.Name => new Local(Sum(r, v)),
            Local local when own.Contains(local.Name) => new Local(local.Name + Text(r) + "_" + Text(v)),
            // Operands are walked by Replace; the rest is the same in the whole tile.
            _ => null,
        });

        Access Lane(Access access, int r, int v, bool isStore, Ranges inside)
        {
            var moved = Row(access, r).Map(index => index.With(_columns.Variable, column + (v * Lanes)));
            if (access.Offset.CoefficientOf(_columns.Variable) == 0)
                return moved;
            var vector = moved with { Lanes = Lanes };
            return v < panel.Vectors - 1 || panel.Rest == 0
                ? vector
                : vector with
                {
                    Tail = isStore ? TailChoice.OfStore(vector, panel.Rest, inside) : TailChoice.OfLoad(vector, inside),
                    Count = panel.Rest
                };
        }

        Access Row(Access access, int r) => _rows is null ? access : access.Map(index => index.With(_rows.Variable, row + r));

        var statements = new List<Statement>();
        for (var v = 0; v < panel.Vectors; v++)
        {
            for (var r = 0; r < rows; r++)
                statements.Add(new Let(Sum(r, v),
                    r > 0 && !DependsOnRow(_start.Value) ? new Local(Sum(0, v)) : Of(_start.Value, r, v, ranges)));
        }

        var depth = Statements.Loads(_depth.Body).Distinct().ToList();
        IEnumerable<Statement> Step(Loops.Index at, Ranges inside)
        {
            var names = new Dictionary<(Access, int, int), string>();
            var common = depth.Where(access => !DependsOnRow(access)).Select((access, i) => (Access: access, Number: i)).ToList();
            Let Common(Access access, int number, int v)
            {
                names[(access, -1, v)] = Name("w", number, v);
                return new Let(Name("w", number, v), Of(new Load(At(access, at)), 0, v, inside));
            }
            // An operand of one row is used once: where registers do not hold them all, each is read by its multiply-add.
            var areRead = rows == 1 && (2 * panel.Vectors) + 1 > _target.Registers;
            foreach (var (access, number) in areRead ? [] : common)
            {
                for (var v = 0; v < panel.Vectors; v++)
                    yield return Common(access, number, v);
            }
            for (var r = 0; r < rows; r++)
            {
                foreach (var (access, i) in depth.Where(DependsOnRow).Select((access, i) => (access, i)))
                {
                    names[(access, r, -1)] = Name("e", i, r);
                    yield return new Let(Name("e", i, r), new Spread(Of(new Load(At(access, at)), r, 0, inside)));
                }
                for (var v = 0; v < panel.Vectors; v++)
                {
                    foreach (var (access, number) in areRead ? common : [])
                        yield return Common(access, number, v);
                    yield return new Set(Sum(r, v), ((Set)_depth.Body[0]).Value.Replace(part => part switch
                    {
                        Load load => new Local(names.TryGetValue((load.Access, r, -1), out var name) ? name : names[(load.Access, -1, v)]),
                        Local local when local.Name == _start.Name => new Local(Sum(r, v)),
                        // Operands are walked by Replace.
                        _ => null,
                    }));
                }
            }
        }

        if (IsWrittenOut(panel))
        {
            for (var k = 0; k < _depth.To.Constant; k++)
                statements.Add(new Block(Step(k, ranges).ToEquatableArray()));
        }
        else
        {
            statements.Add(_depth with { Body = Step(_depth.Variable, ranges.Inside(_depth)).ToEquatableArray() });
        }

        // What is the same for all rows is loaded once for each vector.
        var shared = _nest.Shared;
        foreach (var access in shared)
        {
            for (var v = 0; v < panel.Vectors; v++)
                statements.Add(new Let(SumNest.NameOf(shared, access, Text(v)), Of(new Load(access), 0, v, ranges)));
        }
        for (var r = 0; r < rows; r++)
        {
            for (var v = 0; v < panel.Vectors; v++)
            {
                Expr Finish(Expr value) => Of(value.Replace(part => part is Load load && shared.Contains(load.Access)
                    ? new Local(SumNest.NameOf(shared, load.Access, Text(v))) : null), r, v, ranges);
                foreach (var statement in _finish)
                {
                    if (statement is Let let)
                    {
                        statements.Add(new Let(let.Name + Text(r) + "_" + Text(v), Finish(let.Value)));
                        continue;
                    }
                    var (store, value) = ((Store)statement, Finish(((Store)statement).Value));
                    var place = Lane(store.Target, r, v, isStore: true, ranges);
                    statements.Add(new Store(place, place.Tail == Tail.Padded ? new FirstLanes(value, panel.Rest, Lanes) : value));
                }
            }
            // Whole parts end with a vector, and what follows them is theirs to fill.
            if (_parts is null && panel.Start + (panel.Count * panel.Vectors * Lanes) >= _columns.To.Constant)
            {
                foreach (var target in _finish.OfType<Store>().Select(store => Row(store.Target, r)))
                    statements.AddRange(RowPadding.Behind(target, _columns.Variable, _columns.To.Constant, Lanes));
            }
        }
        return statements;

        Access At(Access access, Loops.Index at) => access.Map(index => index.With(_depth.Variable, at));
    }

    private bool IsWrittenOut(ColumnPanels.Panel panel) =>
        _writesOut && _rows?.To.Symbol is not null && _depth.To.Symbol is null
        && TileChoice.Unrolls(_depth.To.Constant, _columns.To.Constant, _target, CallsFunctions);

    private bool DependsOnRow(Expr e) => e.All.OfType<Load>().Any(load => DependsOnRow(load.Access));

    private bool DependsOnRow(Access access) => _nest.DependsOnRow(access);

    private static string Sum(int row, int vector) => $"a{Text(row)}_{Text(vector)}";

    private static string Name(string letter, int load, int at) => letter + (load == 0 ? "" : Text(load) + "_") + Text(at);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
