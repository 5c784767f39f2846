namespace Keyword;

/// <summary>
/// The words, two vowels gliding into one another, by the first two resonances of the vocal tract in hertz (Peterson and Barney 1952, men).
/// 0 is no word.
/// </summary>
internal static class Words
{
    public const int Count = 4;

    private static readonly (double First, double Second) a = (730, 1090), i = (270, 2290), o = (570, 840), u = (300, 870);

    public static string Name(int word) => word switch { 0 => "nothing", 1 => "a-i", 2 => "i-a", _ => "o-u" };

    /// <summary>Where a word begins and ends.</summary>
    public static ((double First, double Second) From, (double First, double Second) To) Vowels(int word) =>
        word switch { 1 => (a, i), 2 => (i, a), _ => (o, u) };
}
