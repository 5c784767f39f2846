namespace NetGen.Generator.Model;

/// <summary>Mean and variance of each channel over samples and positions.</summary>
internal sealed record ChannelStatisticsKernel(int Positions, int Channels, int Stride) : Kernel
{
    public override string Name => "ChannelStatistics" + Text(Positions) + "x" + Text(Channels);
}

/// <summary>Scale γ/√(v + ε) and shift β + (b − m)·scale of each channel.</summary>
internal sealed record NormalizationAffineKernel(int Channels, double Epsilon, bool HasBias) : Kernel
{
    public override string Name => "NormalizationAffine" + Text(Channels) + (HasBias ? "Folded" : "") + EpsilonText(Epsilon);

    /// <summary>ε where it is not the usual one, as part of a name.</summary>
    public static string EpsilonText(double epsilon) => epsilon == 1e-5 ? "" : "Epsilon" + Number(epsilon);
}

/// <summary>
/// y = φ(Σ kᵢ ⊙ xᵢ + k), factors by channel. Of one input: a normalisation with known statistics. Of ∂y and x: its input gradient, times φ′ of the
/// activation in front.
/// </summary>
internal sealed record ChannelAffineKernel(int Inputs, int Positions, int Channels, int Stride, ActivationFunction? Epilogue, bool IsGradient) : Kernel
{
    public override string Name => "ChannelAffine" + (Inputs == 1 ? "" : "Of" + Text(Inputs)) + "x" + Text(Positions) + "x" + Text(Channels) + Suffix(Epilogue, IsGradient);
}

/// <summary>Σ ∂y and Σ ∂y ⊙ x̂ of each channel, with a batch's statistics.</summary>
internal sealed record NormalizationSumsKernel(int Positions, int Channels, int Stride, double Epsilon) : Kernel
{
    public override string Name => "NormalizationSums" + Text(Positions) + "x" + Text(Channels) + NormalizationAffineKernel.EpsilonText(Epsilon);
}

/// <summary>The factors of ∂y, x and 1 in a batch's input gradient.</summary>
internal sealed record NormalizationFactorsKernel(int Positions, int Channels, double Epsilon) : Kernel
{
    public override string Name => "NormalizationFactors" + Text(Positions) + "x" + Text(Channels) + NormalizationAffineKernel.EpsilonText(Epsilon);
}

/// <summary>A row of sums added to a gradient.</summary>
internal sealed record AddRowKernel(int Width) : Kernel
{
    public override string Name => "AddRow" + Text(Width);
}
