namespace NetGen.Tables;

/// <summary>The steps of a table's columns, in their order; columns add theirs.</summary>
internal sealed class StepList
{
    private readonly List<EncodingStep> steps = [];

    /// <param name="columns">The columns in order.</param>
    public StepList(IEnumerable<TableColumn> columns)
    {
        foreach (TableColumn column in columns)
        {
            column.AddSteps(this);
            Length += column.Length;
        }
    }

    /// <summary>The steps.</summary>
    public IReadOnlyList<EncodingStep> Steps => steps;

    /// <summary>The values of a sample, of the columns so far.</summary>
    public int Length { get; private set; }

    /// <summary>The encoded values so far.</summary>
    public int EncodedLength { get; private set; }

    /// <summary>The columns that are scaled by quantiles, so far.</summary>
    public int QuantileColumns { get; private set; }

    public void Number(TableColumn column, ColumnScale scale, NumberTransform transform)
    {
        Add(column, EncodingKind.Number, 1, scale, transform);
        if (scale == ColumnScale.Quantile)
        {
            steps[^1] = steps[^1] with { Quantiles = QuantileColumns++ };
        }
    }

    public void OneHot(TableColumn column, int places) => Add(column, EncodingKind.OneHot, places, ColumnScale.None, NumberTransform.None);

    public void Copy(TableColumn column) => Add(column, EncodingKind.Copy, column.Length, ColumnScale.None, NumberTransform.None);

    public void IndicatorOf(TableColumn column)
    {
        if (column.Indicator)
        {
            Add(column, EncodingKind.Indicator, 1, ColumnScale.None, NumberTransform.None);
        }
    }

    public void Date(TableColumn column, DateParts parts, ColumnScale scale)
    {
        if (parts.HasFlag(DateParts.Elapsed))
        {
            Add(column, EncodingKind.Elapsed, 1, scale, NumberTransform.None);
        }

        if (parts.HasFlag(DateParts.Year))
        {
            Add(column, EncodingKind.Year, 1, scale, NumberTransform.None);
        }

        foreach (DateParts part in (ReadOnlySpan<DateParts>)[DateParts.DayOfYear, DateParts.DayOfMonth, DateParts.DayOfWeek,
            DateParts.TimeOfDay])
        {
            if (parts.HasFlag(part))
            {
                Add(column, EncodingKind.Cycle, 2, ColumnScale.None, NumberTransform.None, part);
            }
        }
    }

    private void Add(TableColumn column, EncodingKind kind, int width, ColumnScale scale, NumberTransform transform,
        DateParts part = default)
    {
        steps.Add(new EncodingStep(kind, column, Length, EncodedLength, width) { Scale = scale, Transform = transform, Part = part });
        EncodedLength = checked(EncodedLength + width);
    }
}
