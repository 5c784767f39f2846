using System.Numerics;

namespace NetGen.Training;

/// <summary>Gathers what predictions are worth beside the loss: accuracy for classes, errors for real targets.</summary>
internal interface IScore<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Takes in the predictions of the samples from a row on, row-major, and their real targets where there are any.</summary>
    void Add(ReadOnlySpan<T> outputs, int firstRow, ReadOnlySpan<T> targets);

    /// <summary>The evaluation with this score's figures.</summary>
    Evaluation Complete(Evaluation evaluation);
}

/// <summary>Class labels, of samples or of their positions: the largest output is the prediction. Positions that do not count are left
/// out.</summary>
internal sealed class ClassScore<T>(NetworkSummary network, Dataset data, IReadOnlyList<string>? classNames, double[]? scores) : IScore<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The matrix grows with the square of the classes: 128 MB at this number.
    private const int LargestMatrix = 4096;

    private readonly int classes = network.ClassCount;
    private readonly int positions = network.TargetLength;
    private readonly long[,]? counts = network.ClassCount <= LargestMatrix ? new long[network.ClassCount, network.ClassCount] : null;
    private readonly long[] ranks = new long[network.ClassCount];

    public void Add(ReadOnlySpan<T> outputs, int firstRow, ReadOnlySpan<T> targets)
    {
        for (int row = 0; row < outputs.Length / classes; row++)
        {
            ReadOnlySpan<T> values = outputs.Slice(row * classes, classes);
            int predicted = IndexOfLargest(values);
            int actual = data.Labels[(firstRow * positions) + row];
            if (actual == Dataset.IgnoredLabel)
            {
                continue;
            }

            ranks[RankOf(values, actual)]++;
            if (counts is not null)
            {
                counts[actual, predicted]++;
            }
        }
    }

    public Evaluation Complete(Evaluation evaluation)
    {
        ConfusionMatrix? matrix = counts is null
            ? null
            : new ConfusionMatrix(counts, classNames, network.HasClassMaps ? "positions" : "samples");
        return evaluation with
        {
            Accuracy = (double)ranks[0] / Math.Max(1, ranks.Sum()),
            ConfusionMatrix = matrix,
            MeanIntersectionOverUnion = network.HasClassMaps ? matrix?.MeanIntersectionOverUnion : null,
            Ranks = ranks,
            Scores = scores is null ? null : new ScoreTable(classes, scores, (row, output) => data.Labels[row] == output),
        };
    }

    /// <summary>The classes before one: with a higher value, or the same and a smaller index.</summary>
    private static int RankOf(ReadOnlySpan<T> values, int index)
    {
        int rank = 0;
        for (int i = 0; i < values.Length; i++)
        {
            rank += values[i] > values[index] || (values[i] == values[index] && i < index) ? 1 : 0;
        }

        return rank;
    }

    private static int IndexOfLargest(ReadOnlySpan<T> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
            {
                largest = i;
            }
        }

        return largest;
    }
}

/// <summary>Probabilities of yes: an output is right on its target's side of the threshold, which for several outputs is ½.</summary>
internal sealed class BinaryScore<T>(NetworkSummary network, Dataset data, IReadOnlyList<string>? classNames, double[]? scores,
    double threshold) : IScore<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly string[] Names = ["no", "yes"];
    private static readonly T Half = T.CreateTruncating(0.5);

    private readonly int width = network.OutputLength;
    private readonly long[][,] counts = [.. Enumerable.Range(0, network.OutputLength).Select(_ => new long[2, 2])];

    public void Add(ReadOnlySpan<T> outputs, int firstRow, ReadOnlySpan<T> targets)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            counts[i % width][targets[i] >= Half ? 1 : 0, double.CreateTruncating(outputs[i]) >= threshold ? 1 : 0]++;
        }
    }

    public Evaluation Complete(Evaluation evaluation)
    {
        ConfusionMatrix[] matrices =
            [.. counts.Select(count => new ConfusionMatrix(count, classNames is { Count: 2 } ? classNames : Names))];
        return evaluation with
        {
            // All have as many samples: the mean of their accuracies is that of all decisions.
            Accuracy = matrices.Average(matrix => matrix.Accuracy),
            ConfusionMatrix = width == 1 ? matrices[0] : null,
            OutputMatrices = width == 1 ? null : matrices,
            Scores = scores is null ? null : new ScoreTable(width, scores, (row, output) => data.Targets[(row * width) + output] >= 0.5f),
        };
    }
}

/// <summary>Real targets: the usual errors, in double whatever the network's scalar.</summary>
internal sealed class RegressionScore<T> : IScore<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double[] means;
    private readonly double[] squaredErrors;
    private readonly double[] deviations;
    private double absoluteError;

    public RegressionScore(NetworkSummary network, Dataset data)
    {
        means = new double[network.TargetLength];
        squaredErrors = new double[network.TargetLength];
        deviations = new double[network.TargetLength];
        for (int i = 0; i < data.Targets.Length; i++)
        {
            means[i % means.Length] += data.Targets[i];
        }

        // Dividing the sum, not each term, keeps the mean of equal targets exact, and so their deviation 0.
        for (int column = 0; column < means.Length; column++)
        {
            means[column] /= data.Count;
        }
    }

    public void Add(ReadOnlySpan<T> outputs, int firstRow, ReadOnlySpan<T> targets)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            int column = i % means.Length;
            double target = double.CreateTruncating(targets[i]);
            double error = double.CreateTruncating(outputs[i]) - target;
            absoluteError += Math.Abs(error);
            squaredErrors[column] += error * error;
            deviations[column] += (target - means[column]) * (target - means[column]);
        }
    }

    public Evaluation Complete(Evaluation evaluation)
    {
        double elements = (double)evaluation.Count * means.Length;
        return evaluation with
        {
            MeanSquaredError = squaredErrors.Sum() / elements,
            MeanAbsoluteError = absoluteError / elements,
            RSquared = squaredErrors.Zip(deviations, RSquared).Average(),
        };
    }

    private static double RSquared(double squaredError, double deviation) =>
        deviation > 0 ? 1 - (squaredError / deviation) : squaredError == 0 ? 1 : 0;
}
