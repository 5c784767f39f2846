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

/// <summary>What a sample's sets of values are: a position's channels, or a group's channels at all positions.</summary>
internal sealed record NormalizationSets(int Positions, int Channels, int Groups, bool PerPosition)
{
    public int Count => PerPosition ? Positions : Groups;

    /// <summary>Positions of one set.</summary>
    public int PositionsOfSet => PerPosition ? 1 : Positions;

    /// <summary>Neighbouring channels of one set.</summary>
    public int ChannelsOfSet => Channels / Groups;

    /// <summary>Values of one set.</summary>
    public int Size => PositionsOfSet * ChannelsOfSet;

    public string Text => (PerPosition ? "Positions" : "Groups" + Groups.ToString(System.Globalization.CultureInfo.InvariantCulture) + "Of")
        + Positions.ToString(System.Globalization.CultureInfo.InvariantCulture) + "x" + Channels.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>y = φ(γ ⊙ (x − mean)/√(variance + ε) + β) of each set of a sample; keeps each set's mean and 1/√(variance + ε).</summary>
internal sealed record SetNormalizationKernel(NormalizationSets Sets, double Epsilon, int Stride, int StatisticsStride, ActivationFunction? Epilogue) : Kernel
{
    public override string Name => "Normalize" + Sets.Text + NormalizationAffineKernel.EpsilonText(Epsilon) + Suffix(Epilogue);
}

/// <summary>∂x of the same, times φ′ of the activation in front.</summary>
internal sealed record SetNormalizationGradientKernel(NormalizationSets Sets, int Stride, int StatisticsStride, ActivationFunction? Epilogue) : Kernel
{
    public override string Name => "NormalizeGradient" + Sets.Text + Suffix(Epilogue, derivative: true);
}

/// <summary>Σ ∂y and Σ ∂y ⊙ x̂ of each channel, with the statistics of each sample's sets.</summary>
internal sealed record SetNormalizationSumsKernel(NormalizationSets Sets, int Stride, int StatisticsStride) : Kernel
{
    public override string Name => "NormalizeSums" + Sets.Text;
}

/// <summary>y = φ(x for x &gt; 0, else a·x), or ∂x = (∂y for x &gt; 0, else a·∂y), times φ′ of the activation in front.</summary>
/// <param name="Positions">Vectors of slopes in a row.</param>
/// <param name="Channels">Elements that have a slope of their own.</param>
/// <param name="IsShared">Whether there is one slope for all.</param>
/// <param name="Stride">From row to row.</param>
/// <param name="Epilogue">φ; null for none.</param>
/// <param name="IsGradient">Whether ∂x is computed.</param>
internal sealed record PReluKernel(int Positions, int Channels, bool IsShared, int Stride, ActivationFunction? Epilogue, bool IsGradient) : Kernel
{
    public override string Name => "PRelu" + (IsGradient ? "Gradient" : "") + (IsShared ? "Shared" : "") + Text(Positions) + "x" + Text(Channels) + Suffix(Epilogue, IsGradient);
}

/// <summary>∂a += Σ ∂y·min(0, x).</summary>
internal sealed record PReluSlopeKernel(int Positions, int Channels, bool IsShared, int Stride) : Kernel
{
    public override string Name => "PReluSlopes" + (IsShared ? "Shared" : "") + Text(Positions) + "x" + Text(Channels);
}
