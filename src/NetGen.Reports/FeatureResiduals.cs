namespace NetGen.Reports;

/// <summary>The errors of a regression over one feature: where they depend on it, something of it is not learned.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Dependence">
/// The share of the errors' variance that ten parts of the feature with equally many samples explain (the correlation ratio η²).
/// </param>
/// <param name="Points">Feature and predicted − true, of samples spread over the data.</param>
internal sealed record FeatureResiduals(string Name, double Dependence, IReadOnlyList<(double Value, double Error)> Points)
{
    private const int ShownGroups = 3;

    private const int ShownFeatures = 6;
    private const int ShownPoints = 250;
    private const int Looked = 2000;
    private const int Parts = 10;
    private const double Deviations = 3;

    // Of very many inputs (pixels) none says anything by itself.
    private const int MostInputs = 256;

    /// <summary>The share that a feature which says nothing explains in the mean: (parts − 1) ÷ (samples − 1).</summary>
    public double Chance { get; init; }

    /// <summary>Whether chance does not explain it: of a thousand features that say nothing one would do so.</summary>
    public bool IsTelling { get; init; }

    /// <summary>Of a category, those whose errors are furthest from 0 in the mean.</summary>
    public IReadOnlyList<(string Name, double Mean, int Count)> Groups { get; init; } = [];

    /// <summary>Of a category, what a code among the points is called; null of a number.</summary>
    public Func<double, string>? CategoryOf { get; init; }

    /// <summary>The features on which the errors of the first output depend most, the strongest first.</summary>
    public static IReadOnlyList<FeatureResiduals> Of(Dataset data, double[] outputs, int width, NetworkSummary? network = null)
    {
        if (data.InputLength > MostInputs)
        {
            return [];
        }

        int step = Math.Max(1, data.Count / Looked);
        int[] rows = [.. Enumerable.Range(0, data.Count / step).Select(i => i * step)];
        double[] errors = [.. rows.Select(row => outputs[row * width] - data.Targets[row * width])];
        int every = Math.Max(1, rows.Length / ShownPoints);
        var fields = new Fields(data, network);
        return
        [
            .. Enumerable.Range(0, data.InputLength).Select(feature =>
                {
                    double[] values = [.. rows.Select(row => Value(data, row, feature))];
                    (double dependence, int parts) = Explained(values, errors);
                    return (Feature: feature, Values: values, Dependence: dependence, Parts: parts);
                })
                .Where(found => found.Dependence > 0)
                .OrderByDescending(found => found.Dependence).ThenBy(found => found.Feature).Take(ShownFeatures)
                .Select(found => new FeatureResiduals(
                    fields.Name(found.Feature), found.Dependence, [.. found.Values.Zip(errors).Where((_, i) => i % every == 0)])
                {
                    Chance = (found.Parts - 1) / (rows.Length - 1.0),
                    IsTelling = DeviationsOf(found.Dependence, found.Parts, rows.Length) > Deviations,
                    Groups = fields.IsCategory(found.Feature)
                        ? [.. GroupsOf(found.Values, errors, value => fields.Text(found.Feature, value))]
                        : [],
                    CategoryOf = fields.IsCategory(found.Feature) ? value => fields.Text(found.Feature, value) : null,
                }),
        ];
    }

    private static IEnumerable<(string Name, double Mean, int Count)> GroupsOf(
        double[] values, double[] errors, Func<double, string> name) =>
        values.Zip(errors).GroupBy(sample => sample.First)
            .Select(group => (Name: name(group.Key), Mean: group.Average(sample => sample.Second), Count: group.Count()))
            .OrderByDescending(group => Math.Abs(group.Mean)).Take(ShownGroups);

    private static double Value(Dataset data, int row, int feature) => data.HasBytes
        ? data.Bytes[(row * data.InputLength) + feature]
        : data.Inputs[(row * data.InputLength) + feature];

    /// <summary>
    /// How many deviations of a normal distribution chance lies below it: errors of a normal distribution make an F statistic of η², here
    /// in the approximation of Paulson (1942), which is right for few parts too, where chance has a long tail.
    /// </summary>
    private static double DeviationsOf(double dependence, int parts, int samples)
    {
        double between = 2 / (9.0 * (parts - 1)), within = 2 / (9.0 * (samples - parts));
        // The cube root of F; ∞ where the parts explain all.
        double root = Math.Cbrt(dependence / (1 - dependence) * (samples - parts) / (parts - 1));
        return (1 - within - ((1 - between) / root)) / Math.Sqrt(within + (between / (root * root)));
    }

    /// <summary>The variance of the parts' means by that of all, and how many parts there are; equal values stay in one part.</summary>
    private static (double Share, int Parts) Explained(double[] values, double[] errors)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ThenBy(i => i)];
        double mean = errors.Average(), total = errors.Sum(error => (error - mean) * (error - mean));
        if (!(total > 0) || !double.IsFinite(total))
        {
            return (0, 0);
        }

        double between = 0;
        int parts = 0;
        for (int start = 0, part = 1; start < order.Length; part++)
        {
            int end = Math.Max(start + 1, order.Length * part / Parts);
            while (end < order.Length && values[order[end]] == values[order[end - 1]])
            {
                end++;
            }

            double partMean = order[start..end].Average(i => errors[i]);
            between += (end - start) * (partMean - mean) * (partMean - mean);
            start = end;
            parts++;
        }

        return (between / total, parts);
    }
}
