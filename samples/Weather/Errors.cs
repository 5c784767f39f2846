using static System.FormattableString;

namespace Weather;

/// <summary>How far forecasts are from what was measured.</summary>
/// <param name="days">All days.</param>
/// <param name="first">The first day that is forecast.</param>
/// <param name="count">Forecasts, one for each day from there on.</param>
internal sealed class Errors(Days days, int first, int count)
{
    /// <summary>The mean absolute error of each number of days ahead.</summary>
    /// <param name="forecast">Of a sample, its last known day and a number of days ahead.</param>
    public string Row(Func<int, int, int, float> forecast) =>
        string.Concat(Enumerable.Range(1, Days.Ahead).Select(ahead => Invariant($"{Mean(ahead, forecast),6:F2}")));

    /// <summary>The mean of the fifteen days around this day of the year, in the years before the first forecast.</summary>
    public float Usual(int day) => Enumerable.Range(0, first)
        .Where(past => Math.Abs(Apart(days.Date(past).DayOfYear, days.Date(day).DayOfYear)) <= 7)
        .Average(days.Highest);

    private double Mean(int ahead, Func<int, int, int, float> forecast) => Enumerable.Range(0, count).Average(sample =>
    {
        int today = first + sample - 1;
        return Math.Abs(forecast(sample, today, ahead) - days.Highest(today + ahead));
    });

    private static int Apart(int day, int other) => ((day - other + 547) % 365) - 182;
}
