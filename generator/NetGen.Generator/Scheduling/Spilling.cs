using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>Vectors that keep what is behind their lanes need not where it is written again: a store instead of a load, a choice and a
/// store.</summary>
internal static class Spilling
{
    public static Method Apply(Method method)
    {
        if (!Statements.Stores(method.Body).Any(store => store.Target.Tail == Tail.Kept))
            return method;
        var stores = Spills.StoresOf(method.Body);
        var spilled = new bool[stores.Count];
        for (var i = 0; i < spilled.Length; i++)
        {
            var target = stores[i].Store.Target;
            spilled[i] = target.Tail == Tail.Kept
                && TailChoice.Reaches(target, target.Buffer.Zeros,
                    stores[i].Loops.Aggregate(Ranges.None, (ranges, loop) => ranges.Inside(loop)))
                && Spills.AreWrittenLater(method, stores, i);
        }
        var at = 0;
        return method with { Body = Of(method.Body) };

        EquatableArray<Statement> Of(EquatableArray<Statement> body) => body.Select<Statement, Statement>(statement => statement switch
        {
            Loop loop => loop with { Body = Of(loop.Body) },
            Block block => new Block(Of(block.Body)),
            Store store when spilled[at++] => store with { Target = store.Target with { Tail = Tail.Spilled } },
            // The others write no row.
            _ => statement,
        }).ToEquatableArray();
    }
}
