using System.Globalization;
using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// A matrix that is copied with its axes exchanged: squares of as many rows as a vector has lanes are loaded row by row, turned in
/// registers, and stored as the other's rows. One by one, each element would be a store to a line of its own.
/// </summary>
internal sealed class Transposing
{
    private readonly int _lanes;

    /// <summary>Elements from which on a part of a vector is worth a square.</summary>
    private readonly int _smallest;

    private Transposing(int lanes, IReadOnlyList<Loop> pairs)
    {
        (_lanes, _smallest) = (lanes, lanes / Limits.PartOfSquare);
        // Of many squares that are not whole, the text is longer than what is saved.
        if (pairs.Sum(pair => Parts(pair) * Parts((Loop)pair.Body[0])) > Limits.Squares)
            _smallest = lanes;

        int Parts(Loop loop) => (loop.To.Constant >= lanes ? 1 : 0) + (loop.To.Constant % lanes >= _smallest ? 1 : 0);
    }

    /// <summary>The schedule, or null for a nest of another form, and where squares would be mostly empty.</summary>
    public static Method? Apply(Method naive, Target target)
    {
        var pairs = Statements.Loops(naive.Body).Where(IsExchange).ToList();
        return pairs.Exists(pair => pair.To.Constant >= target.Lanes / Limits.PartOfSquare
                && ((Loop)pair.Body[0]).To.Constant >= target.Lanes / Limits.PartOfSquare)
            && Statements.Stores(naive.Body).Count() == pairs.Count
            && Statements.All(naive.Body).All(statement => statement is Loop or Store)
            ? naive with { Body = new Transposing(target.Lanes, pairs).Of(naive.Body, Ranges.None), Lanes = target.Lanes }
            : null;
    }

    /// <summary>Two loops around a copy, the outer along the lanes of what is written, the inner along those of what is read.</summary>
    private static bool IsExchange(Loop outer) => IsPlain(outer) && outer.Body.Count == 1 && outer.Body[0] is Loop inner && IsPlain(inner)
        && inner.Body.Count == 1 && inner.Body[0] is Store { Value: Load { Access: var source }, Target: var target }
        && target.Buffer.Rows is null && source.Buffer.Rows is null
        && Neighbours.Move(target, outer.Variable) && Neighbours.Move(source, inner.Variable)
        && target.Offset.CoefficientOf(inner.Variable) > 1 && source.Offset.CoefficientOf(outer.Variable) > 1;

    private static bool IsPlain(Loop loop) => loop is { From: { Constant: 0, Symbol: null }, To.Symbol: null, Step: 1, Picked: null };

    private EquatableArray<Statement> Of(EquatableArray<Statement> body, Ranges ranges) => Bare(body.SelectMany(statement =>
        statement is not Loop loop ? [statement]
        : IsExchange(loop) ? Exchanged(loop, (Loop)loop.Body[0], ranges)
        : [loop with { Body = Of(loop.Body, ranges.Inside(loop)) }]));

    /// <summary>The names of a square alone meet no others.</summary>
    private static EquatableArray<Statement> Bare(IEnumerable<Statement> body) =>
        body.ToEquatableArray() is var all && all.Count == 1 && all[0] is Block only ? only.Body : all;

    /// <summary>A run of a loop's iterations: the first, and how many lanes of a vector it has.</summary>
    private readonly record struct Run(Variable Variable, Loops.Index At, int Count);

    private IEnumerable<Statement> Exchanged(Loop outer, Loop inner, Ranges ranges)
    {
        var store = (Store)inner.Body[0];
        foreach (var square in Along(outer, ranges, (rows, inside) =>
            Along(inner, inside, (columns, within) => [Square(store, rows, columns, within)])))
            yield return square;
        // What is left is copied one by one.
        var (height, width) = (InSquares(outer), InSquares(inner));
        if (width < inner.To.Constant)
            yield return outer with { Body = new Statement[] { inner with { From = width } }.ToEquatableArray() };
        if (height < outer.To.Constant && width > 0)
            yield return outer with { From = height, Body = new Statement[] { inner with { To = width } }.ToEquatableArray() };
    }

    /// <summary>The iterations that squares take.</summary>
    private int InSquares(Loop loop) =>
        loop.To.Constant % _lanes is var rest && rest >= _smallest ? loop.To.Constant : loop.To.Constant - rest;

    private IEnumerable<Statement> Along(Loop loop, Ranges ranges, Func<Run, Ranges, IEnumerable<Statement>> body)
    {
        var (end, rest) = (InSquares(loop), InSquares(loop) % _lanes);
        var whole = loop with { To = end - rest, Step = _lanes };
        if (end >= 2 * _lanes)
            yield return whole with { Body = Bare(body(new(loop.Variable, loop.Variable, _lanes), ranges.Inside(whole))) };
        foreach (var statement in end >= _lanes && end < 2 * _lanes ? body(new(loop.Variable, 0, _lanes), ranges) : [])
            yield return statement;
        foreach (var statement in rest > 0 ? body(new(loop.Variable, end - rest, rest), ranges) : [])
            yield return statement;
    }

    private Block Square(Store store, Run rows, Run columns, Ranges ranges)
    {
        Access Row(Access access, Run lanes, Run others, int i, bool isStore)
        {
            var moved = access.Map(index => index.With(lanes.Variable, lanes.At).With(others.Variable, others.At + i));
            var vector = moved with { Lanes = _lanes };
            return lanes.Count == _lanes ? vector : vector with
            {
                Tail = isStore ? TailChoice.OfStore(vector, lanes.Count, ranges) : TailChoice.OfLoad(vector, ranges),
                Count = lanes.Count
            };
        }

        var source = ((Load)store.Value).Access;
        var statements = new List<Statement>();
        var vectors = Enumerable.Range(0, _lanes).Select(i => i >= rows.Count ? 0
            : Named("row", i, new Load(Row(source, columns, rows, i, isStore: false)))).ToArray();
        for (var distance = _lanes / 2; distance > 0; distance /= 2)
        {
            var turned = new Expr[_lanes];
            for (var i = 0; i < _lanes; i++)
            {
                var first = i & ~distance;
                // A row of the other matrix is made of those from here on that differ from it in lower bits.
                if ((i & -distance) >= columns.Count)
                    turned[i] = 0;
                else if (distance == 1)
                    turned[i] = Turned(i, first);
                else
                    turned[i] = Named("by" + Text(distance) + "_", i, Turned(i, first));
            }
            vectors = turned;

            Expr Turned(int i, int first) => vectors[first] is Constant && vectors[first + distance] is Constant ? 0
                : new InTurn(vectors[first], vectors[first + distance], distance, i != first, _lanes);
        }
        for (var i = 0; i < columns.Count; i++)
            statements.Add(new Store(Row(store.Target, rows, columns, i, isStore: true), vectors[i]));
        return new Block(statements.ToEquatableArray());

        Expr Named(string name, int i, Expr value)
        {
            if (value is Constant)
                return value;
            statements.Add(new Let(name + Text(i), value));
            return new Local(name + Text(i));
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
