namespace NetGen.Tables;

/// <summary>What a step of encoding makes.</summary>
internal enum EncodingKind
{
    /// <summary>A transformed number.</summary>
    Number,

    /// <summary>A 1 at the value's place, zeros elsewhere.</summary>
    OneHot,

    /// <summary>The values as they are.</summary>
    Copy,

    /// <summary>Whether the value is missing.</summary>
    Indicator,

    /// <summary>Days, with the part of the day that is over.</summary>
    Elapsed,

    /// <summary>The year.</summary>
    Year,

    /// <summary>Sine and cosine of a part of a date.</summary>
    Cycle,
}

/// <summary>How some values of a sample become encoded values.</summary>
/// <param name="Kind">What is made.</param>
/// <param name="Column">Of which column.</param>
/// <param name="Value">Where its values begin in a sample.</param>
/// <param name="Place">Where the encoded values begin.</param>
/// <param name="Width">How many there are.</param>
internal sealed record EncodingStep(EncodingKind Kind, TableColumn Column, int Value, int Place, int Width)
{
    /// <summary>What comes before scaling.</summary>
    public NumberTransform Transform { get; init; } = NumberTransform.None;

    /// <summary>How it is scaled.</summary>
    public ColumnScale Scale { get; init; } = ColumnScale.None;

    /// <summary>Where its quantiles stand among those of the table, a row for each column that is scaled by them; −1 for none.</summary>
    public int Quantiles { get; init; } = -1;

    /// <summary>What goes round.</summary>
    public DateParts Part { get; init; }
}
