namespace NetGen.Generator.Model;

/// <summary>
/// y[·, ·, f] = φ(Σ over taps and channels of x · w + b): pixels broadcast over vectors of filters, a tile of output pixels of one row at a
/// time. In a depthwise convolution, vectors of channels of a pixel meet vectors of filters.
/// </summary>
internal sealed record ConvolutionKernel : Kernel
{
    public required WindowGeometry Geometry { get; init; }

    /// <summary>From sample to sample of x; 0 for the user's rows.</summary>
    public required int LeftStride { get; init; }

    public required int OutputStride { get; init; }

    public required ProductFinish Finish { get; init; }

    public required ActivationFunction? Epilogue { get; init; }

    /// <summary>Vectors of filters that a tile holds.</summary>
    public required int Vectors { get; init; }

    /// <summary>How the pixels of an output row are cut into tiles: (pixels, how many such tiles).</summary>
    public required EquatableArray<(int Pixels, int Count)> Tiles { get; init; }

    /// <summary>Whether the innermost loop, over the channels of a tap or of a row of taps, is written out.</summary>
    public required bool Unrolled { get; init; }

    public override string Name => "Convolve" + Geometry.Text + (LeftStride == 0 ? "FromRows" : "") + Text(Finish) + Suffix(Epilogue);
}

/// <summary>
/// ∂x = (Σ over output pixels of ∂y · wᵀ, added where the pixel's window lies) ⊙ φ′: elements of ∂y broadcast over vectors of a stretch of
/// the window, a tile of pixels × vectors in registers over the filters. Nothing is padded, and a stride costs nothing.
/// </summary>
internal sealed record ConvolutionGradientKernel : Kernel
{
    /// <summary>The forward convolution.</summary>
    public required WindowGeometry Geometry { get; init; }

    /// <summary>From sample to sample of ∂y.</summary>
    public required int LeftStride { get; init; }

    public required int OutputStride { get; init; }

    /// <summary>φ, whose derivative is applied at the end of a sample; null for none.</summary>
    public required ActivationFunction? Epilogue { get; init; }

    /// <summary>Whether the pixels of a tile stand below each other, where windows side by side overlap; else side by side.</summary>
    public required bool TilesRows { get; init; }

    /// <summary>How the rows (or the pixels of a row) are cut into tiles.</summary>
    public required EquatableArray<PixelTile> Tiles { get; init; }

    /// <summary>Whether windows neither overlap nor leave anything out, so that they are stored and not added.</summary>
    public required bool Stores { get; init; }

    public override string Name => "ConvolveInputGradient" + Geometry.Text + Suffix(Epilogue, derivative: true);
}

/// <summary>The same of a depthwise convolution: vectors of channels of ∂y and w.</summary>
internal sealed record DepthwiseGradientKernel(WindowGeometry Geometry, int LeftStride, int OutputStride, ActivationFunction? Epilogue) : Kernel
{
    public override string Name => "ConvolveInputGradient" + Geometry.Text + Suffix(Epilogue, derivative: true);
}

/// <summary>Tiles of pixels along a row or a column: pixel p of tile t is start + t·step + p·spacing.</summary>
/// <param name="Start">The first pixel of the first tile.</param>
/// <param name="Pixels">Pixels of a tile.</param>
/// <param name="Spacing">From pixel to pixel of a tile.</param>
/// <param name="Count">How many tiles.</param>
/// <param name="Step">From tile to tile.</param>
internal sealed record PixelTile(int Start, int Pixels, int Spacing, int Count, int Step);

/// <summary>∂w += Σ over samples and positions of (window of x) ⊗ ∂y.</summary>
internal sealed record ConvolutionWeightKernel : Kernel
{
    public required WindowGeometry Geometry { get; init; }

    /// <summary>From sample to sample of x; 0 for the user's rows.</summary>
    public required int LeftStride { get; init; }

    public required int RightStride { get; init; }

    public required int Vectors { get; init; }

    /// <summary>Elements of the window that a tile holds.</summary>
    public required int Rows { get; init; }

    /// <summary>Whether all tiles go over one sample, which stays in the first-level cache, before the next; else each tile over all
    /// samples.</summary>
    public required bool SampleBySample { get; init; }

    public override string Name => "ConvolveWeightGradient" + Geometry.Text + (LeftStride == 0 ? "FromRows" : "");
}
