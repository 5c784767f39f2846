using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>
/// A scheduled nest writes every element that the naive one writes, for every number of rows, and the zeros that are promised behind each
/// row. Rows are told apart by the stretch between two ends of loops in which they lie and by their remainder there. Where memory picks
/// what is written, it picks among the same.
/// </summary>
internal static class Coverage
{
    public static void Check(Method naive, Method scheduled, Action<bool, Func<string>> require)
    {
        var multiples = Statements.Loops(scheduled.Body).SelectMany(loop => new[] { loop.From, loop.To })
            .Where(end => end.Symbol is not null).Select(end => end.Multiple).Append(1).Distinct().OrderByDescending(multiple => multiple)
            .ToList();
        for (var i = 1; i < multiples.Count; i++)
            require(multiples[i - 1] % multiples[i] == 0, () => $"rows end at multiples of {multiples[i - 1]} and of {multiples[i]}");
        // No run of a few rows picks all there is to pick.
        require(Picked(naive).SetEquals(Picked(scheduled)), () => "memory picks among others than in the naive nest");
        var (wanted, written) = (new Cover(multiples), new Cover(multiples));
        Collect(naive.Body, Ranges.None, wanted, require);
        Collect(scheduled.Body, Ranges.None, written, require);
        foreach (var buffer in scheduled.Buffers.Where(buffer => buffer.Use != BufferUse.Read))
        {
            require(written.ContainsGrids(buffer.Name, wanted), () => $"not all of {buffer.Name} is written");
            var isSpilled = Statements.Stores(scheduled.Body)
                .Any(store => store.Target.Tail == Tail.Spilled && store.Target.Buffer == buffer);
            foreach (var (stretch, remainder) in wanted.Of(buffer.Name))
            {
                // Of what is updated they are there, where no vector spills.
                var zeros = buffer.Zeros > 0 && (buffer.Use == BufferUse.Write || isSpilled)
                    ? new[] { (buffer.Width, buffer.Width + buffer.Zeros) }
                    : [];
                require(
                    written.At(buffer.Name, stretch, remainder) is { } parts && wanted.At(buffer.Name, stretch, remainder) is { } want
                        && Cover.Contains(parts, want.Concat(zeros))
                        // What is spilled is written again.
                        && (!isSpilled || Cover.Contains(want, [(0, buffer.Width)])),
                    () => $"not all of {buffer.Name} is written");
            }
        }
    }

    /// <summary>The loops of which memory picks one iteration, without what they do.</summary>
    private static HashSet<Loop> Picked(Method method) => [.. Statements.Loops(method.Body).Where(loop => loop.Picked is not null)
        .Select(loop => loop with { Body = EquatableArray<Statement>.Empty })];

    private static void Collect(EquatableArray<Statement> body, Ranges ranges, Cover cover, Action<bool, Func<string>> require)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                // What memory picks may be none: nothing there is sure to be written.
                case Loop { Picked: not null }: break;
                case Loop loop when Ranges.CanRun(loop): Collect(loop.Body, ranges.Inside(loop), cover, require); break;
                case Block block: Collect(block.Body, ranges, cover, require); break;
                case Store store: require(cover.Add(store.Target, ranges), () => $"it is not clear what {store.Target} writes"); break;
            }
        }
    }
}
