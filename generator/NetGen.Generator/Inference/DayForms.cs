using System.Globalization;
using NetGen.Data;
using NetGen.Generator.Model;

namespace NetGen.Generator.Inference;

/// <summary>How the days of a column are written, with a time or without.</summary>
internal static class DayForms
{
    /// <summary>The form that all fields have; null where they are no days.</summary>
    public static (ColumnKind Kind, FieldForm Form)? Of(IReadOnlyList<string> values)
    {
        if (AreDays(values, FieldWords.Day))
            return (ColumnKind.Date, FieldForm.Plain);
        if (AreDays(values, FieldWords.Times))
            return (ColumnKind.DateTime, FieldForm.Plain);
        if (AreDays(values, FieldWords.TimesOfDay))
            return (ColumnKind.Time, FieldForm.Plain);
        if (values.All(value => FieldWords.EndsInZone(value.AsSpan()))
            && FieldWords.ZonedTimes.FirstOrDefault(format => AreDays(values, format)) is { } moments)
            return (ColumnKind.DateTime, new FieldForm { Day = moments });
        foreach (var (day, turned) in FieldWords.OtherDays)
        {
            var kind = AreDays(values, day)
                ? ColumnKind.Date
                : AreDays(values, FieldWords.TimesOf(day)) ? ColumnKind.DateTime : ColumnKind.Auto;
            if (kind == ColumnKind.Auto)
                continue;
            var isOpen = turned is not null && AreDays(values, kind == ColumnKind.Date ? [turned] : FieldWords.TimesOf(turned));
            return (kind, new FieldForm { Day = day, Open = isOpen ? OpenQuestion.DayOrMonth : null });
        }
        return null;
    }

    /// <summary>
    /// Whether whole numbers are days written together: so many different ones that all lie in the calendar are no chance.
    /// </summary>
    public static bool AreTogether(IReadOnlyList<string> values) =>
        values.Count >= SchemaInference.LeastRows && AreDays(values, FieldWords.PlainDay);

    /// <summary>The day that a field says; null where it is none.</summary>
    public static DateTime? Read(string field, ColumnKind kind, string? format)
    {
        var formats = (kind, format) switch
        {
            (ColumnKind.DateTime, null) => FieldWords.Times,
            (ColumnKind.DateTime, { } own) => FieldWords.TimesOf(own),
            // Days alone.
            _ => [format ?? FieldWords.Day],
        };
        return DateTime.TryParseExact(field, formats, CultureInfo.InvariantCulture, FieldWords.Moment, out var day) ? day : null;
    }

    private static bool AreDays(IReadOnlyList<string> values, params string[] formats) =>
        values.All(value => DateTime.TryParseExact(value, formats, CultureInfo.InvariantCulture, FieldWords.Moment, out _));
}
