using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>
/// Every access lies inside its buffer for every number of rows: the row among the rows, the element in the row or, for vectors, in as much
/// room behind it as there is for what is done there.
/// </summary>
internal static class Bounds
{
    public static void Check(Method method, Action<bool, Func<string>> require) => Check(method.Body, Ranges.None, require);

    private static void Check(EquatableArray<Statement> body, Ranges ranges, Action<bool, Func<string>> require)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case Loop loop:
                    require(loop.Step > 0, () => $"the loop over {loop.Variable.Name} does not go on");
                    require(loop.From.Symbol is null || loop.To.Symbol is not null,
                        () => $"the loop over {loop.Variable.Name} begins where rows end");
                    require(loop.To.Symbol is null || loop.From.Symbol is not null || loop.From.Constant == 0,
                        () => $"the loop over {loop.Variable.Name} leaves out the first rows");
                    if (loop.Picked is { } picked)
                        Check(picked, 0, ranges, require);
                    if (Ranges.CanRun(loop))
                        Check(loop.Body, ranges.Inside(loop), require);
                    break;
                case Block block: Check(block.Body, ranges, require); break;
                case Let let: Check(let.Value, ranges, require); break;
                case Set set: Check(set.Value, ranges, require); break;
                case Store store:
                    Check(store.Value, ranges, require);
                    var room = store.Target.Tail is Tail.Kept or Tail.Restored ? store.Target.Buffer.Room
                        : store.Target.Tail is Tail.Padded or Tail.Spilled
                            || store.Value is Constant { Value: 0 } ? store.Target.Buffer.Zeros
                        : 0;
                    Check(store.Target, room, ranges, require);
                    // What is kept behind the lanes that are meant may lie anywhere in the room; those that are meant may not.
                    if (store.Target.Tail is Tail.Kept or Tail.Restored)
                        Check(store.Target with { Tail = Tail.Exact }, store.Value is Constant { Value: 0 } ? store.Target.Buffer.Zeros : 0,
                            ranges, require);
                    break;
            }
        }
    }

    private static void Check(Expr value, Ranges ranges, Action<bool, Func<string>> require)
    {
        foreach (var load in value.All.OfType<Load>())
            Check(load.Access, load.Access.Buffer.Reach, ranges, require);
    }

    private static void Check(Access access, int room, Ranges ranges, Action<bool, Func<string>> require)
    {
        var buffer = access.Buffer;
        require(access.Indices.Count == buffer.Axes.Count, () => $"{access} has not one index for each axis");
        require(access.Tail == Tail.None || access.Count is null or >= 0 && (access.Count is null || access.Count < access.Lanes),
            () => $"{access} has no tail");
        require(access.Count is not null || IsRestOfMemory(access, ranges), () => $"{access} is not at the end of memory");
        require(access.Lanes == 1 || buffer.Axes[buffer.Axes.Count - 1].Stride == 1, () => $"the lanes of {access} are not neighbours");
        var lanes = access.Tail == Tail.Exact ? access.Count ?? 1 : access.Lanes;
        if (buffer.Rows is not null)
        {
            var own = buffer.Axes.Count == 1 ? lanes : 1;
            require(ranges.Of(access.Indices[0]) is { Low: >= 0 } rows && rows.AboveSymbol && rows.High + own <= 0
                && SymbolOf(access.Indices[0], ranges) == buffer.Rows.Extent.Symbol, () => $"{access} leaves the rows");
        }
        if (buffer.Rows is null || buffer.Axes.Count > 1)
        {
            require(ranges.Of(access.OffsetInRow) is { Low: >= 0, AboveSymbol: false } columns
                && columns.High + lanes <= buffer.Width + room,
                () => $"{access} leaves the row of {buffer.Width} elements and {room} behind");
        }
    }

    private static string? SymbolOf(Index index, Ranges ranges) =>
        index.Terms.Select(term => ranges.LoopOf(term.Variable)?.To.Symbol).FirstOrDefault(symbol => symbol is not null);

    /// <summary>A vector that begins at the last multiple of the lanes, and takes what is left.</summary>
    private static bool IsRestOfMemory(Access access, Ranges ranges) =>
        access is { Tail: Tail.Exact, Buffer: { Rows: not null, Axes.Count: 1 } }
            && access.Indices[0] is { Constant: 0, Terms.Count: 1 } index
        && index.Terms[0].Coefficient == 1 && ranges.LoopOf(index.Terms[0].Variable) is { } loop
        && loop.From.Symbol is not null && loop.From.Multiple == access.Lanes && loop.Step == access.Lanes
        && loop.To == loop.From.DownTo(1);
}
