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

/// <summary>Class labels: the largest output is the prediction.</summary>
internal sealed class ClassScore<T>(NetworkSummary network, Dataset data) : IScore<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // The matrix grows with the square of the classes: 128 MB at this number.
    private const int LargestMatrix = 4096;

    private readonly int classes = network.OutputLength;
    private readonly long[,]? counts = network.OutputLength <= LargestMatrix ? new long[network.OutputLength, network.OutputLength] : null;
    private long correct;

    public void Add(ReadOnlySpan<T> outputs, int firstRow, ReadOnlySpan<T> targets)
    {
        for (int row = 0; row < outputs.Length / classes; row++)
        {
            int predicted = IndexOfLargest(outputs.Slice(row * classes, classes));
            int actual = data.Labels[firstRow + row];
            correct += predicted == actual ? 1 : 0;
            if (counts is not null)
            {
                counts[actual, predicted]++;
            }
        }
    }

    public Evaluation Complete(Evaluation evaluation) => evaluation with
    {
        Accuracy = (double)correct / evaluation.Count,
        ConfusionMatrix = counts is null ? null : new ConfusionMatrix(counts, data.ClassNames),
    };

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

/// <summary>Probabilities of yes: an output is right on its target's side of ½.</summary>
internal sealed class BinaryScore<T>(NetworkSummary network) : IScore<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly string[] Names = ["no", "yes"];
    private static readonly T Threshold = T.CreateTruncating(0.5);

    private readonly long[,] counts = new long[2, 2];

    public void Add(ReadOnlySpan<T> outputs, int firstRow, ReadOnlySpan<T> targets)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            counts[targets[i] >= Threshold ? 1 : 0, outputs[i] >= Threshold ? 1 : 0]++;
        }
    }

    public Evaluation Complete(Evaluation evaluation)
    {
        var matrix = new ConfusionMatrix(counts, Names);
        return evaluation with { Accuracy = matrix.Accuracy, ConfusionMatrix = network.OutputLength == 1 ? matrix : null };
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
