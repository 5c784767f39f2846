namespace NetGen.Generator.Loops;

/// <summary>What is in a nest.</summary>
internal static class Statements
{
    public static IEnumerable<Statement> All(EquatableArray<Statement> body) =>
        body.SelectMany(statement => statement switch
        {
            Loop loop => All(loop.Body).Prepend(loop),
            Block block => All(block.Body),
            _ => [statement],
        });

    public static IEnumerable<Loop> Loops(EquatableArray<Statement> body) => All(body).OfType<Loop>();

    public static IEnumerable<Store> Stores(EquatableArray<Statement> body) => All(body).OfType<Store>();

    public static IEnumerable<Let> Lets(EquatableArray<Statement> body) => All(body).OfType<Let>();

    public static IEnumerable<Access> Loads(EquatableArray<Statement> body) => Values(body).SelectMany(value => value.All).OfType<Load>().Select(load => load.Access);

    public static IEnumerable<Access> Accesses(EquatableArray<Statement> body) => Loads(body).Concat(Stores(body).Select(store => store.Target));

    /// <summary>All values that are named or stored.</summary>
    public static IEnumerable<Expr> Values(EquatableArray<Statement> body) => All(body).Where(statement => statement is not Loop).Select(ValueOf);

    /// <summary>What a statement that is no loop names or stores.</summary>
    public static Expr ValueOf(Statement statement) => statement switch
    {
        Let let => let.Value,
        Set set => set.Value,
        Store store => store.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.GetType().Name, "A statement without a value."),
    };

    /// <summary>The nest where a variable has a value.</summary>
    public static EquatableArray<Statement> At(EquatableArray<Statement> body, Variable variable, Index value)
    {
        Access Of(Access access) => access.Map(index => index.With(variable, value));

        Expr In(Expr e) => e.Replace(part => part switch
        {
            Load load => new Load(Of(load.Access)),
            KeptByDropout kept => kept with { Element = kept.Element.With(variable, value), Values = In(kept.Values), Scale = In(kept.Scale) },
            _ => null,
        });

        return body.Select(statement => statement switch
        {
            Loop loop => loop with { Body = At(loop.Body, variable, value) },
            Store store => new Store(Of(store.Target), In(store.Value)),
            _ => Map(new[] { statement }.ToEquatableArray(), In)[0],
        }).ToEquatableArray();
    }

    /// <summary>The nest with all values changed.</summary>
    public static EquatableArray<Statement> Map(EquatableArray<Statement> body, Func<Expr, Expr> change) => body.Select<Statement, Statement>(statement => statement switch
    {
        Loop loop => loop with { Body = Map(loop.Body, change) },
        Block block => new Block(Map(block.Body, change)),
        Let let => let with { Value = change(let.Value) },
        Set set => set with { Value = change(set.Value) },
        Store store => store with { Value = change(store.Value) },
        _ => throw new ArgumentOutOfRangeException(nameof(body), statement.GetType().Name, "A statement that cannot be changed."),
    }).ToEquatableArray();
}
