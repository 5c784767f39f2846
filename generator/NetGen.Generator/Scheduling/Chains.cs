using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>A long sum in several parts, which are added in the end: an addition does not wait for the one before.</summary>
internal static class Chains
{
    /// <param name="body">Statements, some of which are sums over loops.</param>
    /// <param name="count">How many parts a sum gets where it is long enough.</param>
    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, int count)
    {
        var statements = body.Select(statement => statement is Loop loop ? loop with { Body = Apply(loop.Body, count) } : statement)
            .ToList();
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] is not Let { Value: Constant { Value: 0 } } sum || SumLoopOf(sum.Name, statements) is not { } loop)
                continue;
            var parts = Enumerable.Range(0, Math.Min(count, loop.To.Constant)).Select(part => sum.Name + (char)('A' + part)).ToList();
            if (parts.Count < 2)
                continue;
            var last = statements.FindLastIndex(statement => Statements.All(new[] { statement }.ToEquatableArray()).Contains(loop));
            List<Statement> split = [.. Split(statements[last], loop, parts),
                new Let(sum.Name, parts.Select(Expr.Of).Aggregate((all, part) => all + part))];
            statements.RemoveAt(last);
            statements.InsertRange(last, split);
            statements.RemoveAt(i);
            statements.InsertRange(i, parts.Select(part => new Let(part, 0)));
            i += parts.Count - 1;
        }
        return statements.ToEquatableArray();
    }

    /// <summary>The one loop that adds to a sum, and does nothing else.</summary>
    private static Loop? SumLoopOf(string name, List<Statement> body)
    {
        var all = Statements.All(body.ToEquatableArray()).ToList();
        var loops = all.OfType<Loop>().Where(loop => loop.Body.Any(statement => statement is Set set && set.Name == name)).ToList();
        return loops.Count == 1 && loops[0] is { Body.Count: 1, From: { Constant: 0, Symbol: null }, To.Symbol: null, Step: 1 } only
            && all.OfType<Set>().Count(set => set.Name == name) == 1 && IsSum((Set)only.Body[0]) ? only : null;
    }

    private static bool IsSum(Set set) => set.Value is Binary { Operation: BinaryOperation.Add, Left: Local left } && left.Name == set.Name
        || set.Value is MultiplyAdd { C: Local right } && right.Name == set.Name;

    private static IEnumerable<Statement> Split(Statement statement, Loop sum, List<string> parts) =>
        statement is not Loop loop ? [statement]
        : loop == sum ? Parts(sum, parts)
        : [loop with { Body = loop.Body.SelectMany(inner => Split(inner, sum, parts)).ToEquatableArray() }];

    private static IEnumerable<Statement> Parts(Loop sum, List<string> parts)
    {
        var whole = sum.To.Constant / parts.Count * parts.Count;
        Statement Step(Loops.Index at, string part) => Statements.At(sum.Body, sum.Variable, at)[0] is Set step
            ? new Set(part, step.Value.Replace(e => e is Local local && local.Name == step.Name ? Expr.Of(part) : null))
            : throw new InvalidOperationException("A sum is one step.");
        var first = whole > parts.Count ? Loops.Index.Of(sum.Variable) : Loops.Index.Zero;
        var steps = parts.Select((part, i) => (Statement)Step(first + i, part)).ToEquatableArray();
        foreach (var statement in whole > parts.Count
            ? new Statement[] { sum with { To = whole, Step = parts.Count, Body = steps } }
            : [.. steps])
            yield return statement;
        for (var i = whole; i < sum.To.Constant; i++)
            yield return Step(i, parts[i - whole]);
    }
}
