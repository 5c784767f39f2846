namespace NetGen.Generator.Scheduling;

/// <summary>The numbers of schedules, with their reasons.</summary>
internal static class Limits
{
    /// <summary>Whole vectors of a row that are written out: a loop of two trips costs a jump that is mispredicted at the end of every
    /// row.</summary>
    public const int WrittenOutVectors = 2;

    /// <summary>Statements that one body may have where it is written out for several vectors: above, the text is longer than what is
    /// saved.</summary>
    public const int WrittenOutStatements = 4;

    /// <summary>Taps of a window that are written out: 3 × 3, the largest window that is common; above, the text is longer than what the
    /// jumps cost.</summary>
    public const int WrittenOutTaps = 9;

    /// <summary>Vectors that go through inner loops together: four chains of additions, each of which waits four cycles for the one
    /// before.</summary>
    public const int VectorsOfPanel = 4;

    /// <summary>Sums that one loop adds to: they hide the latency of an addition.</summary>
    public const int Chains = 6;

    /// <summary>
    /// Of sums longer than this the two loops stay: their proof looks at the ends of each, that of one merged sum at all of it.
    /// </summary>
    public const int MergedSum = 1024;

    /// <summary>
    /// Places of a tile of two vectors: twelve sums hide the latency of the multiply-add, the other registers hold operands.
    /// </summary>
    public const int Places = 6;

    /// <summary>Sums of a tile.</summary>
    public const int Sums = 12;

    /// <summary>Iterations of an innermost sum that are written out: a line of a window of few channels.</summary>
    public const int WrittenOutSum = 8;

    /// <summary>Multiply-adds that the tiles of one nest have where sums are written out: a third of what a method may take.</summary>
    public const int WrittenOutProducts = 200;

    /// <summary>Names of a method whose sums are written out: of the 300 that a method may have, what comes after tiling takes some. Where
    /// panels of columns differ in width, each has tiles of its own.</summary>
    public const int WrittenOutNames = 250;

    /// <summary>Elements of a window that are tiled across its lines, each at a constant place of its own.</summary>
    public const int SmallWindow = 48;

    /// <summary>Vectors of sums of such a window that have a place of their own: what a method may take.</summary>
    public const int WrittenOutPlaces = 150;

    /// <summary>
    /// A sum over rows that is added to memory once a row: with this many multiply-adds before, that costs less than reading all rows from
    /// the second-level cache for every tile.
    /// </summary>
    public const int LongSumOfRow = 16;

    /// <summary>A square that is turned in registers takes log₂ of its lanes steps of each register, whatever is in it: where it has less
    /// than a quarter of its rows, as long as one element after the other.</summary>
    public const int PartOfSquare = 4;

    /// <summary>Squares of a method: at 512 bits each has 64 names, of the 300 that a method may have.</summary>
    public const int Squares = 4;
}
