using static System.FormattableString;

namespace NetGen;

/// <summary>A step of a learning-rate sweep. Immutable.</summary>
/// <param name="LearningRate">η of the step.</param>
/// <param name="Loss">The loss of the step's batch, before the step.</param>
/// <param name="SmoothedLoss">The running mean of the losses so far, the latest counting most.</param>
public sealed record SweepPoint(double LearningRate, double Loss, double SmoothedLoss);

/// <summary>What a learning-rate sweep saw. Immutable.</summary>
public sealed class LearningRateSweep
{
    // The loss has done most of its falling, and has not yet begun to suffer. Of ten rates half a power of ten apart, the best one for
    // MNIST (a perceptron with Adam and with SGD, LeNet-5 with Adam) was within a factor of 2 of this, seed after seed; the steepest
    // place was up to 5 times too low, a tenth of the lowest place too.
    private const double WayDown = 0.85;

    // A fall of less is noise.
    private const double ClearFall = 0.1;

    internal LearningRateSweep(IReadOnlyList<SweepPoint> points)
    {
        Points = points;
        Suggestion = Suggest(points);
    }

    /// <summary>The steps, up to the one at which the loss broke down.</summary>
    public IReadOnlyList<SweepPoint> Points { get; }

    /// <summary>
    /// A learning rate to train with: the one at which the smoothed loss had come 85 % of its way down. Null when it never fell by a tenth:
    /// then the range, the data or the network is the problem.
    /// </summary>
    public double? Suggestion { get; }

    /// <summary>
    /// The suggestion, and the smoothed loss over the learning rate, drawn in characters. The same text under every culture.
    /// </summary>
    public override string ToString()
    {
        if (Points.Count == 0)
        {
            return "The first step already gave no finite loss: begin lower.\n";
        }

        string advice = Suggestion is double rate
            ? Invariant($"Learning rate {FigureText.Of(rate, 2)}: there the loss had come {100 * WayDown:F0} % of its way down.")
            : "No suggestion: the loss never fell by a tenth.";
        return $"{advice}\n{SweepPlot.Draw(Points, Suggestion)}";
    }

    private static double? Suggest(IReadOnlyList<SweepPoint> points)
    {
        if (points.Count == 0)
        {
            return null;
        }

        int lowest = Enumerable.Range(0, points.Count).MinBy(i => points[i].SmoothedLoss);
        double bottom = points[lowest].SmoothedLoss;
        double top = points.Take(lowest + 1).Max(point => point.SmoothedLoss);
        return top - bottom < ClearFall * Math.Abs(top)
            ? null
            : points.First(point => point.SmoothedLoss <= top - (WayDown * (top - bottom))).LearningRate;
    }
}
