using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG0008 of preprocessing and augmentation: arguments that only make sense together.</summary>
internal static class PreparationArguments
{
    public static void Check(NetworkItemAttribute attribute, int item, Action<Problem> report)
    {
        switch (attribute)
        {
            case RescaleAttribute { Scale: 0 }: BadArgument.Report(report, item, "scale", -1, "not 0", "0", null); break;
            case RescaleAttribute rescale when double.IsNaN(rescale.Scale): Range(rescale.Low, rescale.High, item, report); break;
            case MinMaxAttribute range: Range(range.Low, range.High, item, report); break;
            case NormalizeAttribute normalize: Normalization(normalize, item, report); break;
            case RandomEraseAttribute erase when erase.MinArea > erase.MaxArea:
                BadArgument.Report(report, item, "MinArea", -1, "at most MaxArea (" + Text(erase.MaxArea) + ")", Text(erase.MinArea), null);
                break;
        }
    }

    private static void Range(double low, double high, int item, Action<Problem> report)
    {
        if (low >= high)
            BadArgument.Report(report, item, "Low", -1, "below High (" + Text(high) + ")", Text(low), null);
    }

    private static void Normalization(NormalizeAttribute normalize, int item, Action<Problem> report)
    {
        if (normalize.Preset is not null && normalize.Mean.Length == 0)
        {
            BadArgument.Report(report, item, "preset", -1, "one of " + string.Join(", ", Enum.GetNames(typeof(Preset))), Text((int)normalize.Preset), null);
            return;
        }
        for (var i = 0; i < normalize.Mean.Length; i++)
        {
            if (!Interval.Any.Contains(normalize.Mean[i]))
                BadArgument.Report(report, item, "mean", i, Interval.Any.Text, Text(normalize.Mean[i]), null);
        }
        for (var i = 0; i < normalize.Std.Length; i++)
        {
            if (!Interval.Positive.Contains(normalize.Std[i]))
                BadArgument.Report(report, item, "std", i, Interval.Positive.Text, Text(normalize.Std[i]), null);
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
