namespace NetGen.Generator.Loops;

/// <summary>A statement of a loop nest. A closed family.</summary>
internal abstract record Statement;

/// <summary>Variable = From, From + Step … below To, in this order; or that one of them which an integer in memory picks.</summary>
/// <param name="Picked">Where the integer is; where it is none of them, nothing is done. Null for a loop over all.</param>
/// <param name="Apart">Where a scheduled iteration stands for several of the naive nest that do not follow each other: so many, so far
/// apart; null for as many as a step is long.</param>
internal sealed record Loop(
    Variable Variable, Extent From, Extent To, int Step, EquatableArray<Statement> Body, Access? Picked = null,
    (int Count, int Spacing)? Apart = null) : Statement
{
    public static Loop Over(Variable variable, Extent count, params Statement[] body) =>
        new(variable, 0, count, 1, body.ToEquatableArray());

    /// <summary>What the variable of a loop between constants goes through.</summary>
    public IEnumerable<int> Values()
    {
        for (var value = From.Constant; value < To.Constant; value += Step)
            yield return value;
    }
}

/// <summary>Statements whose names are their own.</summary>
internal sealed record Block(EquatableArray<Statement> Body) : Statement;

/// <summary>A name for a value, which <see cref="Set"/> may change.</summary>
internal sealed record Let(string Name, Expr Value) : Statement;

/// <summary>A new value for a name.</summary>
internal sealed record Set(string Name, Expr Value) : Statement;

/// <summary>A value goes to memory.</summary>
internal sealed record Store(Access Target, Expr Value) : Statement;
