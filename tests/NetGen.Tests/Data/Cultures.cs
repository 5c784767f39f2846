using System.Globalization;

namespace NetGen.Tests.Data;

/// <summary>A culture that writes everything differently: U+2212 for minus, a comma for the point, a point between thousands.</summary>
internal static class Cultures
{
    public static CultureInfo Foreign
    {
        get
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "\u2212";
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = ".";
            return culture;
        }
    }
}
