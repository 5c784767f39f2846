using NetGen.Reports.Charts;

namespace NetGen.Reports.Sections;

/// <summary>The training data: size, range, classes, features, and samples that come twice.</summary>
internal static class DataSection
{
    public static string Write(RunRecord run)
    {
        DataFacts data = run.Data;
        DataPart all = data.Report.Training;
        var body = new Markup().Add($"<p>Training: {Markup.Text(all.ToString())}.");
        if (data.Report.Validation is { } validation)
        {
            body.Add($" Validation: {Markup.Text(validation.ToString())}.");
        }

        body.Add("</p><p>").Add(Twice(data.Report)).Add("</p>");
        if (data.Classes.Count > 0)
        {
            bool hasPictures = data.Classes.Any(row => row.Mean is not null);
            bool isAll = data.Classes.Count <= AnswersSection.MostClasses;
            if (!isAll)
            {
                string classes = Figures.Count(data.Classes.Count);
                body.Add($"<p>The {AnswersSection.MostClasses} of {classes} classes with the fewest samples.</p>");
            }

            body.Table(
                [.. hasPictures ? new[] { "Class", "Samples", "Share", "Mean" } : ["Class", "Samples", "Share"]],
                (isAll ? data.Classes : data.Classes.OrderBy(row => row.Count).Take(AnswersSection.MostClasses)).Select(row =>
                    (IReadOnlyList<string>)
                [
                    Markup.Text(row.Name), Figures.Count(row.Count), Figures.Percent((double)row.Count / data.Count),
                    .. hasPictures ? new[] { row.Mean is { } mean ? Picture(mean) : "" } : [],
                ]));
        }

        if (data.Features.Count > 0)
        {
            bool hasGaps = data.Features.Any(row => row.Missing > 0);
            FeatureFacts[] rows = [.. data.Target is { } target ? data.Features.Prepend(target) : data.Features];
            body.Table(
                [
                    "Feature", "Smallest", "Mean", "Deviation", "Largest", "Different", .. hasGaps ? ["Missing"] : Array.Empty<string>(),
                    "Correlation", "Values",
                ],
                rows.Select(row => (IReadOnlyList<string>)
                [
                    Markup.Text(row.Name), .. row.IsCategory ? ["", "", "", ""]
                        : new[] { row.Low, row.Mean, row.Deviation, row.High }.Select(Figures.Number), Figures.Count(row.Distinct),
                    .. hasGaps ? [Figures.Count(row.Missing)] : Array.Empty<string>(),
                    row.Correlation is double r ? Figures.Number(Math.Round(r, 3)) : "", HistogramChart.Draw(row.Values),
                ]));
            if (data.Features.Count < data.InputLength)
            {
                body.Add($"<p>The first {data.Features.Count} of {data.InputLength} features.</p>");
            }
        }

        return new Markup().Section(
            "data", "Data",
            "Before declared preprocessing. Figures of single features are of at most 10,000 samples, spread over the data; correlation " +
            "is with the target, or with a label of two classes.",
            body.ToString()).ToString();
    }

    private static string Twice(DataReport report)
    {
        var words = new List<string>
        {
            report.Repeated == 0 ? "No training sample comes twice."
                : $"{Figures.Plural(report.Repeated, "training sample")} came before with the same inputs, " +
                    $"{Figures.Count(report.Contradicting)} of them with another answer.",
        };
        if (report.Validation is not null)
        {
            words.Add(report.Shared == 0 ? "None of the validation samples is among them."
                : $"{Figures.Plural(report.Shared, "validation sample")} also stand among the training samples" +
                    (report.IsSplitLeaking ? ": more than chance explains, and the validation figures are too good." : "."));
        }

        return string.Join(' ', words);
    }

    private static string Picture(Sample sample) =>
        $"<img class=\"mean\" alt=\"the mean of the class\" width=\"42\" height=\"{42 * sample.Height / sample.Width}\" src=\"" +
        PngImage.Address(sample.Width, sample.Height, sample.Channels, sample.Pixels) + "\">";
}
