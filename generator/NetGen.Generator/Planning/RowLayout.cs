namespace NetGen.Generator.Planning;

/// <summary>
/// How rows lie in the workspace. The contract that every kernel keeps and may rely on, whatever name of whatever shape a tensor goes by:
/// <list type="number">
/// <item>A tensor is one row for each sample (or one for a micro-batch), its elements together in row-major order. The distance of rows
/// follows from
/// the number of elements alone, so that a reshape moves nothing and an activation can be fused across it.</item>
/// <item><b>What is promised to be zero:</b> once the kernel that writes a tensor has returned, the lanes from a row's width to its next
/// whole vector
/// are zero, in every row that was written. So a row may be summed, multiplied and added in whole vectors. Exempt are numbers that their
/// readers take one by one or lane by lane: tensors that a micro-batch has once, and the statistics and factors of a normalisation's
/// sets.</item>
/// <item><b>What may be written beyond:</b> a kernel that stores whole vectors of channels may reach less than one vector beyond a row's
/// width while it
/// runs: over the start of the next row, which it writes afterwards, and behind the last row into the tensor's spare line. It clears what
/// (2) names before it returns. Nothing else outside its own rows is written.</item>
/// <item><b>What may be read beyond:</b> the same distance, of rows, parameters and gradients (their arenas end in slack). Behind a row
/// there is anything, NaN
/// and infinity too: it may reach lanes that are masked or that (3) lets go, never a sum; a factor of 0 is no mask. Behind parameters there
/// are others, or zeros, which the zeros of (2) may multiply: they are finite as long as the network is.</item>
/// <item>The user's samples, targets and outputs are not ours: no element beyond them is read or written.</item>
/// </list>
/// </summary>
internal static class RowLayout
{
    private const int CacheLineBytes = 64;

    /// <summary>
    /// From one row to the next: whole cache lines, and an odd number of them. With an even number, a column of a panel would fall on few
    /// of the sets of the first-level cache (a power of two on only one in eight) and evict itself.
    /// </summary>
    public static int StrideOf(int width, int lanes)
    {
        var line = LineOf(lanes);
        var lines = (int)(((long)width + line - 1) / line);
        return checked((lines | 1) * line);
    }

    /// <summary>A sample's elements lie together, in row-major order.</summary>
    public static int StrideOf(Model.TensorShape shape, int lanes) => StrideOf(checked((int)shape.Count), lanes);

    /// <summary>Elements of a cache line: what every tensor has to spare behind its last row.</summary>
    public static int LineOf(int lanes) => CacheLineBytes / (32 / lanes);

    /// <summary>The width in whole vectors.</summary>
    public static int VectorsOf(int width, int lanes) => (width + lanes - 1) / lanes;
}
