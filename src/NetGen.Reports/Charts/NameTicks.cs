namespace NetGen.Reports.Charts;

/// <summary>
/// Names below an axis of things that are counted, each at its whole position: beside each other where there is room, else upright; of
/// more than fit upright some, from the first on at equal distances.
/// </summary>
internal sealed class NameTicks
{
    private const int LongestName = 14;
    private const double LetterWidth = 6.2, LineHeight = 12;

    /// <param name="first">The position of the first name.</param>
    /// <param name="names">In the order of their positions.</param>
    /// <param name="room">The axis's length, in pixels.</param>
    public NameTicks(int first, IReadOnlyList<string> names, double room)
    {
        string[] texts = [.. names.Select(Short)];
        double each = room / Math.Max(1, texts.Length), widest = LetterWidth * texts.Select(text => text.Length).DefaultIfEmpty().Max();
        AreUpright = widest + LetterWidth > each;
        Every = AreUpright ? Math.Max(1, (int)Math.Ceiling(LineHeight / each)) : 1;
        Foot = AreUpright ? 30 + widest : 40;
        Shown = [.. texts.Select((text, i) => ((double)(first + i), text)).Where((_, i) => i % Every == 0)];
    }

    /// <summary>Whether they are read from below.</summary>
    public bool AreUpright { get; }

    /// <summary>1 where all are shown, 2 for every second, …</summary>
    public int Every { get; }

    /// <summary>The room that they and the axis's own name need below the field.</summary>
    public double Foot { get; }

    public IReadOnlyList<(double Place, string Text)> Shown { get; }

    // Long names often differ at their ends.
    private static string Short(string name) =>
        name.Length <= LongestName ? name : $"{name[..(LongestName / 2)]}…{name[^((LongestName / 2) - 1)..]}";
}
