namespace NetGen.Generator.Scheduling;

/// <summary>The numbers of schedules, with their reasons.</summary>
internal static class Limits
{
    /// <summary>Whole vectors of a row that are written out: a loop of two trips costs a jump that is mispredicted at the end of every row.</summary>
    public const int WrittenOutVectors = 2;

    /// <summary>Statements that one body may have where it is written out for several vectors: above, the text is longer than what is saved.</summary>
    public const int WrittenOutStatements = 4;

    /// <summary>Vectors that go through inner loops together: four chains of additions, each of which waits four cycles for the one before.</summary>
    public const int VectorsOfPanel = 4;
}
