using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// A nest that sums products of two operands along several loops, for each column of many places, and makes something of each sum.
/// </summary>
/// <param name="Outer">The loops around the columns, outermost first; those that run once are left out.</param>
/// <param name="Columns">The loop over columns.</param>
/// <param name="Start">What the sum starts from.</param>
/// <param name="Depth">The loops that sum, outermost first.</param>
/// <param name="Step">The body of the last.</param>
/// <param name="Finish">What is made of the sum: names and a store.</param>
/// <param name="Left">The operand that is another one at each place of a tile.</param>
/// <param name="Right">The operand that all places of a tile share.</param>
/// <param name="Behind">A loop over the finished row; null for none.</param>
internal sealed record WindowNest(
    IReadOnlyList<Loop> Outer, Loop Columns, Let Start, IReadOnlyList<Loop> Depth, Set Step, IReadOnlyList<Statement> Finish, Access Left,
    Access Right, Loop? Behind)
{
    /// <summary>As many loops as a nest of this kind has at least: with fewer it is a product of matrices.</summary>
    private const int FewestLoops = 3;

    public Store Result => Finish.OfType<Store>().Single();

    /// <summary>Whether the sum is added to what is in memory.</summary>
    public bool IsAdded =>
        Result.Value is Binary { Operation: BinaryOperation.Add, Left: Load { Access: var own }, Right: Local } && own == Result.Target;

    /// <summary>Null for a nest of another form.</summary>
    public static WindowNest? Of(Method naive)
    {
        if (naive.Body.Count != 1 || naive.Body[0] is not Loop first)
            return null;
        var (outer, at, behind) = (new List<Loop>(), first, (Loop?)null);
        if (first is { To.Symbol: not null, Body.Count: 2 } && first.Body[0] is Loop inner && first.Body[1] is Loop last
            && Neighbours.Are(last))
            (outer, at, behind) = ([first], inner, last);
        while (at.Body.Count == 1 && at.Body[0] is Loop next)
        {
            outer.Add(at);
            at = next;
        }
        if (at.Body.Count < 3 || at.Body[0] is not Let start || at.Body[1] is not Loop sum)
            return null;
        var depth = new List<Loop> { sum };
        while (depth[depth.Count - 1].Body is { Count: 1 } body && body[0] is Loop deeper)
            depth.Add(deeper);
        var (finish, loops) = (at.Body.Skip(2).ToList(), outer.Concat(depth).Append(at));
        if (depth[depth.Count - 1].Body is not { Count: 1 } steps
            || steps[0] is not Set { Value: MultiplyAdd { A: Load a, B: Load b, C: Local { Name: var name } } } step
            || name != start.Name || step.Name != name || outer.Count + depth.Count < FewestLoops || at.To.Symbol is not null
            || !loops.All(loop => loop is { From: { Constant: 0, Symbol: null }, Step: 1, Picked: null })
            || !finish.TrueForAll(statement => statement is Let or Store) || finish.OfType<Store>().Count() != 1
            || !Statements.Accesses(at.Body).All(access => access.Offset.CoefficientOf(at.Variable) is 0 or 1))
            return null;
        bool IsPlaced(Access access) => outer.Exists(loop => loop.To.Symbol is null && access.Offset.CoefficientOf(loop.Variable) != 0);
        var isSwapped = a.Access.Offset.CoefficientOf(at.Variable) == 1
            && (b.Access.Offset.CoefficientOf(at.Variable) == 0 || (IsPlaced(b.Access) && !IsPlaced(a.Access)));
        var (left, right) = isSwapped ? (b.Access, a.Access) : (a.Access, b.Access);
        return right.Offset.CoefficientOf(at.Variable) != 1
            ? null
            : new WindowNest(outer, at, start, depth, step, finish, left, right, behind).WithoutSingles();
    }

    /// <summary>Whether the left operand alone is another one at each iteration of a loop.</summary>
    public bool IsPlace(Loop loop) =>
        loop.To.Symbol is null && Left.Offset.CoefficientOf(loop.Variable) != 0 && Right.Offset.CoefficientOf(loop.Variable) == 0;

    /// <summary>Loops that run once are none.</summary>
    private WindowNest WithoutSingles()
    {
        var nest = this;
        foreach (var loop in Outer.Concat(Depth).Where(loop => loop.To is { Symbol: null, Constant: 1 }))
        {
            if (nest.Depth.Count == 1 && nest.Depth[0].Variable == loop.Variable)
                continue;
            EquatableArray<Statement> At(IEnumerable<Statement> body) => Statements.At(body.ToEquatableArray(), loop.Variable, 0);
            nest = nest with
            {
                Outer = [.. nest.Outer.Where(own => own.Variable != loop.Variable)],
                Depth = [.. nest.Depth.Where(own => own.Variable != loop.Variable)],
                Start = (Let)At([nest.Start])[0],
                Step = (Set)At([nest.Step])[0],
                Finish = At(nest.Finish),
                Left = nest.Left.Map(index => index.With(loop.Variable, 0)),
                Right = nest.Right.Map(index => index.With(loop.Variable, 0)),
            };
        }
        return nest;
    }
}
