namespace NetGen.Generator.Loops;

/// <summary>The integers that an interpreter finds in memory where they pick: the first, the last and the second of so many in
/// turn.</summary>
internal static class Picks
{
    public static int At(int place, int count) => (place % 3) switch
    {
        0 => 0,
        1 => count - 1,
        _ => Math.Min(1, count - 1),
    };
}
