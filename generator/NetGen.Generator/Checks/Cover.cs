using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>
/// What has been written: for each buffer, stretch and remainder of rows, the parts of a row. Of memory that there is once and that has
/// several axes (a matrix of parameters), each step along the outermost axis is told apart by the indices that it has: a grid of 25,088 ×
/// 4,096 is two lists, not their product.
/// </summary>
/// <param name="multiples">The ends of stretches: the number of rows rounded down to these, the largest first.</param>
internal sealed class Cover(IReadOnlyList<int> multiples)
{
    /// <summary>More parts than this are no schedule of ours.</summary>
    private const int MostParts = 1 << 20;

    /// <summary>Instead of a stretch of rows: the places of a grid in memory.</summary>
    private const int InMemory = -1;

    private readonly Dictionary<(string Buffer, int Stretch, int Remainder),
        Dictionary<EquatableArray<Repeat>, List<(int Start, int End)>>> _parts = [];

    /// <summary>Of each place along the outermost axis what is written there, by what loops do to it, as in rows: two vectors that move
    /// together leave no gap.</summary>
    private readonly Dictionary<(string Buffer, string Places), (List<(int Start, int End)> Outer,
        Dictionary<EquatableArray<Repeat>, List<(int Start, int End)>> Inner)> _grids = [];

    /// <summary>The rows of a buffer of which something was written.</summary>
    public IEnumerable<(int Stretch, int Remainder)> Of(string buffer) =>
        _parts.Keys.Where(key => key.Buffer == buffer && key.Stretch != InMemory).Select(key => (key.Stretch, key.Remainder));

    /// <summary>Whether every grid of a buffer that is wanted is in this one: what is wanted along the inner axes, at every place along
    /// the outermost; or, where loops over axes without a gap were made one, the same places of memory.</summary>
    public bool ContainsGrids(string buffer, Cover wanted) =>
        wanted.GridsOf(buffer)
            .All(want => want.Inner is { } inner && Contains(
                GridsOf(buffer).Where(grid => grid.Inner is { } parts && Contains(parts, inner)).SelectMany(grid => grid.Outer),
                want.Outer))
        || (At(buffer, InMemory, 0) is { } parts && wanted.At(buffer, InMemory, 0) is { } want && Contains(parts, want));

    /// <summary>What is written at which places; null where it is more than a schedule of ours makes.</summary>
    private IEnumerable<(List<(int Start, int End)> Outer, List<(int Start, int End)>? Inner)> GridsOf(string buffer) =>
        _grids.Where(entry => entry.Key.Buffer == buffer).Select(entry => (entry.Value.Outer, Expand(entry.Value.Inner)));

    /// <summary>The parts of a row; null where they are more than a schedule of ours makes.</summary>
    public IReadOnlyList<(int Start, int End)>? At(string buffer, int stretch, int remainder)
    {
        return _parts.TryGetValue((buffer, stretch, remainder), out var groups) ? Expand(groups) : [];
    }

    /// <summary>
    /// The innermost loops first, and what they leave together with what the loops around them do as well: a row of vectors and the rest
    /// behind it are one part before they are repeated for each pixel.
    /// </summary>
    private static List<(int Start, int End)>? Expand(Dictionary<EquatableArray<Repeat>, List<(int Start, int End)>> groups)
    {
        var open = groups.ToDictionary(group => group.Key, group => group.Value.ToList());
        for (var depth = open.Keys.Select(repeats => repeats.Count).DefaultIfEmpty(0).Max(); depth > 0; depth--)
        {
            foreach (var repeats in open.Keys.Where(repeats => repeats.Count == depth).ToList())
            {
                if (Repeated(Joined(open[repeats]), repeats[0]) is not { } parts)
                    return null;
                open.Remove(repeats);
                var around = repeats.Skip(1).ToEquatableArray();
                if (open.TryGetValue(around, out var others))
                    others.AddRange(parts);
                else
                    open.Add(around, parts);
            }
        }
        return open.TryGetValue(EquatableArray<Repeat>.Empty, out var all) ? Joined(all) : [];
    }

    /// <summary>Whether everything wanted is among the parts.</summary>
    public static bool Contains(IEnumerable<(int Start, int End)> parts, IEnumerable<(int Start, int End)> wanted)
    {
        var whole = Joined(parts);
        var at = 0;
        foreach (var part in wanted.OrderBy(part => part.Start))
        {
            while (at < whole.Count && whole[at].End < part.End)
                at++;
            if (at == whole.Count || whole[at].Start > part.Start)
                return false;
        }
        return true;
    }

    /// <summary>In order, neighbours made one.</summary>
    private static List<(int Start, int End)> Joined(IEnumerable<(int Start, int End)> parts)
    {
        var whole = new List<(int Start, int End)>();
        foreach (var part in parts.OrderBy(part => part.Start))
        {
            if (whole.Count > 0 && part.Start <= whole[whole.Count - 1].End)
                whole[whole.Count - 1] = (whole[whole.Count - 1].Start, Math.Max(whole[whole.Count - 1].End, part.End));
            else
                whole.Add(part);
        }
        return whole;
    }

    /// <summary>False where it is not clear what is written.</summary>
    public bool Add(Access target, Ranges ranges)
    {
        // Where memory picks, nothing is sure.
        if (target.Indices.SelectMany(index => index.Terms).Any(term => ranges.LoopOf(term.Variable)?.Picked is not null))
            return true;
        var buffer = target.Buffer;
        var lanes = target.Tail switch
        {
            Tail.None or Tail.Padded => target.Lanes,
            // The others touch only the lanes that are meant.
            _ => target.Count ?? 1,
        };
        if (IsGrid(buffer))
        {
            if (RepeatsOf(target.OffsetInRow, ranges) is { } flat)
                Add((buffer.Name, InMemory, 0), flat, (target.OffsetInRow.Constant, target.OffsetInRow.Constant + lanes));
            return AddGrid(target, lanes, ranges);
        }
        var isMemory = buffer.Rows is not null && buffer.Axes.Count == 1;
        if (RepeatsOf(target.OffsetInRow, ranges) is not { } repeats)
            return false;
        var part = (target.OffsetInRow.Constant, target.OffsetInRow.Constant + (isMemory ? 1 : lanes));
        foreach (var (stretch, remainder) in RowsOf(target, isMemory ? lanes : 1, ranges))
            Add((buffer.Name, stretch, remainder), repeats, part);
        return true;
    }

    private void Add((string Buffer, int Stretch, int Remainder) rows, EquatableArray<Repeat> repeats, (int Start, int End) part)
    {
        if (!_parts.TryGetValue(rows, out var groups))
            _parts.Add(rows, groups = []);
        Add(groups, repeats, part);
    }

    private static void Add(Dictionary<EquatableArray<Repeat>, List<(int Start, int End)>> groups, EquatableArray<Repeat> repeats,
        (int Start, int End) part)
    {
        if (!groups.TryGetValue(repeats, out var parts))
            groups.Add(repeats, parts = []);
        parts.Add(part);
    }

    private static bool IsGrid(Loops.Buffer buffer) => buffer.Rows is null && buffer.Axes.Count > 1 && buffer.Zeros == 0;

    private bool AddGrid(Access target, int lanes, Ranges ranges)
    {
        var outer = target.Indices[0];
        var inner = target.OffsetInRow - (outer * target.Buffer.Axes[0].Stride);
        // An index along both would make of the grid a diagonal.
        if (target.Indices.Skip(1).SelectMany(index => index.Terms).Any(term => outer.CoefficientOf(term.Variable) != 0))
            return false;
        if (RepeatsOf(outer, ranges) is not { } around
            || Expand(new() { [around] = [(outer.Constant, outer.Constant + 1)] }) is not { } places
            || RepeatsOf(inner, ranges) is not { } repeats)
            return false;
        var key = (target.Buffer.Name, string.Join(" ", places));
        if (!_grids.TryGetValue(key, out var grid))
            _grids.Add(key, grid = (places, []));
        Add(grid.Inner, repeats, (inner.Constant, inner.Constant + lanes));
        return true;
    }

    /// <summary>How loops repeat what an index says, the smallest steps first; null where that is not known.</summary>
    private static EquatableArray<Repeat>? RepeatsOf(Index offset, Ranges ranges)
    {
        var repeats = new List<Repeat>();
        foreach (var term in offset.Terms)
        {
            if (ranges.LoopOf(term.Variable) is not { To.Symbol: null } loop)
                return null;
            var count = (loop.To.Constant - loop.From.Constant + loop.Step - 1) / loop.Step;
            repeats.Add(new(loop.From.Constant * term.Coefficient, loop.Step * term.Coefficient, count));
        }
        return AsOne(repeats.OrderBy(repeat => Math.Abs(repeat.Step))).ToEquatableArray();
    }

    /// <summary>Of two loops of which the outer takes no longer steps than the inner one goes, as windows that overlap do: one.</summary>
    private static List<Repeat> AsOne(IEnumerable<Repeat> repeats)
    {
        var all = new List<Repeat>();
        foreach (var repeat in repeats)
        {
            if (all.Count > 0 && all[all.Count - 1] is var (first, step, count) && step > 0 && repeat.Step > 0 && repeat.Step % step == 0
                && repeat.Step / step <= count)
                all[all.Count - 1] = new(first + repeat.First, step, count + (repeat.Step / step * (repeat.Count - 1)));
            else
                all.Add(repeat);
        }
        return all;
    }

    /// <summary>What a loop makes of parts: those that its steps leave no gap in are one each. Null where they are too many.</summary>
    private static List<(int Start, int End)>? Repeated(List<(int Start, int End)> parts, Repeat repeat)
    {
        var (first, step, count) = repeat;
        bool IsOne((int Start, int End) part) => step >= 0 && step <= part.End - part.Start;
        if ((long)parts.Count(part => !IsOne(part)) * count > MostParts)
            return null;
        return Joined(parts.SelectMany(part => IsOne(part)
            ? [(part.Start + first, part.End + first + (step * (count - 1)))]
            : Enumerable.Range(0, count).Select(i => (part.Start + first + (step * i), part.End + first + (step * i)))));
    }

    private IEnumerable<(int Stretch, int Remainder)> RowsOf(Access target, int lanes, Ranges ranges)
    {
        if (target.Buffer.Rows is null)
            return [(0, 0)];
        var index = target.Indices[0];
        var counted = index.Terms.Select(term => (term.Coefficient, Loop: ranges.LoopOf(term.Variable))).ToList();
        var ofRows = counted.FindAll(term => term.Loop?.To.Symbol is not null);
        if (counted.Exists(term => term.Loop is null) || ofRows.Count != 1 || ofRows[0] is not (1, { } loop))
            return [];
        // Inside a block of rows another loop counts on from its first.
        var within = new List<int> { index.Constant };
        foreach (var (coefficient, inner) in counted.Where(term => term.Loop!.To.Symbol is null))
            within = [.. within.SelectMany(at => inner!.Values().Select(value => at + (coefficient * value)))];
        var first = loop.From.Symbol is null ? 0 : multiples.ToList().IndexOf(loop.From.Multiple) + 1;
        var last = multiples.ToList().IndexOf(loop.To.Multiple);
        var rows = new List<(int, int)>();
        for (var stretch = first; stretch <= last; stretch++)
        {
            var multiple = multiples[stretch];
            if (target.Count is null && target.Tail == Tail.Exact)
                rows.Add((stretch, 0));
            else if (multiple % loop.Step == 0)
                rows.AddRange(Enumerable.Range(0, multiple / loop.Step)
                    .SelectMany(i => within.SelectMany(at => Enumerable.Range(0, lanes)
                        .Select(lane => (stretch, ((i * loop.Step) + at + lane) % multiple)))));
        }
        return rows;
    }

    /// <summary>What a loop does to a part: moved by First, and so many times, each a step further.</summary>
    private sealed record Repeat(int First, int Step, int Count);
}
