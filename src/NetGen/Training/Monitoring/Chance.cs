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
    /// cross-entropy that of each target's mean, in the same way; of the squared error the targets' variance, in the mean. NaN where
    /// another loss is declared, or where one answer is right for all.
    /// </summary>
    public static double LossOf(NetworkSummary network, Dataset data, IReadOnlyList<double>? classWeights)
    {
        double loss = network.Loss switch
        {
            "CrossEntropy" when data.HasLabels => EntropyOf(data, classWeights),
            "BinaryCrossEntropy" when data.TargetLength > 0 => MeanOver(data, (mean, _) => EntropyOf(Weighted(mean, classWeights))),
            "MeanSquaredError" when !data.HasLabels && !network.ScalesTargets => MeanOver(data, (mean, square) => square - (mean * mean)),
            _ => double.NaN,
        };
        return loss > 0 ? loss : double.NaN;
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
