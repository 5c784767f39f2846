using System.Numerics;
using NetGen.Training.Monitoring;

namespace NetGen.Reports;

/// <summary>What a data set is, in figures that a page has room for.</summary>
internal sealed record DataFacts
{
    private const int ShownFeatures = 40;
    private const int Bins = 24;

    // Figures of single features are of as many samples, spread over the data; ranges are of all.
    private const int Looked = 10_000;

    // The mean of so many pictures looks like that of all.
    private const int Averaged = 100;

    // Mean pictures of more classes are no glance any more.
    private const int MostPictures = 24;

    public required int Count { get; init; }

    /// <summary>Values of a sample.</summary>
    public required int InputLength { get; init; }

    /// <summary>Names and counts of the classes; empty without labels.</summary>
    public required IReadOnlyList<ClassFacts> Classes { get; init; }

    /// <summary>The first features.</summary>
    public required IReadOnlyList<FeatureFacts> Features { get; init; }

    /// <summary>The first target; null for labels.</summary>
    public required FeatureFacts? Target { get; init; }

    /// <summary>The losses of right answers, above which others are compared.</summary>
    public required LossFloors Floors { get; init; }

    /// <summary>Samples that come twice, in the training and in the validation data; and the ranges of all.</summary>
    public required DataReport Report { get; init; }

    /// <param name="data">What is trained on.</param>
    /// <param name="validation">What is not; null for nothing.</param>
    /// <param name="network">Whose inputs these are: pictures are shown as such.</param>
    public static DataFacts Of(Dataset data, Dataset? validation, NetworkSummary network)
    {
        DataReport report = DataReport.Of(data, validation);
        int step = Math.Max(1, data.Count / Looked);
        int[] rows = [.. Enumerable.Range(0, data.Count / step).Select(i => i * step)];
        var fields = new Fields(data, network);
        bool isPicture = Sample.Of(data, 0, network).Width > 0;
        bool hasMeans = isPicture && !data.HasClassMaps && report.Training.ClassCounts.Count <= MostPictures;
        Sample?[] means = hasMeans ? MeansOf(data, rows, network) : new Sample?[report.Training.ClassCounts.Count];
        return new DataFacts
        {
            Count = data.Count,
            InputLength = data.InputLength,
            Report = report,
            Floors = LossFloors.Of(network, data, validation),
            Classes =
            [
                .. report.Training.ClassCounts.Select((count, label) => new ClassFacts(
                    data.ClassNames?[label] ?? $"{label}", count, means[label])),
            ],
            Features = isPicture ? [] : [.. Enumerable.Range(0, Math.Min(data.InputLength, ShownFeatures)).Select(Feature)],
            Target = data.HasLabels ? null : FeatureFacts.Of(data.TargetNames?[0] ?? "target", [.. rows.Select(Target)], Bins, null),
        };

        double Target(int row) => data.Targets[row * data.TargetLength];

        FeatureFacts Feature(int feature)
        {
            double[] values = [.. rows.Select(row => ValueOf(data, row, feature))];
            // Of two classes the label is a number like any other; of more it is a name, and of a map of classes there are many.
            double[]? answers = data.HasClassMaps || (data.HasLabels && data.ClassCount > 2) ? null
                : [.. rows.Select(row => data.HasLabels ? data.Labels[row] : Target(row))];
            return fields.IsCategory(feature)
                ? FeatureFacts.Of(fields.Name(feature), values, Bins, null) with { IsCategory = true }
                : FeatureFacts.Of(fields.Name(feature), values, Bins, answers);
        }
    }

    private static double ValueOf(Dataset data, int row, int feature) => data.HasBytes
        ? data.Bytes[(row * data.InputLength) + feature]
        : data.Inputs[(row * data.InputLength) + feature];

    /// <summary>The means of some of each class's samples, as pictures; null of a class that has none.</summary>
    private static Sample?[] MeansOf(Dataset data, int[] rows, NetworkSummary network)
    {
        int length = data.InputLength;
        var sums = new double[data.ClassCount][];
        foreach (int row in rows.GroupBy(row => data.Labels[row]).SelectMany(ofClass => ofClass.Take(Averaged)))
        {
            double[] sum = sums[data.Labels[row]] ??= new double[length];
            if (data.HasBytes)
            {
                Add(data.Bytes.Slice(row * length, length), sum);
            }
            else
            {
                Add(data.Inputs.Slice(row * length, length), sum);
            }
        }

        // A picture goes from its smallest value to its largest: of sums it is that of means.
        return [.. sums.Select(sum => sum is null ? null : Sample.Of(Of(sum), 0, network))];

        static Dataset Of(double[] sum) => Dataset.FromArrays([.. sum.Select(value => (float)value)], [0]);
    }

    private static void Add<T>(ReadOnlySpan<T> values, double[] sum) where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            sum[i] += double.CreateTruncating(values[i]);
        }
    }
}

/// <summary>A class.</summary>
/// <param name="Name">Its name, or its number.</param>
/// <param name="Count">The samples that are of it.</param>
/// <param name="Mean">Their mean, of pictures; else null.</param>
internal sealed record ClassFacts(string Name, int Count, Sample? Mean);

/// <summary>An input value over the samples.</summary>
/// <param name="Name">Its name, or its place.</param>
/// <param name="Low">The smallest value.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation.</param>
/// <param name="High">The largest value.</param>
/// <param name="Distinct">How many values there are.</param>
/// <param name="Correlation">With the first target, or a label of two classes (Pearson's r); null where there is none, or no
/// variance.</param>
/// <param name="Values">How they are spread.</param>
internal sealed record FeatureFacts(
    string Name, double Low, double Mean, double Deviation, double High, int Distinct, double? Correlation, Histogram Values)
{
    /// <summary>Whether its numbers are codes, of which there is no mean.</summary>
    public bool IsCategory { get; init; }

    /// <summary>How many of the samples looked at have no value.</summary>
    public int Missing { get; init; }

    public static FeatureFacts Of(string name, double[] values, int bins, double[]? answers)
    {
        if (values.Any(double.IsNaN))
        {
            // A value that is missing takes its answer with it.
            int[] present = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
            return present.Length == 0
                ? new FeatureFacts(name, 0, 0, 0, 0, 0, null, Histogram.Of<double>([], bins)) { Missing = values.Length }
                : Of(name, [.. present.Select(i => values[i])], bins, answers is null ? null : [.. present.Select(i => answers[i])]) with
                {
                    Missing = values.Length - present.Length,
                };
        }

        double mean = values.Average(), deviation = DeviationOf(values, mean);
        double? correlation = null;
        if (answers is not null && answers.Average() is var middle && DeviationOf(answers, middle) is > 0 and var spread && deviation > 0)
        {
            correlation = values.Zip(answers).Average(pair => (pair.First - mean) * (pair.Second - middle)) / (deviation * spread);
        }

        return new FeatureFacts(
            name, values.Min(), mean, deviation, values.Max(), values.Distinct().Count(), correlation, Histogram.Of<double>(values, bins));
    }

    private static double DeviationOf(double[] values, double mean) => Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
}
