namespace NetGen.Training;

/// <summary>The outputs of an evaluation beside its samples.</summary>
/// <param name="data">The samples.</param>
/// <param name="hasClassLabels">Whether the largest output names a class.</param>
/// <param name="outputs">Samples × outputs, row-major.</param>
internal sealed class AnswerTable(Dataset data, bool hasClassLabels, double[] outputs)
{
    private readonly int width = outputs.Length / data.Count;

    public int Count => data.Count;

    /// <summary>Samples × outputs, row-major.</summary>
    public double[] Outputs => outputs;

    /// <summary>The mean of each output.</summary>
    public double[] Means()
    {
        var sums = new double[width];
        for (int i = 0; i < outputs.Length; i++)
        {
            sums[i % width] += outputs[i];
        }

        return [.. sums.Select(sum => sum / Count)];
    }

    public SampleAnswer Of(int sample)
    {
        double[] said = outputs[(sample * width)..((sample + 1) * width)];
        return new SampleAnswer
        {
            Sample = sample,
            Origin = data.OriginOf(sample),
            Outputs = said,
            Label = data.HasLabels ? data.Labels[sample] : null,
            Targets = hasClassLabels ? [] : [.. TargetsOf(sample).ToArray().Select(target => (double)target)],
            Error = ErrorOf(sample),
        };
    }

    /// <summary>The samples with the largest errors, the largest first; of equals the first.</summary>
    public IReadOnlyList<SampleAnswer> Worst(int count) =>
        [.. Enumerable.Range(0, Count).OrderByDescending(ErrorOf).Take(count).Select(Of)];

    private ReadOnlySpan<float> TargetsOf(int sample) => data.Targets.Slice(sample * data.TargetLength, data.TargetLength);

    private double ErrorOf(int sample)
    {
        ReadOnlySpan<double> said = outputs.AsSpan(sample * width, width);
        if (hasClassLabels)
        {
            double other = double.NegativeInfinity;
            for (int i = 0; i < width; i++)
            {
                other = i == data.Labels[sample] ? other : Math.Max(other, said[i]);
            }

            return width == 1 ? 0 : other - said[data.Labels[sample]];
        }

        double squares = 0;
        ReadOnlySpan<float> targets = TargetsOf(sample);
        for (int i = 0; i < width; i++)
        {
            squares += (said[i] - targets[i]) * (said[i] - targets[i]);
        }

        return Math.Sqrt(squares);
    }
}
