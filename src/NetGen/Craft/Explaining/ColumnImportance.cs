namespace NetGen;

/// <summary>How much worse a network gets without what a column says. Immutable.</summary>
/// <param name="Column">The column.</param>
/// <param name="Drop">How far the score fell, mean and deviation over the repeats; about 0, or below, where nothing was lost.</param>
public sealed record ColumnImportance(string Column, MeanAndDeviation Drop)
{
    /// <summary>As in "balance 0.0821 ± 0.0042". The same text under every culture.</summary>
    public override string ToString() => $"{Column} {Drop}";
}

/// <summary>What a network says in the mean where a column has a value. Immutable.</summary>
/// <param name="Value">The value in a sample: a number, a category's place, the number of a day (<c>DateOnly.FromDayNumber</c>), the second
/// of a time of day.</param>
/// <param name="Category">The category's name; null of numbers and days.</param>
/// <param name="MeanOutputs">The mean of each output.</param>
public sealed record DependencePoint(double Value, string? Category, IReadOnlyList<double> MeanOutputs);
