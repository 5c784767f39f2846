using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>
/// What a vector writes behind what is meant is right there: zeros in the padding, or anything where a later iteration of the same loop, or what comes after
/// it, writes again.
/// </summary>
internal static class Tails
{
    public static void Check(Method method, Action<bool, Func<string>> require)
    {
        Check(method.Body, [], require);
        if (!Statements.Stores(method.Body).Any(store => store.Target.Tail == Tail.Spilled))
            return;
        // What is spilled lies in the row, where Coverage finds who writes it.
        var stores = Spills.StoresOf(method.Body);
        for (var i = 0; i < stores.Count; i++)
        {
            var spilled = stores[i].Store.Target;
            require(spilled.Tail != Tail.Spilled || Spills.AreWrittenLater(method, stores, i), () => $"what {spilled} spills is not written again");
        }
    }

    private static void Check(EquatableArray<Statement> body, Dictionary<string, Expr> names, Action<bool, Func<string>> require)
    {
        names = new Dictionary<string, Expr>(names);
        for (var i = 0; i < body.Count; i++)
        {
            switch (body[i])
            {
                case Loop loop:
                    Check(loop.Body, names, require);
                    break;
                case Block block:
                    Check(block.Body, names, require);
                    break;
                case Let let:
                    names[let.Name] = let.Value;
                    break;
                case Set set:
                    // Its value changes: nothing is known of it.
                    names.Remove(set.Name);
                    break;
                case Store { Target.Tail: Tail.Padded } store:
                    require(ZeroLanes.AreSure(store.Value, name => names.TryGetValue(name, out var value) ? value : null) || IsFirst(store),
                        () => $"the padding behind {store.Target} is not zero");
                    require(store.Target.OffsetInRow.IsConstant && (store.Target.OffsetInRow.Constant + store.Target.Count >= store.Target.Buffer.Width),
                        () => $"{store.Target} is not at the end of its row");
                    break;
            }
        }
    }

    private static bool IsFirst(Store store) => store.Value is FirstLanes first && first.Count <= store.Target.Count;
}
