using System.ComponentModel;
using System.Globalization;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>Times of day. In a sample it is the second of the day.</summary>
/// <param name="name">Its name in the header.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TimeColumn(string name) : TableColumn(name)
{
    /// <summary>What of it becomes encoded values.</summary>
    public DateParts Parts { get; init; }

    /// <summary>How what goes by is scaled.</summary>
    public ColumnScale Scale { get; init; }

    internal override string Expected => "a time of day (9:30, 09:30:15, 9:30 AM)";

    /// <summary>Writes a row's time.</summary>
    /// <exception cref="TableValueException">It is missing and must not be.</exception>
    public void Write(TimeOnly? value, Span<float> values)
    {
        if (value is TimeOnly time)
        {
            values[0] = (float)time.ToTimeSpan().TotalSeconds;
        }
        else
        {
            WriteMissing(values);
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> field, Span<float> values)
    {
        bool isTime = TimeOnly.TryParseExact(
            field, FieldWords.TimesOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        Write(time, values);
        return isTime;
    }

    // A float may round up the last moment of a day.
    internal override ColumnRange Range => new(0, DateColumn.SecondsOfDay, IsWhole: false);

    internal override void AddSteps(StepList steps)
    {
        steps.Date(this, Parts, Scale);
        steps.IndicatorOf(this);
    }
}
