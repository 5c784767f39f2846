using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling.Costs;

/// <summary>
/// Elements of a buffer that statements touch while the loops around them stand still: stretches of memory, each as often as loops inside
/// move it further than it is long.
/// </summary>
internal sealed class Region
{
    private const int LineBytes = 64;

    private List<(int From, int Length)> _stretches;

    /// <summary>What moves the stretches: how far, and how often they stand.</summary>
    private readonly List<(long Distance, long Count)> _copies = [];

    private Region(Buffer buffer, EquatableArray<Term> around, List<(int, int)> stretches) =>
        (Buffer, Around, _stretches) = (buffer, around, stretches);

    public Buffer Buffer { get; }

    /// <summary>The loops around that move it, and how far.</summary>
    public EquatableArray<Term> Around { get; }

    /// <summary>What a few accesses touch, those that loops move alike together.</summary>
    public static IEnumerable<Region> Of(IEnumerable<Access> accesses) => accesses
        .Select(access => (access.Buffer, access.Offset, access.Lanes))
        .GroupBy(part => (part.Buffer.Name, part.Offset.Terms))
        .Select(same => new Region(same.First().Buffer, same.Key.Terms,
            Joined(same.Select(part => (part.Offset.Constant, part.Lanes)))));

    /// <summary>What a loop makes of it.</summary>
    /// <param name="variable">What the loop counts.</param>
    /// <param name="step">By so much.</param>
    /// <param name="trips">So often.</param>
    public Region Over(Variable variable, int step, long trips)
    {
        var term = Around.FirstOrDefault(own => own.Variable == variable);
        if (term is null)
            return this;
        var moved = new Region(Buffer, Around.Where(own => own != term).ToEquatableArray(), [.. _stretches]);
        moved._copies.AddRange(_copies);
        if (trips > 1)
            moved._copies.Add((Math.Abs((long)term.Coefficient * step), trips));
        moved.Fold();
        return moved;
    }

    /// <summary>Bytes of the cache lines.</summary>
    public long Bytes(int scalarBytes) => _copies.Aggregate(1L, (product, copies) => product * copies.Count)
        * _stretches.Sum(stretch => ((stretch.Length * (long)scalarBytes) + LineBytes - 1) / LineBytes * LineBytes);

    /// <summary>Copies that touch each other are one stretch.</summary>
    private void Fold()
    {
        foreach (var copies in _copies.OrderBy(copies => copies.Distance).ToList())
        {
            if (copies.Distance > _stretches.Min(stretch => stretch.Length))
                return;
            _stretches = Joined(_stretches.Select(stretch =>
                (stretch.From, (int)Math.Min(int.MaxValue, stretch.Length + (copies.Distance * (copies.Count - 1))))));
            _copies.Remove(copies);
        }
    }

    private static List<(int, int)> Joined(IEnumerable<(int From, int Length)> parts)
    {
        var joined = new List<(int From, int Length)>();
        foreach (var (from, length) in parts.OrderBy(part => part.From))
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is var last && from <= (long)last.From + last.Length)
                joined[joined.Count - 1] = (last.From, Math.Max(last.Length, from + length - last.From));
            else
                joined.Add((from, length));
        }
        return joined;
    }
}
