namespace NetGen;

/// <summary>A column of a table that a network reads. Immutable.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Description">What its fields are and what becomes of them.</param>
/// <param name="Length">The values of a sample that it is, of <see cref="NetworkSummary.InputLength"/>; they stand in the order of the
/// columns.</param>
/// <param name="EncodedLength">The values that the first layer reads of it.</param>
/// <param name="MayBeMissing">Whether a field may be without a value, which is NaN in a sample.</param>
public sealed record ColumnSummary(string Name, string Description, int Length, int EncodedLength, bool MayBeMissing)
{
    /// <summary>The vocabulary of a category, of a boolean no and yes; empty of others. A value of a sample is the place there, "other" the
    /// place behind the last.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
