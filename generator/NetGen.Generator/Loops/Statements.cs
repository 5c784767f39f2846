namespace NetGen.Generator.Loops;

/// <summary>What is in a nest.</summary>
internal static class Statements
{
    /// <summary>Loops in front of what is in them; of blocks, what they hold.</summary>
    public static IReadOnlyList<Statement> All(EquatableArray<Statement> body)
    {
        var all = new List<Statement>();
        Collect(body);
        return all;

        void Collect(EquatableArray<Statement> statements)
        {
            foreach (var statement in statements)
            {
                if (statement is not Block)
                    all.Add(statement);
                if (statement is Loop or Block)
                    Collect(statement is Loop loop ? loop.Body : ((Block)statement).Body);
            }
        }
    }

    public static IEnumerable<Loop> Loops(EquatableArray<Statement> body) => All(body).OfType<Loop>();

    public static IEnumerable<Store> Stores(EquatableArray<Statement> body) => All(body).OfType<Store>();

    public static IEnumerable<Let> Lets(EquatableArray<Statement> body) => All(body).OfType<Let>();

    public static IEnumerable<Access> Loads(EquatableArray<Statement> body) =>
        Values(body).SelectMany(value => value.All).OfType<Load>().Select(load => load.Access);

    public static IEnumerable<Access> Accesses(EquatableArray<Statement> body) =>
        Loads(body).Concat(Stores(body).Select(store => store.Target))
        .Concat(Loops(body).Select(loop => loop.Picked).OfType<Access>());

    /// <summary>All values that are named or stored.</summary>
    public static IEnumerable<Expr> Values(EquatableArray<Statement> body) =>
        All(body).Where(statement => statement is not Loop).Select(ValueOf);

    /// <summary>Whether a statement that is no loop applies a function of many instructions.</summary>
    public static bool CallsFunction(Statement statement) => ValueOf(statement).All.Any(part => part is Call);

    /// <summary>What a statement that is no loop names or stores.</summary>
    public static Expr ValueOf(Statement statement) => statement switch
    {
        Let let => let.Value,
        Set set => set.Value,
        Store store => store.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.GetType().Name, "A statement without a value."),
    };

    /// <summary>The nest where a variable has a value.</summary>
    public static EquatableArray<Statement> At(EquatableArray<Statement> body, Variable variable, Index value) =>
        MapIndices(body, index => index.With(variable, value));

    /// <summary>The nest with all indices changed.</summary>
    public static EquatableArray<Statement> MapIndices(EquatableArray<Statement> body, Func<Index, Index> change)
    {
        Expr Of(Expr value) => value.Replace(part => part switch
        {
            Load load => new Load(load.Access.Map(change)),
            Number number => new Number(change(number.Index)),
            KeptByDropout kept => new KeptByDropout(change(kept.Element), Of(kept.Values), Of(kept.Scale), kept.Lanes),
            // No other expression has an index of its own; the operands of each are walked by Replace.
            _ => null,
        });

        return Map(body, Of, access => access.Map(change));
    }

    /// <summary>The nest with all values changed.</summary>
    public static EquatableArray<Statement> Map(EquatableArray<Statement> body, Func<Expr, Expr> change) =>
        Map(body, change, access => access);

    private static EquatableArray<Statement> Map(EquatableArray<Statement> body, Func<Expr, Expr> change, Func<Access, Access> place) =>
        body.Select<Statement, Statement>(statement => statement switch
    {
        Loop loop => loop with { Body = Map(loop.Body, change, place), Picked = loop.Picked is null ? null : place(loop.Picked) },
        Block block => new Block(Map(block.Body, change, place)),
        Let let => let with { Value = change(let.Value) },
        Set set => set with { Value = change(set.Value) },
        Store store => new Store(place(store.Target), change(store.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(body), statement.GetType().Name, "A statement that cannot be changed."),
    }).ToEquatableArray();
}
