using System.Globalization;

namespace NetGen;

/// <summary>A number as people read it, in every sentence of NetGen and in every culture: 0.1235, 12.35, 58,635, 8.8e-7.</summary>
internal static class FigureText
{
    /// <summary>So many significant digits, without zeros at their end; of whole numbers all, with commas from 10,000 on.</summary>
    public static string Of(double value, int digits = 4) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        0 => "0",
        _ => value.ToString(Math.Abs(value) switch
        {
            < 1e-4 or >= 1e7 => "0.##e-0",
            >= 10_000 => "N0",
            >= 1000 => digits > 4 ? $"G{digits}" : "F0",
            _ => $"G{digits}",
        }, CultureInfo.InvariantCulture),
    };
}
