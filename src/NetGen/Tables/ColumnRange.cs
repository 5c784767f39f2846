namespace NetGen.Tables;

/// <summary>What a value of a sample can be.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
/// <param name="IsWhole">Whether it is a place, and has no fraction.</param>
internal readonly record struct ColumnRange(float Least, float Most, bool IsWhole)
{
    /// <summary>Any number.</summary>
    public static ColumnRange Finite { get; } = new(float.MinValue, float.MaxValue, IsWhole: false);

    /// <summary>The first so many whole numbers, from 0 on.</summary>
    public static ColumnRange Places(int count) => new(0, count - 1, IsWhole: true);

    /// <summary>Whether a value is one of them; NaN is none.</summary>
    public bool Has(float value) => value >= Least && value <= Most && (!IsWhole || value == MathF.Floor(value));
}
