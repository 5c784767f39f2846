namespace NetGen.Generator.Loops;

/// <summary>The integers that an interpreter finds in memory where they pick: the first, the last, the second of so many, and none of
/// them, in turn.</summary>
internal static class Picks
{
    public static int At(int place, int count) => (place % 4) switch
    {
        0 => 0,
        1 => count - 1,
        2 => Math.Min(1, count - 1),
        // The fourth: none.
        _ => -1,
    };
}
