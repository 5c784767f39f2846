using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>
/// What a vector writes behind what is meant is right there: zeros in the padding, or anything where a later iteration of the same loop, or
/// what comes after it, writes again.
/// </summary>
internal static class Tails
{
    public static void Check(Method method, Action<bool, Func<string>> require)
    {
        var stores = Spills.StoresOf(method.Body);
        var spoiling = Enumerable.Range(0, stores.Count)
            .Where(i => stores[i].Store.Target.Tail == Tail.Spilled && !Spills.AreWrittenLater(method, stores, i))
            .Select(i => stores[i].Store.Target);
        Check(method.Body, [], [.. spoiling], require);
    }

    private static void Check(EquatableArray<Statement> body, Dictionary<string, Expr> names, HashSet<Access> spoiling,
        Action<bool, Func<string>> require)
    {
        names = new Dictionary<string, Expr>(names);
        for (var i = 0; i < body.Count; i++)
        {
            switch (body[i])
            {
                case Loop loop:
                    Check(loop.Body, names, spoiling, require);
                    foreach (var spilled in Own(loop.Body).Select(store => store.Target).Where(spoiling.Contains))
                        require(IsWrittenAgain(spilled, loop, body, i), () => $"what {spilled} spills is not written again");
                    break;
                case Block block:
                    Check(block.Body, names, spoiling, require);
                    break;
                case Let let:
                    names[let.Name] = let.Value;
                    break;
                case Set set:
                    // Its value changes: nothing is known of it.
                    names.Remove(set.Name);
                    break;
                case Store { Target.Tail: Tail.Restored } store:
                    require(IsRestored(store, body, i), () => $"{store.Target} does not write back what was there");
                    break;
                case Store { Target.Tail: Tail.Padded } store:
                    require(ZeroLanes.AreSure(store.Value, name => names.TryGetValue(name, out var value) ? value : null,
                        store.Target.Count),
                        () => $"the padding behind {store.Target} is not zero");
                    require(store.Target.OffsetInRow.IsConstant
                        && (store.Target.OffsetInRow.Constant + store.Target.Count >= store.Target.Buffer.Width),
                        () => $"{store.Target} is not at the end of its row");
                    break;
            }
        }
    }

    /// <summary>The stores of a loop that no loop inside has.</summary>
    private static IEnumerable<Store> Own(EquatableArray<Statement> body) =>
        body.SelectMany(statement => statement is Block block
            ? Own(block.Body)
            : statement is Store store ? [store] : Enumerable.Empty<Store>());

    /// <summary>
    /// The loop goes up from position to position, and what is meant ends where the next position begins; nothing in the loop writes in
    /// front of its position, so that each is what its own iteration makes of it; nothing that could be spoiled was written before the
    /// loop; and what it spills lies in the row, where <see cref="Coverage"/> finds who writes it.
    /// </summary>
    private static bool IsWrittenAgain(Access spilled, Loop loop, EquatableArray<Statement> siblings, int at)
    {
        var position = Loops.Index.Of(loop.Variable) * (spilled.OffsetInRow.CoefficientOf(loop.Variable));
        return (spilled.OffsetInRow - position) is { IsConstant: true } start
            && start.Constant + spilled.Count == spilled.OffsetInRow.CoefficientOf(loop.Variable) * loop.Step
            && Statements.Stores(loop.Body).Where(store => store.Target.Buffer == spilled.Buffer)
                .All(store => (store.Target.OffsetInRow - position) is { Constant: >= 0 } inside
                    && inside.Terms.All(term => term.Coefficient > 0 && term.Variable != loop.Variable))
            && Statements.Stores(siblings.Take(at).ToEquatableArray()).All(store => store.Target.Buffer != spilled.Buffer);
    }

    /// <summary>
    /// The vector is what a load has read in the same place, with nothing added behind the lanes that are meant; and nothing has been meant
    /// for those places since.
    /// </summary>
    private static bool IsRestored(Store store, EquatableArray<Statement> body, int at)
    {
        var target = store.Target;
        if (store.Value is not Local { Name: var name } || target.Count is not { } count)
            return false;
        var known = at - 1;
        while (known >= 0 && body[known] is not (Loop or Block) && NameOf(body[known]) != name)
            known--;
        return known >= 0 && NameOf(body[known]) == name
            && Statements.ValueOf(body[known]) is Binary { Operation: BinaryOperation.Add } sum
            && sum is { Left: Load { Access: var source }, Right: FirstLanes { Rest: null } added }
            && added.Count <= count && added.Lanes == target.Lanes
            && source.Buffer == target.Buffer && source.Indices.Equals(target.Indices) && source.Lanes == target.Lanes
            && source.Tail is Tail.None or Tail.Padded
            && body.Skip(known + 1).Take(at - known - 1).OfType<Store>().Where(other => other.Target.Buffer.Name == target.Buffer.Name)
                .All(other =>
                (other.Target.Offset - target.Offset) is { IsConstant: true, Constant: var apart }
                && (apart >= target.Lanes
                    || apart + (other.Target.Tail == Tail.None ? other.Target.Lanes : other.Target.Count ?? other.Target.Lanes) <= count));
    }

    private static string? NameOf(Statement statement) => statement switch
    {
        Let let => let.Name,
        Set set => set.Name,
        // The others name nothing.
        _ => null,
    };
}
