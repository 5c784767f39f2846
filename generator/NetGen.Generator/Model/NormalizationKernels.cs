namespace NetGen.Generator.Model;

/// <summary>Mean and variance of each channel over samples and positions.</summary>
internal sealed record ChannelStatisticsKernel(int Positions, int Channels, int Stride) : Kernel
{
    public override string Name => "ChannelStatistics" + Text(Positions) + "x" + Text(Channels);
}

/// <summary>Σ ∂y and Σ ∂y ⊙ x̂ of each channel, with a batch's statistics.</summary>
internal sealed record NormalizationSumsKernel(int Positions, int Channels, int Stride, double Epsilon) : Kernel
{
    public override string Name => "NormalizationSums" + Text(Positions) + "x" + Text(Channels) + EpsilonText(Epsilon);
}

/// <summary>The factors of ∂y, x and 1 in a batch's input gradient.</summary>
internal sealed record NormalizationFactorsKernel(int Positions, int Channels, double Epsilon) : Kernel
{
    public override string Name => "NormalizationFactors" + Text(Positions) + "x" + Text(Channels) + EpsilonText(Epsilon);
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
    public override string Name => "Normalize" + Sets.Text + EpsilonText(Epsilon) + Suffix(Epilogue);
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

/// <summary>∂a += Σ ∂y·min(0, x).</summary>
internal sealed record PReluSlopeKernel(int Positions, int Channels, bool IsShared, int Stride) : Kernel
{
    public override string Name => "PReluSlopes" + (IsShared ? "Shared" : "") + Text(Positions) + "x" + Text(Channels);
}
