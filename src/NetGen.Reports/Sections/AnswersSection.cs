using NetGen.Reports.Charts;

namespace NetGen.Reports.Sections;

/// <summary>
/// Answers to samples that were not trained on: confusion, the classes one by one, calibration, errors, the worst mistakes.
/// </summary>
internal static class AnswersSection
{
    // A larger matrix does not fit a page; its classes are listed all the same.
    private const int LargestMatrix = 30;

    /// <summary>Of more classes those are listed that are told apart worst.</summary>
    public const int MostClasses = 100;

    public static string Write(RunRecord run)
    {
        if (run.Answers is not { } answers)
        {
            return "";
        }

        return new Markup()
            .Section(
                "confusion", "Confusion",
                "Rows are the actual classes, columns what they were taken for; the deeper the colour, the more often, by row.",
                Matrix(answers.Evaluation))
            .Section(
                "classes", "Class by class",
                "Precision: of what was taken for the class, the share that is of it; – where nothing was taken for it. Recall: of the " +
                "class, the share that was found; – where there is none of it.",
                Classes(answers.Evaluation))
            .Section(
                "calibration", "Calibration",
                "Of the answers that the network is 80 % sure of, 80 % should be right, and so on: points on the line. Below it the " +
                "network is too sure.",
                Calibration(answers))
            .Section(
                "regression", "Predicted against true", "Points on the line are right. Errors should not depend on the prediction.",
                Regression(answers))
            .Section(
                "residuals", "Errors by feature",
                "Predicted − true over the features on which the errors depend most. Where the points bend or rise, the network has not " +
                "learned all that the feature tells. The share is what the feature explains of the errors' variance; " +
                "beside it stands what " +
                "a feature that says nothing would explain by chance.",
                Residuals(answers))
            .Section("mistakes", "The worst mistakes", Reading(run), Mistakes(answers, IsClass(run)))
            .ToString();
    }

    private static string Matrix(Evaluation evaluation)
    {
        if (evaluation.ConfusionMatrix is not { ClassCount: <= LargestMatrix } matrix)
        {
            return "";
        }

        int[] classes = [.. Enumerable.Range(0, matrix.ClassCount)];
        return new Markup().Add("<div class=\"matrix\">").Table(
            ["", .. classes.Select(label => Markup.Text(matrix.Name(label)))],
            classes.Select(actual => (IReadOnlyList<string>)
                [Markup.Text(matrix.Name(actual)), .. classes.Select(predicted => Cell(matrix, actual, predicted))]))
            .Add("</div>").ToString();
    }

    private static string Cell(ConfusionMatrix matrix, int actual, int predicted)
    {
        long count = matrix[actual, predicted];
        if (count == 0)
        {
            return "<span class=\"none\">·</span>";
        }

        // Nine degrees: enough to compare, few enough to be told apart. Rare mistakes can still be seen.
        int degree = Math.Clamp((int)Math.Ceiling(9 * Math.Sqrt((double)count / Math.Max(1, matrix.Support(actual)))), 1, 9);
        return $"<span class=\"{(actual == predicted ? "right" : "wrong")} d{degree}\">{Figures.Count(count)}</span>";
    }

    private static string Classes(Evaluation evaluation)
    {
        if (evaluation.ConfusionMatrix is not { } matrix)
        {
            return "";
        }

        IEnumerable<int> labels = Enumerable.Range(0, matrix.ClassCount);
        bool isAll = matrix.ClassCount <= MostClasses;
        string left = isAll ? "" : $"<p>The {MostClasses} of {Figures.Count(matrix.ClassCount)} classes whose F1 is lowest.</p>";
        return new Markup().Add(left).Table(
            ["Class", "Samples", "Precision", "Recall", "F1"],
            (isAll ? labels : labels.OrderBy(matrix.F1).ThenBy(label => label).Take(MostClasses)).Select(label => (IReadOnlyList<string>)
            [
                Markup.Text(matrix.Name(label)), Figures.Count(matrix.Support(label)),
                Share(matrix.Precision(label), Enumerable.Range(0, matrix.ClassCount).Sum(actual => matrix[actual, label])),
                Share(matrix.Recall(label), matrix.Support(label)), Figures.Percent(matrix.F1(label)),
            ])).ToString();
    }

    /// <summary>Of nothing there is no share.</summary>
    private static string Share(double share, long whole) => whole == 0 ? "–" : Figures.Percent(share);

    private static string Calibration(Answers answers)
    {
        if (answers.Calibration.Count == 0)
        {
            return "";
        }

        var body = new Markup().Add("<div class=\"pair\">").Add(ScatterChart.Draw(
            "Share that came true", "predicted probability", answers.Calibration.Select(bin => (bin.Predicted, bin.Observed)),
            isSquare: true, i => $"{Figures.Plural(answers.Calibration[i].Count, "answer")}", isShare: true));
        body.Add("<div>").Table(
            ["Predicted", "Came true", "Answers"],
            answers.Calibration.Select(bin => (IReadOnlyList<string>)
                [Figures.Percent(bin.Predicted), Figures.Percent(bin.Observed), Figures.Count(bin.Count)]));
        double total = answers.Calibration.Sum(bin => (double)bin.Count);
        double error = answers.Calibration.Sum(bin => bin.Count / total * Math.Abs(bin.Predicted - bin.Observed));
        return body.Add($"<p>Expected calibration error: {Figures.Percent(error)}, the mean distance from the line by answers.</p>")
            .Add("</div></div>").ToString();
    }

    private static string Regression(Answers answers) => answers.Points.Count == 0
        ? ""
        : "<div class=\"charts\">" +
            ScatterChart.Draw("Predicted", "true", answers.Points, isSquare: true) +
            ScatterChart.Draw(
                "Predicted − true", "predicted", answers.Points.Select(point => (point.Predicted, point.Predicted - point.Target)),
                isSquare: false) + "</div>";

    private static string Residuals(Answers answers)
    {
        if (answers.Residuals.Count == 0)
        {
            return "";
        }

        FeatureResiduals[] telling = [.. answers.Residuals.Where(feature => feature.IsTelling)];
        FeatureResiduals most = answers.Residuals[0];
        return telling.Length > 0
            ? "<div class=\"charts\">" + string.Concat(telling.Select(Residuals)) + "</div>"
            : $"<p>On none: {Markup.Text(most.Name)} explains the most, {Figures.Percent(most.Dependence)}, and by chance a feature " +
                $"explains about {Figures.Percent(most.Chance)} of so few samples' errors.</p>";
    }

    private static string Residuals(FeatureResiduals feature)
    {
        string title = $"Predicted − true ({Figures.Percent(feature.Dependence)}, by chance {Figures.Percent(feature.Chance)})";
        return feature.CategoryOf is { } category
            ? ScatterChart.DrawNamed(title, feature.Name, feature.Points, category, Groups(feature))
            : ScatterChart.Draw(title, feature.Name, feature.Points, isSquare: false);
    }

    private static string Groups(FeatureResiduals feature) => feature.Groups.Count == 0
        ? ""
        : "Furthest off in the mean: " + Markup.Text(string.Join(", ", feature.Groups.Select(group =>
            $"{group.Name} by {Figures.Number(group.Mean)} ({Figures.Plural(group.Count, "sample")})"))) + ".";

    /// <summary>Whether an answer is a class, or one yes or no.</summary>
    private static bool IsClass(RunRecord run) => run.Network.HasClassLabels || run.Answers!.Evaluation.ConfusionMatrix is not null;

    private static string Reading(RunRecord run)
    {
        string order = run.Network.HasClassMaps ? "The largest share of wrong positions first"
            : IsClass(run) ? "The most surely wrong first, by the probability of the wrong class, which stands beside it"
            : run.Network.OutputLength > 1 ? "The largest error of any output first; what stands beside it is of the first output"
            : "The largest error first";
        bool isGuess = run.Network.InputShape.Count < 3 && run.Answers!.Worst.Any(mistake => mistake.Sample.Width > 0);
        string guess = isGuess ? " The values are shown as a grey picture: a guess from their number." : "";
        (int shown, int all) = (run.Answers!.Worst.Count, run.Answers.MistakeCount);
        string one = IsClass(run) ? "mistake" : "error";
        string share = shown < all ? $"The worst {shown} of {Figures.Plural(all, one)}." : $"All there are: {Figures.Plural(all, one)}.";
        return $"{share} {order}, and the sample's row in what it was read from, counted from 0.{guess}";
    }

    private static string Mistakes(Answers answers, bool isClass) =>
        answers.Worst.Count == 0 ? "" : answers.Worst[0].Sample.Width > 0 ? Pictures(answers.Worst) : Rows(answers, isClass);

    private static string Pictures(IReadOnlyList<Mistake> mistakes)
    {
        var body = new Markup().Add("<div class=\"mistakes\">");
        foreach (Mistake mistake in mistakes)
        {
            Sample sample = mistake.Sample;
            body.Add("<figure class=\"mistake\"><img alt=\"the sample\" width=\"84\" ")
                .Add($"height=\"{84 * sample.Height / sample.Width}\" src=\"")
                .Add($"{PngImage.Address(sample.Width, sample.Height, sample.Channels, sample.Pixels)}\">")
                .Add($"<figcaption>{Markup.Text(mistake.Text)}<br>")
                .Add($"<small>{Figures.Number(mistake.Predicted)}, {Markup.Text(mistake.Place)}</small></figcaption></figure>");
        }

        return body.Add("</div>").ToString();
    }

    /// <summary>Samples of a table as they stand in it, with what was said beside what is.</summary>
    private static string Rows(Answers answers, bool isClass)
    {
        IReadOnlyList<Mistake> mistakes = answers.Worst;
        bool hasAnswers = mistakes[0].Actual.Length > 0;
        TableColumn[] said =
        [
            new("True", mistakes.Count, i => Markup.Text(mistakes[i].Actual)),
            new("Predicted", mistakes.Count, i => Markup.Text(mistakes[i].Answer)),
            isClass
                ? new("Probability", mistakes.Count, i => Figures.Percent(mistakes[i].Predicted))
                : new("Wrong by", mistakes.Count, i => Figures.Number(mistakes[i].Badness)),
        ];
        TableColumn[] other = [new("Answer", mistakes.Count, i => Markup.Text(mistakes[i].Text))];
        return new Markup().Table(
        [
            new("Sample", mistakes.Count, i => Markup.Text(mistakes[i].Place)),
            .. hasAnswers ? said : other,
            .. mistakes[0].Sample.Values.Select((_, place) => new TableColumn(
                Markup.Text(answers.Fields.Name(place)), mistakes.Count, i => Markup.Text(mistakes[i].Sample.Values[place]))),
        ]).ToString();
    }
}
