namespace NetGen.Generator.Planning;

/// <summary>How rows lie in the workspace.</summary>
internal static class RowLayout
{
    private const int CacheLineBytes = 64;

    /// <summary>
    /// From one row to the next: whole cache lines, and an odd number of them. With an even number, a column of a panel would fall on few
    /// of the sets of the first-level cache (a power of two on only one in eight) and evict itself.
    /// </summary>
    public static int StrideOf(int width, int lanes)
    {
        var line = CacheLineBytes / (32 / lanes);
        var lines = (width + line - 1) / line;
        return (lines | 1) * line;
    }

    /// <summary>A sample's elements lie together, in row-major order.</summary>
    public static int StrideOf(Model.TensorShape shape, int lanes) => StrideOf(checked((int)shape.Count), lanes);

    /// <summary>
    /// What a tensor takes for each row: for an image a cache line more than the stride, so that there is one behind the last row whatever their
    /// number: a kernel stores whole vectors of channels, the last pixel's too.
    /// </summary>
    public static int RoomOf(Model.Tensor tensor, int lanes) =>
        checked(StrideOf(tensor.Shape, lanes) + (tensor.Shape.Positions > 1 ? CacheLineBytes / (32 / lanes) : 0));

    /// <summary>The width in whole vectors.</summary>
    public static int VectorsOf(int width, int lanes) => (width + lanes - 1) / lanes;
}
