using System.Text;
using NetGen.Training;
using static System.FormattableString;

namespace NetGen;

/// <summary>How well a network predicts some samples. Which figures there are depends on what it predicts. Immutable.</summary>
public sealed record Evaluation
{
    /// <summary>The samples measured.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The data term of the declared loss, mean over the samples, or over the positions that count where each has a label; penalties are
    /// not in it.
    /// </summary>
    public required double Loss { get; init; }

    /// <summary>
    /// The share that is right: of the samples, or of the positions that count, whose largest output (the first of several) is the labelled
    /// class; with binary cross-entropy, of all outputs that lie on their target's side of ½ (½ itself is a yes), of a single one of the
    /// network's threshold. Null for regression.
    /// </summary>
    public double? Accuracy { get; init; }

    /// <summary>
    /// Actual against predicted classes, for class labels (up to 4,096 classes) and for a single binary output ("no", "yes"); else null.
    /// </summary>
    public ConfusionMatrix? ConfusionMatrix { get; init; }

    /// <summary>
    /// Where each position has a label, <see cref="ConfusionMatrix.MeanIntersectionOverUnion"/> of the matrix; else null, as without a
    /// matrix.
    /// </summary>
    public double? MeanIntersectionOverUnion { get; init; }

    /// <summary>
    /// With binary cross-entropy over several outputs, each output's own matrix ("no", "yes"): their precision, recall and F1 of class 1
    /// are the labels'. Null otherwise.
    /// </summary>
    public IReadOnlyList<ConfusionMatrix>? OutputMatrices { get; init; }

    /// <summary>
    /// The area under the receiver operating characteristic: how likely a random positive has a higher output than a random negative, ties
    /// counting one half. The mean over the outputs, each class or label against the rest; those without positives or without negatives do
    /// not count. Computed when it is asked for. Null for regression, for maps of labels, where no output has both, and for more than 2²⁴
    /// outputs in all.
    /// </summary>
    public double? AreaUnderCurve => Scores?.MeanArea();

    /// <summary>
    /// The threshold of a yes-or-no network's output at which its wrong answers on these samples cost least: an output from it on is a
    /// yes. Chosen on validation data, never on test data.
    /// Of several the highest. Null without probabilities of yes, or where they are not kept.
    /// </summary>
    /// <param name="costOfFalseYes">What a yes costs that should be a no; above 0.</param>
    /// <param name="costOfFalseNo">What a no costs that should be a yes; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost is not above 0, or not finite.</exception>
    public double? BestThreshold(double costOfFalseYes = 1, double costOfFalseNo = 1)
    {
        HyperparameterGuard.Positive(costOfFalseYes, nameof(costOfFalseYes));
        HyperparameterGuard.Positive(costOfFalseNo, nameof(costOfFalseNo));
        return RocCurve()?.MinBy(point => (point.FalseYes * costOfFalseYes) + (point.FalseNo * costOfFalseNo)).Threshold;
    }

    /// <summary>
    /// The threshold that a score calls the best, such as <c>point => point.F1</c>. Chosen on validation data, never on test data. Of
    /// equals the highest. Null without probabilities of yes, where they are not kept, or where the score is NaN at every threshold.
    /// </summary>
    /// <param name="score">What the counts at a threshold are worth; NaN for not at all.</param>
    public double? BestThreshold(Func<RocPoint, double> score)
    {
        ArgumentNullException.ThrowIfNull(score);
        (double? threshold, double best) = (null, double.NegativeInfinity);
        foreach (RocPoint point in RocCurve() ?? [])
        {
            double worth = score(point);
            if (worth > best || (threshold is null && worth == best))
            {
                (threshold, best) = (point.Threshold, worth);
            }
        }

        return threshold;
    }

    /// <summary>
    /// Whether probabilities of yes mean what they say: predicted and actual shares of yes, by ranges of the predicted one. Null without
    /// probabilities of yes, or where they are not kept.
    /// </summary>
    /// <param name="bins">Ranges of equal width, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none.</exception>
    public IReadOnlyList<CalibrationBin>? Calibration(int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        return SingleScores?.Calibration(bins);
    }

    /// <summary>
    /// The mean distance between predicted and actual share of yes over ten ranges of <see cref="Calibration"/>, by their samples (expected
    /// calibration error; Naeini, Cooper and Hauskrecht 2015). 0 is perfect. Null where there is no calibration.
    /// </summary>
    public double? CalibrationError =>
        Calibration()?.Where(bin => bin.Count > 0).Sum(bin => bin.Count * Math.Abs(bin.MeanProbability - bin.ShareOfYes)) / Count;

    /// <summary>The mean of (p − t)², p being the probability of yes and t 1 for yes and 0 for no (Brier 1950): 0 is perfect. Null without
    /// probabilities of yes, or where they are not kept.</summary>
    public double? BrierScore => SingleScores?.Brier();

    /// <summary>
    /// The area under precision over recall as scikit-learn has it, Σ (recall − the one before)·precision: for rare yes more telling than
    /// <see cref="AreaUnderCurve"/>. Null without probabilities of yes, without a yes, or where outputs are not kept.
    /// </summary>
    public double? AveragePrecision => RocCurve() is { } curve && curve[0].FalseNo > 0
        ? curve.Zip(curve.Skip(1), (before, here) => (here.TruePositiveRate - before.TruePositiveRate) * here.Precision).Sum()
        : null;

    /// <summary>
    /// The receiver operating characteristic of a single probability of yes: what is counted at each threshold, from the highest on. Null
    /// for several outputs, for regression, and where outputs are not kept.
    /// </summary>
    public IReadOnlyList<RocPoint>? RocCurve() => SingleScores?.Curve();

    private ScoreTable? SingleScores => Scores is { Outputs: 1 } scores ? scores : null;

    /// <summary>
    /// The samples that were predicted worst, the worst first: row numbers and identifiers to go and look at. Null where outputs are not
    /// kept (more than 2²⁴ in all).
    /// </summary>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public IReadOnlyList<SampleAnswer>? Worst(int count = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Answers?.Worst(count);
    }

    /// <summary>What was said of a sample; null where outputs are not kept.</summary>
    /// <param name="sample">The sample of the evaluated data, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public SampleAnswer? AnswerOf(int sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, Count);
        return Answers?.Of(sample);
    }

    /// <summary>The outputs beside the samples; null where they are not kept.</summary>
    internal AnswerTable? Answers { get; init; }

    /// <summary>By rank, the samples whose label has so many classes before it; null without class labels.</summary>
    internal long[]? Ranks { get; init; }

    /// <summary>The outputs beside what they should have been; null where they are not kept.</summary>
    internal ScoreTable? Scores { get; init; }

    /// <summary>Mean of (y − t)² over all elements; null unless this is a regression.</summary>
    public double? MeanSquaredError { get; init; }

    /// <summary>The root of <see cref="MeanSquaredError"/>, in the targets' unit.</summary>
    public double? RootMeanSquaredError => MeanSquaredError is double error ? Math.Sqrt(error) : null;

    /// <summary>Mean of |y − t| over all elements, in the targets' unit; null unless this is a regression.</summary>
    public double? MeanAbsoluteError { get; init; }

    /// <summary>
    /// R² = 1 − Σ(y − t)² ÷ Σ(t − t̄)², the mean over the outputs; 1 is perfect, 0 is no better than always predicting the mean. An
    /// output whose target never changes counts 1 where it is predicted exactly and 0 otherwise (scikit-learn's convention). Null unless
    /// this is a regression.
    /// </summary>
    public double? RSquared { get; init; }

    /// <summary>
    /// The share of samples, or of positions that count, whose label is among the k likeliest classes; of equals the first is the likelier.
    /// Null without class labels.
    /// </summary>
    /// <param name="k">From 1, which gives <see cref="Accuracy"/>, to the number of classes, which gives 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public double? TopAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return Ranks is null ? null : (double)Ranks.Take(k).Sum() / Math.Max(1, Ranks.Sum());
    }

    /// <summary><see cref="AreaUnderCurve"/> of one output alone; null where it has no positives or no negatives.</summary>
    /// <param name="output">The class or label, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public double? AreaUnderCurveOf(int output) => Scores?.Area(output);

    /// <summary>The figures, and the confusion matrix where there is one. The same text under every culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Invariant($"{Counted.Of(Count, "sample", format: "N0")}, loss {FigureText.Of(Loss, 5)}"));
        if (Accuracy is double accuracy)
        {
            text.Append(Invariant($", accuracy {100 * accuracy:F2} %"));
        }

        if (MeanIntersectionOverUnion is double overlap)
        {
            text.Append(Invariant($", mean intersection over union {100 * overlap:F2} %"));
        }

        if (SingleScores is not null)
        {
            text.Append(Invariant($", area under the curve {AreaUnderCurve:F3}, average precision {AveragePrecision:F3}, Brier score {BrierScore:F4}, calibration error {CalibrationError:F4}"));
        }

        if (MeanSquaredError is { } squared && RootMeanSquaredError is { } root && MeanAbsoluteError is { } absolute)
        {
            text.Append($", mean squared error {FigureText.Of(squared, 5)} (root {FigureText.Of(root, 5)})")
                .Append(Invariant($", mean absolute error {FigureText.Of(absolute, 5)}, R² {RSquared:F4}"));
        }

        return text.Append('\n').Append(ConfusionMatrix).ToString();
    }
}
