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
        FixedScalingStep scaling => Scaled(scaling.Centers.Average(), scaling.Scales.Average()),
        RangeStep range => new(range.Low, range.High, double.NaN, double.NaN),
        StandardizationStep { Divides: false } => WithoutMean(),
        // Standardization and whitening, per value or per channel: that is what they are for.
        StandardizationStep or WhiteningStep => Standard,
        TableStep { Table: var table } => new(double.NaN, double.NaN, 0, Math.Sqrt(table.Columns.Sum(column => column.Energy) / table.EncodedLength)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "A step of preprocessing that says nothing of its values."),
    };

    private InputFacts Scaled(double center, double scale)
    {
        var (first, last) = ((Min - center) * scale, (Max - center) * scale);
        return scale < 0 ? new(last, first, (Mean - center) * scale, -Std * scale) : new(first, last, (Mean - center) * scale, Std * scale);
    }

    /// <summary>Without a declared mean and deviation, those of a uniform distribution over the declared range.</summary>
    private InputFacts WithoutMean()
    {
        var mean = double.IsNaN(Mean) ? (Min + Max) / 2 : Mean;
        return new(Min - mean, Max - mean, 0, double.IsNaN(Std) ? (Max - Min) / Math.Sqrt(12) : Std);
    }
}
