using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling.Costs;

/// <summary>
/// The bytes that a nest brings into a cache of a given size. What the cache holds of it all is there already; else what a loop touches
/// comes once where the cache holds what an iteration touches: what the next needs again is still there.
/// </summary>
internal sealed class Traffic
{
    private readonly int _rows, _scalarBytes;
    private readonly long _capacity;

    private Traffic(int rows, int scalarBytes, long capacity) => (_rows, _scalarBytes, _capacity) = (rows, scalarBytes, capacity);

    /// <param name="nest">The nest.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scalarBytes">Bytes of an element.</param>
    /// <param name="capacity">Of the cache, in bytes.</param>
    public static double Into(Method nest, int rows, int scalarBytes, long capacity)
    {
        var traffic = new Traffic(rows, scalarBytes, capacity);
        var all = traffic.RegionsOf(nest.Body);
        return traffic.Size(all) <= capacity ? 0 : traffic.Of(nest.Body, all);
    }

    private double Of(EquatableArray<Statement> body, List<Region> regions)
    {
        if (Size(regions) <= _capacity)
            return Moved(regions);
        return Moved(Region.Of(Own(body))) + body.Sum(statement => statement switch
        {
            Loop loop => Of(loop),
            Block block => Of(block.Body, RegionsOf(block.Body)),
            // The others were counted together.
            _ => 0,
        });
    }

    private double Of(Loop loop)
    {
        var (trips, inside) = (NestCost.Trips(loop, _rows), RegionsOf(loop.Body));
        var all = Over(loop, inside);
        return Size(inside) <= _capacity ? Moved(all) : trips * Of(loop.Body, inside);
    }

    private List<Region> RegionsOf(EquatableArray<Statement> body) =>
        [.. Region.Of(Own(body)), .. body.SelectMany(statement => statement switch
        {
            Loop loop => Over(loop, RegionsOf(loop.Body)),
            Block block => RegionsOf(block.Body),
            // The others are the body's own.
            _ => Enumerable.Empty<Region>(),
        })];

    /// <summary>Nothing of a loop that does not run: the tiles that would take what others leave.</summary>
    private List<Region> Over(Loop loop, List<Region> inside) => (long)NestCost.Trips(loop, _rows) is var trips && trips == 0
        ? [] : [.. inside.Select(region => region.Over(loop.Variable, loop.Step, trips))];

    /// <summary>Of accesses that stand in a body themselves.</summary>
    private static IEnumerable<Access> Own(EquatableArray<Statement> body) =>
        Statements.Accesses(body.Where(statement => statement is not (Loop or Block)).ToEquatableArray());

    /// <summary>No more of a buffer than there is of it.</summary>
    private double Size(IEnumerable<Region> regions) => regions.GroupBy(region => region.Buffer.Name)
        .Sum(own => Math.Min(own.Sum(region => (double)region.Bytes(_scalarBytes)), WholeOf(own.First().Buffer)));

    /// <summary>What is written goes back as well.</summary>
    private double Moved(IEnumerable<Region> regions) => regions.GroupBy(region => region.Buffer.Name)
        .Sum(own => Math.Min(own.Sum(region => (double)region.Bytes(_scalarBytes)), WholeOf(own.First().Buffer))
            * (own.First().Buffer.Use == BufferUse.Read ? 1 : 2));

    private double WholeOf(Buffer buffer) => (double)_scalarBytes
        * (buffer.Rows is null ? buffer.Width : (double)_rows * Math.Max(buffer.Width, buffer.Rows.Stride));
}
