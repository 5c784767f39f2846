using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>What has been written: for each buffer, stretch and remainder of rows, the parts of a row.</summary>
/// <param name="multiples">The ends of stretches: the number of rows rounded down to these, the largest first.</param>
internal sealed class Cover(IReadOnlyList<int> multiples)
{
    /// <summary>More parts than this are no schedule of ours.</summary>
    private const int MostParts = 1 << 20;

    private readonly Dictionary<(string Buffer, int Stretch, int Remainder), List<(int Start, int End)>> _parts = [];

    public IEnumerable<(int Stretch, int Remainder, List<(int Start, int End)> Parts)> Of(string buffer) =>
        _parts.Where(entry => entry.Key.Buffer == buffer).Select(entry => (entry.Key.Stretch, entry.Key.Remainder, entry.Value));

    public IReadOnlyList<(int Start, int End)> At(string buffer, int stretch, int remainder) =>
        _parts.TryGetValue((buffer, stretch, remainder), out var parts) ? parts : [];

    /// <summary>Whether everything wanted is among the parts.</summary>
    public static bool Contains(IEnumerable<(int Start, int End)> parts, IEnumerable<(int Start, int End)> wanted)
    {
        var whole = new List<(int Start, int End)>();
        foreach (var part in parts.OrderBy(part => part.Start))
        {
            if (whole.Count > 0 && part.Start <= whole[whole.Count - 1].End)
                whole[whole.Count - 1] = (whole[whole.Count - 1].Start, Math.Max(whole[whole.Count - 1].End, part.End));
            else
                whole.Add(part);
        }
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

    /// <summary>False where it is not clear what is written.</summary>
    public bool Add(Access target, Ranges ranges)
    {
        var buffer = target.Buffer;
        var lanes = target.Tail switch
        {
            Tail.None or Tail.Padded => target.Lanes,
            _ => target.Count ?? 1,
        };
        var isMemory = buffer.Rows is not null && buffer.Axes.Count == 1;
        if (PartsOf(target.OffsetInRow, isMemory ? 1 : lanes, ranges) is not { } parts)
            return false;
        foreach (var (stretch, remainder) in RowsOf(target, isMemory ? lanes : 1, ranges))
        {
            if (!_parts.TryGetValue((buffer.Name, stretch, remainder), out var known))
                _parts.Add((buffer.Name, stretch, remainder), known = []);
            known.AddRange(parts);
        }
        return true;
    }

    /// <summary>The parts of a row that a vector takes in all iterations of loops with constant ends.</summary>
    private static List<(int Start, int End)>? PartsOf(Index offset, int lanes, Ranges ranges)
    {
        var parts = new List<(int Start, int End)> { (offset.Constant, offset.Constant + lanes) };
        var terms = offset.Terms.Select(term => (Loop: ranges.LoopOf(term.Variable), term.Coefficient)).OrderBy(term => Math.Abs(term.Coefficient)).ToList();
        foreach (var (loop, coefficient) in terms)
        {
            if (loop is null || loop.To.Symbol is not null)
                return null;
            var count = (loop.To.Constant - loop.From.Constant + loop.Step - 1) / loop.Step;
            var (first, step) = (loop.From.Constant * coefficient, loop.Step * coefficient);
            if (parts.Count == 1 && step >= 0 && step <= parts[0].End - parts[0].Start)
                parts[0] = (parts[0].Start + first, parts[0].End + first + (step * (count - 1)));
            else if ((long)parts.Count * count > MostParts)
                return null;
            else
                parts = [.. Enumerable.Range(0, count).SelectMany(i => parts.Select(part => (part.Start + first + (step * i), part.End + first + (step * i))))];
        }
        return parts;
    }

    private IEnumerable<(int Stretch, int Remainder)> RowsOf(Access target, int lanes, Ranges ranges)
    {
        if (target.Buffer.Rows is null)
            return [(0, 0)];
        var index = target.Indices[0];
        if (index.Terms.Count != 1 || ranges.LoopOf(index.Terms[0].Variable) is not { To.Symbol: not null } loop)
            return [];
        var first = loop.From.Symbol is null ? 0 : multiples.ToList().IndexOf(loop.From.Multiple) + 1;
        var last = multiples.ToList().IndexOf(loop.To.Multiple);
        var rows = new List<(int, int)>();
        for (var stretch = first; stretch <= last; stretch++)
        {
            var multiple = multiples[stretch];
            if (target.Count is null && target.Tail == Tail.Exact)
                rows.Add((stretch, 0));
            else if (multiple % loop.Step == 0)
                rows.AddRange(Enumerable.Range(0, multiple / loop.Step).SelectMany(i => Enumerable.Range(0, lanes).Select(lane => (stretch, ((i * loop.Step) + index.Constant + lane) % multiple))));
        }
        return rows;
    }
}
