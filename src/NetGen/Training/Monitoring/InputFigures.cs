using NetGen.Data;

namespace NetGen.Training.Monitoring;

/// <summary>What the first layer of a network without preprocessing is given: the size of the inputs and the spread of their
/// scales.</summary>
/// <param name="Rms">Of all inputs.</param>
/// <param name="Largest">The largest magnitude.</param>
/// <param name="Deviation">The root of the features' mean variance.</param>
/// <param name="ScaleRatio">The largest deviation of a feature by the smallest; those that never change do not count.</param>
internal sealed record InputFigures(double Rms, double Largest, double Deviation, double ScaleRatio)
{
    private const int MostSamples = 1000;

    /// <summary>Of the first samples.</summary>
    public static InputFigures Of(Dataset data)
    {
        int rows = Math.Min(data.Count, MostSamples);
        int length = data.InputLength;
        (double[] sums, double[] squares) = (new double[length], new double[length]);
        double largest = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int feature = 0; feature < length; feature++)
            {
                int at = (row * length) + feature;
                double value = data.HasBytes ? data.Bytes[at] : data.Inputs[at];
                sums[feature] += value;
                squares[feature] += value * value;
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        double[] deviations =
        [
            .. Enumerable.Range(0, length)
                .Select(feature => Math.Sqrt(Math.Max(0, (squares[feature] / rows) - (sums[feature] / rows * (sums[feature] / rows)))))
                .Where(deviation => deviation > 0),
        ];
        return new(Math.Sqrt(squares.Sum() / rows / length), largest,
            Math.Sqrt(deviations.Sum(deviation => deviation * deviation) / length),
            deviations.Length == 0 ? 1 : deviations.Max() / deviations.Min());
    }
}
