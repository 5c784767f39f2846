using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>A kernel's tile in words, for the generated header and for who asks why.</summary>
internal static class TileText
{
    /// <summary>"unrolled", "tiles of 6 × 16"; empty for a kernel without a tile.</summary>
    public static string Of(Kernel kernel, int lanes) => kernel switch
    {
        BroadcastKernel { Unrolled: true } => "unrolled",
        BroadcastKernel broadcast => $"tiles of {Number(broadcast.Tiles[0].Rows)} × {Number(broadcast.Tiles[0].Vectors * lanes)}",
        DotKernel dot => $"tiles of {Number(dot.Tiles[0].Rows)} × {Number(dot.Tiles[0].Vectors)} dot products",
        OuterKernel outer => $"tiles of {Number(outer.Tile.Rows)} × {Number(outer.Tile.Vectors * lanes)}",
        _ => "",
    };

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
