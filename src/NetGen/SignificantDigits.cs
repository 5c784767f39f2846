using System.Globalization;

namespace NetGen;

/// <summary>Numbers rounded for people, the same in every culture.</summary>
internal static class SignificantDigits
{
    /// <summary>So many significant digits: 0.125, 1.00, 57.7; as a power of ten outside [0.001, 10000): 2.3e-6.</summary>
    public static string Text(double value, int digits)
    {
        if (double.IsNaN(value) || double.IsInfinity(value) || value == 0)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        // Of the rounded number: 0.99996 is 1.00.
        int magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (Math.Round(Math.Abs(value) / Math.Pow(10, magnitude), digits - 1) >= 10)
        {
            magnitude++;
        }

        return magnitude is < -3 or > 3
            ? value.ToString("0.0e+0", CultureInfo.InvariantCulture).Replace("e+", "e")
            : value.ToString("F" + Math.Max(0, digits - 1 - magnitude).ToString(CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture);
    }
}
