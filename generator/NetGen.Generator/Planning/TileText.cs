using System.Globalization;
using NetGen.Generator.Scheduling;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>A kernel's tile in words, for the generated header and for who asks why.</summary>
internal static class TileText
{
    /// <summary>"unrolled", "tiles of 6 × 16"; empty for a kernel without a tile.</summary>
    public static string Of(Kernel kernel, int lanes) => kernel switch
    {
        BroadcastKernel broadcast when IsWrittenOut(broadcast, lanes) => "unrolled",
        BroadcastKernel broadcast => Text(TileChoice.ForBroadcast(broadcast.Width, lanes)[0], lanes),
        DotKernel dot => $"tiles of {Number(TileChoice.ForDot(dot.Width)[0].Rows)} × {Number(TileChoice.ForDot(dot.Width)[0].Vectors)} dot products",
        OuterKernel outer => Text(TileChoice.ForOuter(outer.Height, outer.Width, lanes), lanes),
        _ => "",
    };

    public static bool IsWrittenOut(BroadcastKernel kernel, int lanes) =>
        TileChoice.Unrolls(kernel.Depth, kernel.Width, lanes, TileChoice.ForBroadcast(kernel.Width, lanes));

    /// <summary>Of the tallest tile.</summary>
    public static int MultiplyAddsOf(BroadcastKernel kernel, int lanes) =>
        TileChoice.MultiplyAddsOf(kernel.Depth, kernel.Width, lanes, TileChoice.ForBroadcast(kernel.Width, lanes));

    private static string Text(Tile tile, int lanes) => $"tiles of {Number(tile.Rows)} × {Number(tile.Vectors * lanes)}";

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
