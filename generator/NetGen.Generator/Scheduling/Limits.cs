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

    /// <summary>Of sums longer than this the two loops stay: their proof looks at the ends of each, that of one merged sum at all of it.</summary>
    public const int MergedSum = 1024;
}
