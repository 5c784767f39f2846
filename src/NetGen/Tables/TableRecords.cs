using System.ComponentModel;
using System.Data.Common;
using System.Globalization;
using NetGen.Data;

namespace NetGen.Tables;

/// <summary>Writes a program's row.</summary>
/// <typeparam name="TRow">The row's type.</typeparam>
/// <param name="row">The row.</param>
/// <param name="values">Receives the values of a sample.</param>
/// <returns>Its label; NaN where it has none.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate float RowWriter<TRow>(in TRow row, Span<float> values);

/// <summary>Rows of a program or a database as samples. Called by generated code. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableRecords
{
    /// <summary>Rows of a program's own type.</summary>
    /// <exception cref="DatasetException">There is no row, or one lacks its label or has a value that its column cannot have.</exception>
    public static Dataset Read<TRow>(TableSchema schema, IEnumerable<TRow> rows, RowWriter<TRow> write)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(write);
        using var samples = new SampleCollector(schema);
        int number = 0;
        foreach (TRow row in rows)
        {
            Span<float> values = samples.Next(out Span<float> label);
            try
            {
                label[0] = write(row, values);
            }
            catch (TableValueException e)
            {
                throw new DatasetException($"Row {number}: {e.Message}", e);
            }

            if (float.IsNaN(label[0]))
            {
                throw new DatasetException($"Row {number} has no '{schema.Label.Name}', which is to be learned; expected {schema.Label.Expected}.");
            }

            number++;
        }

        return samples.Complete("the rows");
    }

    /// <summary>What a database answers.</summary>
    /// <exception cref="DataFormatException">A column is missing or unknown, or a value is not what its column says.</exception>
    public static Dataset Read(TableSchema schema, DbDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(reader);
        const string Source = "the query";
        TableHeader header = TableHeader.Of(schema, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], Source);
        using var samples = new SampleCollector(schema);
        var missing = new MissingFields(Source, "row");
        for (int row = 1; reader.Read(); row++)
        {
            Span<float> values = samples.Next(out Span<float> label);
            for (int field = 0; field < header.Columns.Length; field++)
            {
                if (header.Columns[field] is not { } column)
                {
                    samples.Keep(Convert.ToString(reader.GetValue(field), CultureInfo.InvariantCulture));
                    continue;
                }

                Span<float> places = header.PlaceOf(field, values, label);
                object value = reader.GetValue(field);
                if (value is DBNull || (value is string text && column.IsMissing(text.AsSpan().Trim())))
                {
                    places.Fill(column.MayBeMissing ? float.NaN : 0);
                    if (!column.MayBeMissing)
                    {
                        missing.Add(row, header.Describe(field));
                    }
                }
                else if (!TryRead(column, value, places))
                {
                    throw new DataFormatException(
                        $"{Source}, row {row}, {header.Describe(field)}: expected {column.Expected}; found {CsvField.Quote(Convert.ToString(value, CultureInfo.InvariantCulture))}.");
                }
            }
        }

        missing.ThrowIfAny();
        return samples.Complete(Source, header.Ignored);
    }

    private static bool TryRead(TableColumn column, object value, Span<float> places)
    {
        switch (column, value)
        {
            case (NumberColumn number, float or double or decimal or byte or sbyte or short or ushort or int or uint or long or ulong):
                return number.TryAccept(Convert.ToDouble(value, CultureInfo.InvariantCulture), places);
            case (BooleanColumn answer, bool yes):
                answer.Write(yes, places);
                return true;
            case (DateColumn { Length: 1 } date, DateTime day) when day.TimeOfDay == TimeSpan.Zero:
                date.Write(DateOnly.FromDateTime(day), places);
                return true;
            case (DateColumn { Length: 1 } date, DateOnly day):
                date.Write(day, places);
                return true;
            case (DateColumn { HasZone: true } date, DateTimeOffset moment):
                date.Write(moment.UtcDateTime, places);
                return true;
            case (TimeColumn clock, TimeSpan time) when time >= TimeSpan.Zero && time < TimeSpan.FromDays(1):
                clock.Write(TimeOnly.FromTimeSpan(time), places);
                return true;
            case (TimeColumn clock, TimeOnly time):
                clock.Write(time, places);
                return true;
            case (DateColumn { Length: 2 } date, DateTime time):
                date.Write(time, places);
                return true;
            default:
                return column.TryRead(Convert.ToString(value, CultureInfo.InvariantCulture).AsSpan().Trim(), places);
        }
    }
}
