namespace NetGen.Generator.Loops;

/// <summary>
/// Whether what a vector writes behind what it means is written again: nothing stands there yet. Every pair of stores of a row is looked
/// at, one of which may come before the other in the same iteration of all loops around both, or in an earlier one of any of them.
/// </summary>
internal static class Spills
{
    /// <summary>A store in its place.</summary>
    /// <param name="Store">The store.</param>
    /// <param name="Loops">The loops around it, outermost first.</param>
    /// <param name="Offset">Where in its row it is.</param>
    internal sealed record Placed(Store Store, IReadOnlyList<Loop> Loops, Index Offset);

    /// <summary>The stores of a nest in the order in which they stand.</summary>
    public static IReadOnlyList<Placed> StoresOf(EquatableArray<Statement> body)
    {
        var stores = new List<Placed>();
        Collect(body, []);
        return stores;

        void Collect(EquatableArray<Statement> statements, IReadOnlyList<Loop> loops)
        {
            foreach (var statement in statements)
            {
                switch (statement)
                {
                    case Loop loop: Collect(loop.Body, [.. loops, loop]); break;
                    case Block block: Collect(block.Body, loops); break;
                    case Store store: stores.Add(new(store, loops, store.Target.OffsetInRow)); break;
                }
            }
        }
    }

    /// <summary>Whether all that the store would spill, in whichever iteration, is written later: the buffer is one that is wholly
    /// written, and never read.</summary>
    /// <param name="method">The nest.</param>
    /// <param name="stores">Its stores.</param>
    /// <param name="at">Which of them.</param>
    public static bool AreWrittenLater(Method method, IReadOnlyList<Placed> stores, int at)
    {
        var buffer = stores[at].Store.Target.Buffer;
        return buffer is { Use: BufferUse.Write, Rows: not null }
            && Statements.Loads(method.Body).All(load => load.Buffer.Name != buffer.Name)
            && Enumerable.Range(0, stores.Count)
                .All(i => stores[i].Store.Target.Buffer.Name != buffer.Name || !IsSpoilt(stores[i], stores[at], isBefore: i < at));
    }

    /// <summary>Whether something that the one has written may lie where the other spills later.</summary>
    private static bool IsSpoilt(Placed written, Placed spilling, bool isBefore)
    {
        var common = 0;
        while (common < written.Loops.Count && common < spilling.Loops.Count
            && ReferenceEquals(written.Loops[common], spilling.Loops[common]))
            common++;
        return (isBefore && MayMeet(written, spilling, common, null))
            || Enumerable.Range(0, common)
                .Any(level => written.Loops[level].To.Symbol is null && MayMeet(written, spilling, level, written.Loops[level]));
    }

    /// <summary>Whether they may meet where both are in the same iteration of so many loops, and the one in an earlier iteration of the
    /// next loop.</summary>
    private static bool MayMeet(Placed written, Placed spilling, int same, Loop? next)
    {
        // From where the one spills to where the other has written.
        var (low, high) = ((long)written.Offset.Constant - spilling.Offset.Constant,
            (long)written.Offset.Constant - spilling.Offset.Constant);
        void Add(long coefficient, long first, long last) =>
            (low, high) = (low + Math.Min(coefficient * first, coefficient * last),
                high + Math.Max(coefficient * first, coefficient * last));

        for (var i = 0; i < same; i++)
            AddAll(written.Loops[i],
                written.Offset.CoefficientOf(written.Loops[i].Variable) - spilling.Offset.CoefficientOf(written.Loops[i].Variable));
        if (next is not null)
        {
            var (own, other) = (written.Offset.CoefficientOf(next.Variable), spilling.Offset.CoefficientOf(next.Variable));
            if (LastOf(next) == next.From.Constant)
                return false;
            AddAll(next, own - other);
            Add(-own, next.Step, LastOf(next) - next.From.Constant);
        }
        foreach (var loop in written.Loops.Skip(next is null ? same : same + 1))
            AddAll(loop, written.Offset.CoefficientOf(loop.Variable));
        foreach (var loop in spilling.Loops.Skip(next is null ? same : same + 1))
            AddAll(loop, -spilling.Offset.CoefficientOf(loop.Variable));
        return high > (spilling.Store.Target.Count ?? 0) - LanesOf(written.Store.Target) && low < spilling.Store.Target.Lanes;

        void AddAll(Loop loop, long coefficient)
        {
            if (coefficient != 0 && loop.To.Symbol is not null)
                (low, high) = (int.MinValue, int.MaxValue);
            else
                Add(coefficient, loop.From.Constant, LastOf(loop));
        }
    }

    private static int LanesOf(Access access) => access.Tail is Tail.None or Tail.Padded ? access.Lanes : access.Count ?? access.Lanes;

    private static int LastOf(Loop loop) =>
        loop.From.Constant + (Math.Max(0, loop.To.Constant - loop.From.Constant - 1) / loop.Step * loop.Step);
}
