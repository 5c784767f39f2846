using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>A name that collects along neighbours, a sum or the largest, collects in each lane by itself; behind the loop, the lanes are
/// put together.</summary>
internal static class Collecting
{
    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body)
    {
        var statements = body.Select<Statement, Statement>(statement => statement switch
        {
            Loop loop => loop with { Body = Apply(loop.Body) },
            Block block => new Block(Apply(block.Body)),
            // The others hold no statements.
            _ => statement,
        }).ToList();
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] is Let { Value: Constant start } let && Along(let.Name, statements) is { } operation
                && start.Value == IdentityOf(operation))
            {
                var (lanes, last) = (let.Name + "Lanes",
                    statements.FindLastIndex(statement => statement is Loop loop && Changes(loop, let.Name)));
                for (var j = i; j <= last; j++)
                    statements[j] = Renamed(statements[j], let.Name, lanes);
                statements.Insert(last + 1, new Let(let.Name, new Reduce(operation, Expr.Of(lanes))));
            }
        }
        return statements.ToEquatableArray();
    }

    /// <summary>What is done to a name where that is one thing, along neighbours; else null.</summary>
    private static BinaryOperation? Along(string name, List<Statement> body)
    {
        var loops = body.SelectMany(statement => Statements.All(new[] { statement }.ToEquatableArray())).OfType<Loop>()
            .Where(loop => loop.Body.Any(statement => statement is Set set && set.Name == name)).ToList();
        var operations = loops.SelectMany(loop => loop.Body).OfType<Set>().Where(set => set.Name == name).Select(OperationOf).Distinct()
            .ToList();
        return loops.TrueForAll(Neighbours.Are) && operations.Count == 1 && !body.Any(statement => statement is Set set && set.Name == name)
            ? operations[0]
            : null;
    }

    private static BinaryOperation? OperationOf(Set set) => set.Value switch
    {
        Binary { Left: Local { Name: var name }, Operation: BinaryOperation.Add or BinaryOperation.Maximum } binary when name == set.Name =>
            binary.Operation,
        MultiplyAdd { C: Local { Name: var name } } when name == set.Name => BinaryOperation.Add,
        // Other steps have no order of their own that may be changed.
        _ => null,
    };

    private static double IdentityOf(BinaryOperation operation) => operation == BinaryOperation.Maximum ? double.NegativeInfinity : 0;

    private static bool Changes(Loop loop, string name) =>
        Statements.All(loop.Body).Any(statement => statement is Set set && set.Name == name);

    private static Statement Renamed(Statement statement, string name, string lanes)
    {
        Expr Of(Expr value) => value.Replace(part => part is Local local && local.Name == name ? Expr.Of(lanes) : null);
        return statement switch
        {
            Loop loop => loop with { Body = loop.Body.Select(inner => Renamed(inner, name, lanes)).ToEquatableArray() },
            Block block => new Block(block.Body.Select(inner => Renamed(inner, name, lanes)).ToEquatableArray()),
            Let let => new Let(let.Name == name ? lanes : let.Name, Of(let.Value)),
            Set set => new Set(set.Name == name ? lanes : set.Name, Of(set.Value)),
            Store store => store with { Value = Of(store.Value) },
            _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.GetType().Name,
                "A statement that cannot be renamed in."),
        };
    }
}
