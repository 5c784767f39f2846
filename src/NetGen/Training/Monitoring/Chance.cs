using NetGen.Data;

namespace NetGen.Training.Monitoring;

/// <summary>
/// The loss of the best answer that is the same for every sample, from labels and targets themselves: what a training must beat to have
/// learned anything.
/// </summary>
internal static class Chance
{
    /// <summary>
    /// Of cross-entropy the entropy of the labels, of samples or of positions that count, as the class weights count them; of binary
    /// cross-entropy that of each target's mean, in the same way; of the squared error the targets' variance, of the absolute one their
    /// mean distance from their median, of Huber's what its best constant leaves, of Poisson's m − m·ln m of their mean m: each in the mean
    /// over the targets. NaN where another loss is declared, or where one answer is right for all.
    /// </summary>
    public static double LossOf(NetworkSummary network, Dataset data, IReadOnlyList<double>? classWeights)
    {
        double loss = network.Loss switch
        {
            "CrossEntropy" when data.HasLabels => EntropyOf(data, classWeights),
            "BinaryCrossEntropy" when data.TargetLength > 0 => MeanOver(data, (mean, _) => EntropyOf(Weighted(mean, classWeights))),
            "MeanSquaredError" when HasNumbers(network, data) => MeanOver(data, (mean, square) => square - (mean * mean)),
            "MeanAbsoluteError" when HasNumbers(network, data) => ColumnsOf(data)
                .Average(column => MeanDistance(column, MedianOf(column), Math.Abs)),
            "Huber" when HasNumbers(network, data) => ColumnsOf(data).Average(column => LeastHuber(column, network.LossParameter)),
            "Poisson" when HasCounts(network, data) => MeanOver(data, (mean, _) => PoissonOf(mean, mean)),
            _ => double.NaN,
        };
        return loss > FloorOf(network, data) ? loss : double.NaN;
    }

    /// <summary>
    /// The loss of answers that are all right: 0, but for Poisson's t − t·ln t, which may be negative. Losses are compared by what they are
    /// above it.
    /// </summary>
    public static double FloorOf(NetworkSummary network, Dataset data) =>
        network.Loss == "Poisson" && HasCounts(network, data)
            ? ColumnsOf(data).Average(column => column.Average(target => PoissonOf(target, target)))
            : 0;

    /// <summary>Targets as the loss reads them.</summary>
    private static bool HasNumbers(NetworkSummary network, Dataset data) =>
        !data.HasLabels && data.TargetLength > 0 && !network.ScalesTargets;

    /// <summary>Below 0 a Poisson loss has no least: y − t·ln y falls without end as y does.</summary>
    private static bool HasCounts(NetworkSummary network, Dataset data) =>
        HasNumbers(network, data) && !data.Targets.ContainsAnyInRange(float.NegativeInfinity, -float.Epsilon);

    /// <summary>y − t·ln y; 0·ln 0 is 0.</summary>
    private static double PoissonOf(double answer, double target) => answer <= 0 ? 0 : answer - (target * Math.Log(answer));

    /// <summary>The targets column by column, each in order.</summary>
    private static IEnumerable<double[]> ColumnsOf(Dataset data)
    {
        int length = data.TargetLength;
        for (int column = 0; column < length; column++)
        {
            var targets = new double[data.Count];
            for (int row = 0; row < targets.Length; row++)
            {
                targets[row] = data.Targets[(row * length) + column];
            }

            Array.Sort(targets);
            yield return targets;
        }
    }

    private static double MedianOf(double[] ordered) => (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;

    private static double MeanDistance(double[] targets, double answer, Func<double, double> cost) =>
        targets.Average(target => cost(target - answer));

    /// <summary>The least mean over one constant, which lies between the ends: the loss is convex, so that thirds find it.</summary>
    private static double LeastHuber(double[] ordered, double delta)
    {
        double Of(double answer) => MeanDistance(ordered, answer, error =>
            Math.Abs(error) <= delta ? error * error / 2 : delta * (Math.Abs(error) - (delta / 2)));
        (double low, double high) = (ordered[0], ordered[^1]);
        for (int i = 0; i < 60 && high - low > 1e-9 * (Math.Abs(low) + Math.Abs(high)); i++)
        {
            double third = (high - low) / 3;
            (low, high) = Of(low + third) <= Of(high - third) ? (low, high - third) : (low + third, high);
        }

        return Of((low + high) / 2);
    }

    private static double EntropyOf(Dataset data, IReadOnlyList<double>? classWeights)
    {
        double[] mass = new double[data.ClassCount];
        foreach (int label in data.Labels)
        {
            if (label >= 0)
            {
                mass[label] += classWeights is null || label >= classWeights.Count ? 1 : classWeights[label];
            }
        }

        double total = mass.Sum();
        return mass.Sum(share => Entropy(share / total));
    }

    private static double MeanOver(Dataset data, Func<double, double, double> ofColumn)
    {
        int length = data.TargetLength;
        (double[] sums, double[] squares) = (new double[length], new double[length]);
        ReadOnlySpan<float> targets = data.Targets;
        for (int i = 0; i < targets.Length; i++)
        {
            double target = targets[i];
            sums[i % length] += target;
            squares[i % length] += target * target;
        }

        return Enumerable.Range(0, length).Average(column => ofColumn(sums[column] / data.Count, squares[column] / data.Count));
    }

    /// <summary>The share of yes as weights of no and yes count it.</summary>
    private static double Weighted(double share, IReadOnlyList<double>? classWeights) => classWeights is not [var no, var yes] ? share
        : yes * share / ((yes * share) + (no * (1 - share)));

    private static double EntropyOf(double share) => Entropy(share) + Entropy(1 - share);

    /// <summary>−p ln p; 0 at both ends, and beyond.</summary>
    private static double Entropy(double probability) => probability is > 0 and < 1 ? -probability * Math.Log(probability) : 0;
}
