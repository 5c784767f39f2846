using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG0008 of preprocessing and augmentation: arguments that only make sense together.</summary>
internal static class PreparationArguments
{
    public static void Check(NetworkItemAttribute attribute, string scalar, int item, Action<Problem> report)
    {
        switch (attribute)
        {
            case RescaleAttribute { Scale: 0 }: BadArgument.Report(report, item, "scale", -1, "not 0", "0", null); break;
            case RescaleAttribute rescale when double.IsNaN(rescale.Scale): Range(rescale.Low, rescale.High, item, report); break;
            case MinMaxAttribute range: Range(range.Low, range.High, item, report); break;
            case NormalizeAttribute normalize: Normalization(normalize, scalar, item, report); break;
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

    private static void Normalization(NormalizeAttribute normalize, string scalar, int item, Action<Problem> report)
    {
        if (normalize.Preset is not null && normalize.Mean.Length == 0)
        {
            BadArgument.Report(report, item, "preset", -1, "one of " + string.Join(", ", Enum.GetNames(typeof(Preset))),
                Text((int)normalize.Preset), null);
            return;
        }
        Each(normalize.Mean, "mean", Interval.Any, value => value);
        // What is multiplied by is 1/σ: it must be a number too.
        Each(normalize.Std, "std", Interval.Positive, value => 1 / value);

        void Each(double[] values, string argument, Interval domain, Func<double, double> used)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (!domain.Contains(values[i]))
                    BadArgument.Report(report, item, argument, i, domain.Text, Text(values[i]), null);
                else if (!domain.Contains(Interval.In(scalar, values[i])))
                    BadArgument.Report(report, item, argument, i, domain.Text + " as a " + scalar,
                        BadArgument.Rounded(values[i], Interval.In(scalar, values[i])), null);
                else if (!Interval.Any.Contains(Interval.In(scalar, used(values[i]))))
                    BadArgument.Report(report, item, argument, i, "so large that its inverse is finite as a " + scalar, Text(values[i]),
                        null);
            }
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
