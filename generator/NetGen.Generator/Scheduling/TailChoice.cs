using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>What a vector does at lanes that are not meant, as far as its buffer allows.</summary>
internal static class TailChoice
{
    /// <summary>A load may see whatever lies behind a row.</summary>
    public static Tail OfLoad(Access vector, Ranges ranges) => Reaches(vector, vector.Buffer.Reach, ranges) ? Tail.Padded : Tail.Exact;

    /// <summary>Zeros where they are promised, else what was there, else nothing.</summary>
    public static Tail OfStore(Access vector, int count, Ranges ranges) =>
        vector.OffsetInRow.IsConstant && vector.OffsetInRow.Constant + count >= vector.Buffer.Width && vector.Buffer.Zeros > 0
            && Reaches(vector, vector.Buffer.Zeros, ranges) ? Tail.Padded
        : Reaches(vector, vector.Buffer.Room, ranges) ? Tail.Kept
        : Tail.Exact;

    /// <summary>Whether all lanes lie in the row or in so many elements behind it.</summary>
    public static bool Reaches(Access vector, int room, Ranges ranges) =>
        ranges.Of(vector.OffsetInRow) is { AboveSymbol: false } range && range.High + vector.Lanes <= vector.Buffer.Width + room;
}
