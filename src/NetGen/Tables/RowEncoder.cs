using System.Numerics;
using static System.FormattableString;

namespace NetGen.Tables;

/// <summary>From the values of a sample to those that are scaled and given to the first layer. Immutable; allocates nothing.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="schema">The table.</param>
internal sealed class RowEncoder<T>(TableSchema schema) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly EncodingStep[] steps = [.. schema.Steps.Steps];

    // Of each value of a sample, in order: what it can be, and whether it can be missing.
    private readonly (TableColumn Column, ColumnRange Range, bool MayBeMissing)[] expected =
        [.. schema.Columns.SelectMany(column => Enumerable.Repeat((column, column.Range, column.MayBeMissing), column.Length))];

    /// <summary>Encodes a sample.</summary>
    /// <param name="values">Its values; NaN for a missing one.</param>
    /// <param name="fill">What stands for a missing one, transformed; of categories −1 for none.</param>
    /// <param name="quantiles">The quantiles of columns that are scaled by them, row by row.</param>
    /// <param name="encoded">Receives the encoded values, not scaled yet.</param>
    /// <exception cref="NonFiniteInputException">A value is infinite, or missing where there must be one.</exception>
    /// <exception cref="TableValueException">A value cannot be one of its column's.</exception>
    public void Encode(ReadOnlySpan<T> values, ReadOnlySpan<T> fill, ReadOnlySpan<T> quantiles, Span<T> encoded)
    {
        Require(values);
        foreach (EncodingStep step in steps)
        {
            T value = values[step.Value];
            bool isMissing = T.IsNaN(value);
            Span<T> places = encoded.Slice(step.Place, step.Width);
            switch (step.Kind)
            {
                case EncodingKind.Number:
                    places[0] = isMissing ? fill[step.Value] : T.CreateTruncating(step.Transform.Of(double.CreateTruncating(value)));
                    if (step.Quantiles >= 0)
                    {
                        places[0] = QuantileRanks.Of(places[0], quantiles.Slice(step.Quantiles * QuantileRanks.Count, QuantileRanks.Count));
                    }

                    break;
                case EncodingKind.OneHot:
                    places.Clear();
                    int place = int.CreateTruncating(isMissing ? fill[step.Value] : value);
                    if (place >= 0)
                    {
                        places[place] = T.One;
                    }

                    break;
                case EncodingKind.Copy:
                    (isMissing ? fill : values).Slice(step.Value, step.Width).CopyTo(places);
                    break;
                case EncodingKind.Indicator:
                    places[0] = isMissing ? T.One : T.Zero;
                    break;
                default:
                    EncodeDate(step, isMissing ? fill : values, places);
                    break;
            }
        }
    }

    private static void EncodeDate(EncodingStep step, ReadOnlySpan<T> values, Span<T> places)
    {
        double first = double.CreateTruncating(values[step.Value]);
        double second = step.Column.Length > 1 ? double.CreateTruncating(values[step.Value + 1]) : 0;
        (double day, double time) = step.Column is TimeColumn
            ? (0, first / DateColumn.SecondsOfDay)
            : (first, second / DateColumn.SecondsOfDay);
        if (step.Kind == EncodingKind.Elapsed)
        {
            places[0] = T.CreateTruncating(day + time);
            return;
        }

        DateOnly date = DateOnly.FromDayNumber((int)Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber));
        if (step.Kind == EncodingKind.Year)
        {
            places[0] = T.CreateTruncating(date.Year);
            return;
        }

        double turn = step.Part switch
        {
            DateParts.DayOfYear => (date.DayOfYear - 1) / (DateTime.IsLeapYear(date.Year) ? 366.0 : 365.0),
            DateParts.DayOfMonth => (date.Day - 1) / (double)DateTime.DaysInMonth(date.Year, date.Month),
            DateParts.DayOfWeek => (int)date.DayOfWeek / 7.0,
            _ => time,
        };
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * turn);
        places[0] = T.CreateTruncating(sine);
        places[1] = T.CreateTruncating(cosine);
    }

    private void Require(ReadOnlySpan<T> sample)
    {
        for (int place = 0; place < expected.Length; place++)
        {
            (TableColumn column, ColumnRange range, bool mayBeMissing) = expected[place];
            if (!range.Has(float.CreateTruncating(sample[place])) && !(mayBeMissing && T.IsNaN(sample[place])))
            {
                Throw(column, place, double.CreateTruncating(sample[place]));
            }
        }
    }

    private void Throw(TableColumn column, int place, double value)
    {
        string message =
            Invariant($"{schema.Network}: value {place} of the sample, of the column '{column.Name}', is {value}; expected {column.Expected}, as Row and Read write it.");
        throw double.IsFinite(value) ? new TableValueException(column.Name, message) : new NonFiniteInputException(0, place, message);
    }
}
