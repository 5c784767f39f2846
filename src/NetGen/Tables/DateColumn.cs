using System.ComponentModel;
using System.Globalization;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>Days, with or without a time. In a sample the number of the day, counted from 0001-01-01, and where it has a time the second
/// of the day.</summary>
/// <param name="name">Its name in the header.</param>
/// <param name="hasTime">Whether there is a time.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DateColumn(string name, bool hasTime) : TableColumn(name)
{
    internal const int SecondsOfDay = 86_400;

    private readonly string[] formats = FieldWords.Times;
    private readonly bool hasZone;

    /// <summary>What of it becomes encoded values.</summary>
    public DateParts Parts { get; init; }

    /// <summary>How what goes by is scaled.</summary>
    public ColumnScale Scale { get; init; }

    /// <summary>How a day is written, as .NET writes formats; null for 2024-03-01. Behind it stands a time, where there is one.</summary>
    public string? Format
    {
        get;
        init
        {
            field = value;
            formats = value is null ? FieldWords.Times : FieldWords.TimesOf(value);
            hasZone = hasTime && value is not null && FieldWords.HasZone(value);
        }
    }

    /// <inheritdoc/>
    public override int Length => hasTime ? 2 : 1;

    internal override string Expected => Format is { } own ? (hasTime ? "a day with a time" : "a day") + $" ({own})"
        : hasTime ? "a day with a time (2024-03-01 12:30, 2024-03-01T12:30:00)" : "a day (2024-03-01)";

    /// <summary>Writes a row's day.</summary>
    /// <exception cref="TableValueException">It is missing and must not be.</exception>
    public void Write(DateOnly? value, Span<float> values)
    {
        if (value is DateOnly day)
        {
            values[0] = day.DayNumber;
        }
        else
        {
            WriteMissing(values);
        }
    }

    /// <summary>Whether its fields say which time zone is meant: they are moments, in UTC.</summary>
    internal bool HasZone => hasZone;

    /// <summary>Writes a row's day and time; where fields are moments, a local time is taken for the moment that it is.</summary>
    /// <exception cref="TableValueException">It is missing and must not be.</exception>
    public void Write(DateTime? value, Span<float> values)
    {
        if (value is DateTime time)
        {
            time = hasZone && time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
            values[0] = DateOnly.FromDateTime(time).DayNumber;
            values[1] = (float)time.TimeOfDay.TotalSeconds;
        }
        else
        {
            WriteMissing(values);
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> field, Span<float> values)
    {
        if (!hasTime)
        {
            bool isDay = Format is null
                ? PlainDay.TryRead(field, out DateOnly day)
                : DateOnly.TryParseExact(field, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
            values[0] = day.DayNumber;
            return isDay;
        }

        bool isTime = DateTime.TryParseExact(field, formats, CultureInfo.InvariantCulture, FieldWords.Moment, out DateTime time)
            && (!hasZone || FieldWords.EndsInZone(field));
        Write(time, values);
        return isTime;
    }

    internal override ColumnRange Range => new(0, DateOnly.MaxValue.DayNumber, IsWhole: false);

    internal override void AddSteps(StepList steps)
    {
        steps.Date(this, Parts, Scale);
        steps.IndicatorOf(this);
    }
}
