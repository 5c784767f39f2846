using NetGen.Generator.Model;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// Register tiles for sixteen vector registers: twelve accumulators hide the latency of the multiply-add (four cycles, two a cycle), the
/// rest
/// hold operands. 6 × 2 reads eight vectors for twelve multiply-adds.
/// </summary>
internal static class TileChoice
{
    /// <summary>Multiply-adds that are written out rather than looped over.</summary>
    public const int UnrollLimit = 128;

    public static EquatableArray<Tile> ForBroadcast(int width, int lanes)
    {
        var vectors = VectorsOf(width, lanes);
        return vectors switch
        {
            1 => Tiles(new Tile(8, 1), new Tile(1, 1)),
            2 => Tiles(new Tile(6, 2), new Tile(1, 2)),
            _ => Tiles(new Tile(6, 2), new Tile(2, Math.Min(vectors, 4)), new Tile(1, Math.Min(vectors, 8))),
        };
    }

    public static EquatableArray<Tile> ForDot(int width) =>
        width < 4 ? Tiles(new Tile(4, width), new Tile(1, width)) : Tiles(new Tile(3, 4), new Tile(1, 4));

    public static Tile ForOuter(int height, int width, int lanes)
    {
        var vectors = Math.Min(2, VectorsOf(width, lanes));
        return new Tile(Math.Min(height, vectors == 1 ? 8 : 6), vectors);
    }

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

    /// <summary>Multiply-adds of the tallest tile over the whole depth.</summary>
    public static int MultiplyAddsOf(int depth, int width, int lanes, EquatableArray<Tile> tiles) =>
        depth * tiles[0].Rows * Math.Min(tiles[0].Vectors, VectorsOf(width, lanes));

    public static bool Unrolls(int depth, int width, int lanes, EquatableArray<Tile> tiles) =>
        MultiplyAddsOf(depth, width, lanes, tiles) <= UnrollLimit
        && VectorsOf(width, lanes) <= tiles[0].Vectors;

    /// <summary>Sums of columns: four chains hide the latency of an addition.</summary>
    public static readonly Tile ForSums = new(1, 4);

    /// <summary>The width in whole vectors.</summary>
    private static int VectorsOf(int width, int lanes) => (width + lanes - 1) / lanes;

    private static EquatableArray<Tile> Tiles(params Tile[] tiles) => tiles.ToEquatableArray();
}
