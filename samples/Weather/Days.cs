using System.Globalization;
using NetGen;

namespace Weather;

/// <summary>The days that are embedded in the program.</summary>
internal sealed class Days
{
    /// <summary>Days that are looked at, and days that are forecast.</summary>
    public const int Window = 21, Ahead = 5;

    /// <summary>What is known of a day: highest and lowest temperature, rain, wind, and the place in the year as sine and cosine.</summary>
    public const int Values = 6;

    private readonly DateOnly[] dates;
    private readonly float[,] values;

    private Days(DateOnly[] dates, float[,] values) => (this.dates, this.values) = (dates, values);

    public int Count => dates.Length;

    public static Days Read()
    {
        using Stream file = typeof(Days).Assembly.GetManifestResourceStream("seattle.csv")!;
        using var reader = new StreamReader(file);
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        var dates = rows.Select(row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        var values = new float[rows.Length, Values];
        for (int day = 0; day < rows.Length; day++)
        {
            float[] fields = [.. rows[day].Skip(1).Select(field => float.Parse(field, CultureInfo.InvariantCulture))];
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * dates[day].DayOfYear / 365.25);
            // Rain is of many sizes: its logarithm tells the small ones apart.
            float[] row = [fields[1], fields[2], MathF.Log(1 + fields[0]), fields[3], (float)sine, (float)cosine];
            for (int i = 0; i < Values; i++)
            {
                values[day, i] = row[i];
            }
        }

        return new(dates, values);
    }

    /// <summary>Each window of days with the highest temperatures of those behind it.</summary>
    public Dataset Windows() => Dataset.Windows(values, Window, Ahead, target: 0);

    public DateOnly Date(int day) => dates[day];

    public float Highest(int day) => values[day, 0];

    /// <summary>What is known of a day.</summary>
    public float[] this[int day] => [.. Enumerable.Range(0, Values).Select(i => values[day, i])];
}
