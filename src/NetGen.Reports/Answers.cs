namespace NetGen.Reports;

/// <summary>What a network answered to samples whose answers are known: how well, how surely, and where it was worst.</summary>
internal sealed record Answers
{
    private const int ShownMistakes = 24;
    private const int ShownPoints = 1200;
    private const int Bins = 10;

    public required Evaluation Evaluation { get; init; }

    /// <summary>
    /// The samples that were answered worst: for classes the most surely wrong ones, for maps of classes those with the most wrong
    /// positions; else those with the largest error.
    /// </summary>
    public required IReadOnlyList<Mistake> Worst { get; init; }

    /// <summary>How many mistakes there are, of which those are the worst.</summary>
    public required int MistakeCount { get; init; }

    /// <summary>The first target of these samples, beside which an error is large or small; null of classes and yes or no.</summary>
    public required FeatureFacts? Target { get; init; }

    /// <summary>What the values of a sample are called.</summary>
    public required Fields Fields { get; init; }

    /// <summary>For classes and yes or no: by bins of the predicted probability, how often it came true.</summary>
    public required IReadOnlyList<CalibrationBin> Calibration { get; init; }

    /// <summary>For regression: target and prediction of the first output, of samples spread over the data.</summary>
    public required IReadOnlyList<(double Target, double Predicted)> Points { get; init; }

    /// <summary>For regression: the features on which the errors depend most.</summary>
    public required IReadOnlyList<FeatureResiduals> Residuals { get; init; }

    /// <summary>Of the network's present weights.</summary>
    public static Answers Of(Dataset data, ITrainingScene scene)
    {
        Evaluation evaluation = scene.Evaluate(data);
        // An evaluation of not too many samples has kept what was answered.
        return Of(data, evaluation, evaluation.Answers?.Outputs ?? scene.Predict(data), scene.Summary);
    }

    private static Answers Of(Dataset data, Evaluation evaluation, double[] outputs, NetworkSummary network)
    {
        int width = network.HasClassLabels ? network.ClassCount : network.OutputLength;
        bool isBinary = !network.HasClassLabels && evaluation.Accuracy is not null;
        List<Mistake> mistakes = network.HasClassMaps ? WrongMaps(data, outputs, width)
            : network.HasClassLabels ? WrongClasses(data, outputs, width)
            : isBinary && evaluation.ConfusionMatrix is { } matrix ? WrongYesNo(data, outputs, matrix) : WrongValues(data, outputs, width);
        return new Answers
        {
            Evaluation = evaluation,
            Worst =
            [
                .. mistakes.OrderByDescending(mistake => mistake.Badness).ThenByDescending(mistake => mistake.Lead)
                    .ThenBy(mistake => mistake.Row).Take(ShownMistakes)
                    .Select(mistake => mistake with
                    {
                        Place = $"{data.OriginOf(mistake.Row)}",
                        Sample = Sample.Of(data, mistake.Row, network),
                    }),
            ],
            MistakeCount = mistakes.Count,
            Target = network.HasClassLabels || isBinary || data.HasLabels ? null
                : FeatureFacts.Of(
                    data.TargetNames?[0] ?? "target",
                    [.. Enumerable.Range(0, data.Count).Select(row => (double)data.Targets[row * data.TargetLength])], Bins, null),
            Fields = new Fields(data, network),
            Calibration = network.HasClassLabels
                ? Bin([.. Enumerable.Range(0, data.Labels.Length).Where(i => data.Labels[i] != Dataset.IgnoredLabel)], Largest)
                : isBinary ? Bin([.. Enumerable.Range(0, outputs.Length)], i => (outputs[i], TargetOf(data, i) >= 0.5f))
                : [],
            Points = network.HasClassLabels || isBinary ? [] : Spread(data, outputs, width),
            Residuals = network.HasClassLabels || isBinary ? [] : FeatureResiduals.Of(data, outputs, width, network),
        };

        (double, bool) Largest(int row)
        {
            int predicted = IndexOfLargest(outputs.AsSpan(row * width, width));
            return (outputs[(row * width) + predicted], data.Labels[row] == predicted);
        }
    }

    private static List<Mistake> WrongClasses(Dataset data, double[] outputs, int width)
    {
        var mistakes = new List<Mistake>();
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<double> values = outputs.AsSpan(row * width, width);
            int predicted = IndexOfLargest(values), actual = data.Labels[row];
            if (predicted != actual)
            {
                string text = $"{Name(actual)} taken for {Name(predicted)}";
                mistakes.Add(new Mistake(row, text, values[predicted], values[predicted])
                {
                    Lead = values[predicted] - values[actual],
                    Actual = Name(actual),
                    Answer = Name(predicted),
                });
            }
        }

        return mistakes;

        string Name(int label) => data.ClassNames is { } names && label < names.Count ? names[label] : $"{label}";
    }

    /// <summary>Yes or no, from a half on: as sure of the wrong answer as its probability is.</summary>
    private static List<Mistake> WrongYesNo(Dataset data, double[] outputs, ConfusionMatrix matrix)
    {
        var mistakes = new List<Mistake>();
        for (int row = 0; row < data.Count; row++)
        {
            (bool actual, bool answer) = (TargetOf(data, row) >= 0.5f, outputs[row] >= 0.5);
            if (actual != answer)
            {
                (string truth, string said) = (matrix.Name(actual ? 1 : 0), matrix.Name(answer ? 1 : 0));
                double sureness = answer ? outputs[row] : 1 - outputs[row];
                mistakes.Add(new Mistake(row, $"{truth} taken for {said}", sureness, sureness) { Actual = truth, Answer = said });
            }
        }

        return mistakes;
    }

    /// <summary>By the share of a sample's positions that are wrong.</summary>
    private static List<Mistake> WrongMaps(Dataset data, double[] outputs, int width)
    {
        var mistakes = new List<Mistake>();
        for (int row = 0; row < data.Count; row++)
        {
            (int wrong, int counted) = (0, 0);
            for (int i = row * data.LabelLength; i < (row + 1) * data.LabelLength; i++)
            {
                bool counts = data.Labels[i] != Dataset.IgnoredLabel;
                counted += counts ? 1 : 0;
                wrong += counts && IndexOfLargest(outputs.AsSpan(i * width, width)) != data.Labels[i] ? 1 : 0;
            }

            if (wrong > 0)
            {
                double share = (double)wrong / counted;
                mistakes.Add(new Mistake(row, $"{wrong} of {counted} positions wrong", share, share));
            }
        }

        return mistakes;
    }

    private static List<Mistake> WrongValues(Dataset data, double[] outputs, int width)
    {
        var mistakes = new List<Mistake>();
        for (int row = 0; row < data.Count; row++)
        {
            double error = 0;
            for (int i = row * width; i < (row + 1) * width; i++)
            {
                error = Math.Max(error, Math.Abs(outputs[i] - TargetOf(data, i)));
            }

            if (error > 0)
            {
                double target = TargetOf(data, row * width), predicted = outputs[row * width];
                (string actual, string answer) = (Figures.Number(target), Figures.Number(predicted));
                mistakes.Add(new Mistake(row, $"{actual} predicted as {answer}", predicted, error) { Actual = actual, Answer = answer });
            }
        }

        return mistakes;
    }

    /// <summary>An element of the targets; of labels for one yes or no, the label.</summary>
    private static float TargetOf(Dataset data, int index) => data.HasLabels ? data.Labels[index] : data.Targets[index];

    private static List<CalibrationBin> Bin(int[] answers, Func<int, (double Probability, bool CameTrue)> answer)
    {
        var bins = new (double Sum, int Right, int Count)[Bins];
        foreach (int i in answers)
        {
            (double probability, bool cameTrue) = answer(i);
            ref var bin = ref bins[double.IsNaN(probability) ? 0 : Math.Clamp((int)(probability * Bins), 0, Bins - 1)];
            bin = (bin.Sum + probability, bin.Right + (cameTrue ? 1 : 0), bin.Count + 1);
        }

        return
        [
            .. from bin in bins
               where bin.Count > 0
               select new CalibrationBin(bin.Sum / bin.Count, (double)bin.Right / bin.Count, bin.Count),
        ];
    }

    private static List<(double, double)> Spread(Dataset data, double[] outputs, int width)
    {
        int step = Math.Max(1, data.Count / ShownPoints);
        return [.. Enumerable.Range(0, data.Count / step).Select(i => ((double)data.Targets[i * step * width], outputs[i * step * width]))];
    }

    private static int IndexOfLargest(ReadOnlySpan<double> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }
}

/// <summary>A sample with a wrong answer.</summary>
/// <param name="Row">Its row in the data set.</param>
/// <param name="Text">What it is and what it was taken for.</param>
/// <param name="Predicted">The answer's probability, or value.</param>
/// <param name="Badness">How wrong: the probability of the wrong class, the share of wrong positions, or the error.</param>
internal sealed record Mistake(int Row, string Text, double Predicted, double Badness)
{
    /// <summary>Of a class, how far its probability is above that of the right one: of answers as sure, the farther one is worse.</summary>
    public double Lead { get; init; }

    /// <summary>What is right; empty where that is no single thing.</summary>
    public string Actual { get; init; } = "";

    /// <summary>What was answered.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Where it was read from, before any split.</summary>
    public string Place { get; init; } = "";

    /// <summary>Its values, of those that are shown.</summary>
    public Sample Sample { get; init; } = Sample.None;
}

/// <summary>Answers of similar probability.</summary>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Observed">The share that came true.</param>
/// <param name="Count">How many.</param>
internal sealed record CalibrationBin(double Predicted, double Observed, int Count);
