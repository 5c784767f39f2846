namespace NetGen.Generator.Model;

/// <summary>What is known of the values of a tensor of inputs; NaN for what is not.</summary>
internal sealed record InputFacts(double Min, double Max, double Mean, double Std)
{
    public static readonly InputFacts Unknown = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Of values with mean 0 and variance 1.</summary>
    public static readonly InputFacts Standard = new(double.NaN, double.NaN, 0, 1);

    /// <summary>Whether it is known how large the values are.</summary>
    public bool HaveScale => !double.IsNaN(Mean + Std) || !double.IsNaN(Min + Max);

    /// <summary>What a step of preprocessing makes of it.</summary>
    public InputFacts Through(PreprocessingStep step) => step switch
    {
        FixedScalingStep scaling => Scaled(scaling),
        RangeStep range => new(range.Low, range.High, double.NaN, double.NaN),
        StandardizationStep { Divides: false } => WithoutMean(),
        // Standardization and whitening, per value or per channel: that is what they are for.
        StandardizationStep or WhiteningStep => Standard,
        TableStep { Table: var table } =>
            new(double.NaN, double.NaN, 0, Math.Sqrt(table.Columns.Sum(column => column.Energy) / table.EncodedLength)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name,
            "A step of preprocessing that says nothing of its values."),
    };

    /// <summary>Of all channels together: the farthest of their ends, the mean and the deviation over all of them.</summary>
    private InputFacts Scaled(FixedScalingStep scaling)
    {
        var channels = Enumerable.Range(0, Math.Max(scaling.Centers.Count, scaling.Scales.Count)).Select(channel =>
            (Center: scaling.Centers[channel % scaling.Centers.Count], Scale: scaling.Scales[channel % scaling.Scales.Count])).ToArray();
        var mean = channels.Average(channel => (Mean - channel.Center) * channel.Scale);
        // Around the mean of all: what a channel varies, and how far its mean is from it.
        var variance = channels.Average(channel =>
            Math.Pow(Std * channel.Scale, 2) + Math.Pow(((Mean - channel.Center) * channel.Scale) - mean, 2));
        return new(
            channels.Min(channel => ((channel.Scale < 0 ? Max : Min) - channel.Center) * channel.Scale),
            channels.Max(channel => ((channel.Scale < 0 ? Min : Max) - channel.Center) * channel.Scale),
            mean,
            Math.Sqrt(variance));
    }

    /// <summary>Without a declared mean and deviation, those of a uniform distribution over the declared range.</summary>
    private InputFacts WithoutMean()
    {
        var mean = double.IsNaN(Mean) ? (Min + Max) / 2 : Mean;
        return new(Min - mean, Max - mean, 0, double.IsNaN(Std) ? (Max - Min) / Math.Sqrt(12) : Std);
    }
}
