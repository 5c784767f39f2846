using NetGen.Generator.Model;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// Register tiles. Of sixteen vector registers twelve are accumulators, which hide the latency of the multiply-add (four cycles, two a
/// cycle), the rest hold operands: 6 × 2 reads eight vectors for twelve multiply-adds. Of 32 (with vectors of 512 bits) 24 are: 6 × 4 reads
/// ten for 24.
/// </summary>
internal static class TileChoice
{
    /// <summary>Multiply-adds that are written out rather than looped over.</summary>
    public const int UnrollLimit = 128;

    /// <summary>
    /// Sums of vectors: of as many rows as registers hold. Where a function is computed of each sum it is twelve or fewer: 24 copies of a
    /// long function are more than the JIT writes out.
    /// </summary>
    public static EquatableArray<Tile> ForBroadcast(int width, Target target, bool callsFunctions)
    {
        var vectors = VectorsOf(width, target.Lanes);
        if (target.Registers == 32 && vectors > 1 && !callsFunctions)
        {
            var wide = WidthOf(vectors);
            return Tiles(new Tile(24 / wide, wide), new Tile(wide == 2 ? 4 : 2, wide), new Tile(1, Math.Min(vectors, 8)));
        }
        return vectors switch
        {
            1 => Tiles(new Tile(8, 1), new Tile(1, 1)),
            // Eight sums hide the latency too, and leave no rows over of sixteen: of those that are, each takes as long as a tile.
            2 when target.Registers == 32 => Tiles(new Tile(4, 2), new Tile(1, 2)),
            2 => Tiles(new Tile(6, 2), new Tile(1, 2)),
            // Wider rows are cut into strips of two, and what is left into narrower ones.
            _ => Tiles(new Tile(6, 2), new Tile(2, Math.Min(vectors, 4)), new Tile(1, Math.Min(vectors, 8))),
        };
    }

    /// <summary>The same for a panel of packed weights, of whose deep rows two that are left over go together: one alone has two sums, which
    /// wait for each other.</summary>
    public static EquatableArray<Tile> ForPanel(int width, Target target, bool callsFunctions)
    {
        var tiles = ForBroadcast(width, target, callsFunctions);
        return tiles.Count == 2 && tiles[0].Rows > 2 ? Tiles(tiles[0], tiles[0] with { Rows = 2 }, tiles[1]) : tiles;
    }

    /// <summary>Columns of a panel of packed weights: those of one tile, so that a product reads the panel from its first element to its
    /// last, which the processor fetches ahead. Panels of four tiles reached 77 % of peak where panels of one reach 94.</summary>
    public static int ColumnsOfPanel(Target target) => (target.Registers == 32 ? 4 : 2) * target.Lanes;

    /// <summary>
    /// Rows that go by together for all panels of packed weights, in whole tiles: so many of this depth that they stay in half of a
    /// second-level cache of 512 KB, instead of coming from the third-level one for each panel. 0 for all rows, where they do anyway.
    /// </summary>
    /// <param name="depth">Elements of a row.</param>
    /// <param name="height">Rows of a tile.</param>
    /// <param name="target">The machine.</param>
    public static int RowsOfBlock(int depth, int height, Target target)
    {
        const int bytes = 288 * 1024, all = 128;
        var rows = bytes / (depth * target.ScalarBytes) / height * height;
        return rows >= all ? 0 : Math.Max(2 * height, rows);
    }

    /// <summary>Rows of a matrix of gradients that are worked through while all columns go by: what they need of 128 samples is 96 KB, and
    /// whole tiles of any height.</summary>
    public const int Block = 192;

    /// <summary>Rows from which on blocks are made.</summary>
    public const int SmallestInBlocks = 2 * Block;

    /// <summary>Columns from which on they are: of fewer, all rows go by but a few times.</summary>
    public const int NarrowestInBlocks = 64;

    /// <summary>Four rows at 32 registers: sixteen sums, and no rows left over of a micro-batch of sixteen.</summary>
    public static EquatableArray<Tile> ForDot(int width, Target target) =>
        width < 4 ? Tiles(new Tile(4, width), new Tile(1, width)) : Tiles(new Tile(target.Registers == 32 ? 4 : 3, 4), new Tile(1, 4));

    public static Tile ForOuter(int height, int width, Target target)
    {
        var vectors = VectorsOf(width, target.Lanes);
        if (target.Registers == 32 && vectors > 1)
            return new Tile(Math.Min(height, 24 / WidthOf(vectors)), WidthOf(vectors));
        return new Tile(Math.Min(height, vectors == 1 ? 8 : 6), Math.Min(2, vectors));
    }

    /// <summary>Vectors of a tile of 24 sums: as many as leave the most of a last panel.</summary>
    private static int WidthOf(int vectors) =>
        new[] { 4, 3, 2 }.Where(wide => wide <= vectors).OrderByDescending(wide => vectors % wide == 0 ? 1 : vectors % wide / (double)wide)
            .First();

    /// <summary>A row of pixels in tiles of nearly equal size, so that none is mostly latency.</summary>
    public static EquatableArray<(int Pixels, int Count)> ForRow(int pixels, int largest)
    {
        var tiles = (pixels + largest - 1) / largest;
        var small = pixels / tiles;
        var large = pixels % tiles;
        var result = new List<(int, int)>();
        if (large > 0)
            result.Add((small + 1, large));
        if (tiles > large)
            result.Add((small, tiles - large));
        return result.ToEquatableArray();
    }

    /// <summary>Whether the multiply-adds of the tallest tile over the whole depth are written out.</summary>
    public static bool Unrolls(int depth, int width, Target target, bool callsFunctions) =>
        ForBroadcast(width, target, callsFunctions)[0] is var tile && VectorsOf(width, target.Lanes) is var vectors
        && depth * tile.Rows * Math.Min(tile.Vectors, vectors) <= UnrollLimit && vectors <= tile.Vectors;

    /// <summary>Sums of columns: four chains hide the latency of an addition.</summary>
    public static readonly Tile ForSums = new(1, 4);

    /// <summary>The width in whole vectors.</summary>
    private static int VectorsOf(int width, int lanes) => (width + lanes - 1) / lanes;

    private static EquatableArray<Tile> Tiles(params Tile[] tiles) => tiles.ToEquatableArray();
}
