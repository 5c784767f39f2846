using System.Globalization;

namespace NetGen.Data;

/// <summary>What samples are put in order by: the numbers of a column, or the days that its fields say.</summary>
internal static class SampleOrder
{
    private const double SecondsOfDay = 86_400;

    /// <summary>A number for each sample that has its order.</summary>
    /// <exception cref="DatasetException">There is no such column, a sample has no value in it, or it has no order.</exception>
    public static double[] KeysOf(Dataset data, string column)
    {
        // A day with a time is two values of a sample.
        bool hasTime = data.FeatureNames is { } names && names.Contains(column + "[0]", StringComparer.Ordinal)
            && names.Contains(column + "[1]", StringComparer.Ordinal);
        double[] keys = data.Count > 0 && data.OriginOf(0).Columns.Contains(column, StringComparer.Ordinal) ? KeysOfFields(data, column)
            : hasTime ? [.. data.Column(column + "[0]").Zip(data.Column(column + "[1]"), (day, second) => (day * SecondsOfDay) + second)]
            : Array.ConvertAll(data.Column(column), value => (double)value);
        int gap = Array.FindIndex(keys, double.IsNaN);
        return gap < 0 ? keys
            : throw new DatasetException($"{data.OriginOf(gap)} has no '{column}', by which the samples are to be ordered.");
    }

    private static double[] KeysOfFields(Dataset data, string column)
    {
        var keys = new double[data.Count];
        bool? areDays = null;
        for (int i = 0; i < keys.Length; i++)
        {
            SampleOrigin origin = data.OriginOf(i);
            string field = origin[column];
            bool isDay = DateTime.TryParseExact(
                field, [FieldWords.Day, .. FieldWords.Times], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day);
            if (FieldWords.Missing.Contains(field, StringComparer.OrdinalIgnoreCase))
            {
                keys[i] = double.NaN;
            }
            else if ((isDay || CsvField.IsNumber(field)) && isDay == (areDays ??= isDay))
            {
                keys[i] = isDay ? day.Ticks : double.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture);
            }
            else
            {
                string expected = areDays is null ? "a day (2024-03-01), a day with a time, or a number"
                    : areDays.Value ? "a day, as above"
                    : "a number, as above";
                throw new DatasetException(
                    $"{origin}: '{column}' is {CsvField.Quote(field)}; expected {expected}, by which the samples are ordered.");
            }
        }

        return keys;
    }
}
