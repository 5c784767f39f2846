namespace NetGen;

/// <summary>
/// A transposed 2-D convolution over (height, width, channels): every input pixel adds its multiple of the kernel to the output, so that an
/// image grows by its stride. The output has (size − 1)·stride − 2·pad + dilation·(kernel − 1) + outputPad + 1 rows and columns. Weight
/// file: <c>weight</c> [channels, filters/groups, kernel height, kernel width], <c>bias</c> [filters], as PyTorch's ConvTranspose2d.
/// </summary>
public sealed class ConvTranspose2DAttribute : WeightedLayerAttribute
{
    /// <summary>With a square kernel.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="kernel">The kernel's height and width, at least 1.</param>
    public ConvTranspose2DAttribute(int filters, int kernel) : this(filters, kernel, kernel) { }

    /// <summary>With a rectangular kernel.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="kernelHeight">The kernel's height, at least 1.</param>
    /// <param name="kernelWidth">The kernel's width, at least 1.</param>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Output channels.</summary>
    public int Filters { get; }

    /// <summary>The kernel's height.</summary>
    public int KernelHeight { get; }

    /// <summary>The kernel's width.</summary>
    public int KernelWidth { get; }

    /// <summary>From the kernel of one input pixel to that of the next, in both directions. Default 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The vertical step where it differs from <see cref="Stride"/>; 0 for the same.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The horizontal step where it differs from <see cref="Stride"/>; 0 for the same.</summary>
    public int StrideWidth { get; set; }

    /// <summary>The distance between the pixels that the kernel writes. Default 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Groups of channels that do not see each other; must divide the input channels and the filters. Default 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// <see cref="NetGen.Padding.Same"/>: the output has size · stride rows and columns, what the convolution of that padding and stride
    /// makes of an image of the output's size. Default <see cref="NetGen.Padding.Valid"/>, which leaves the size to <see cref="Pad"/> and
    /// <see cref="OutputPad"/>; there is no Causal.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Rows and columns that are cut off every side of the output: the padding of the convolution that this one transposes. Default 0.
    /// </summary>
    public int Pad { get; set; }

    /// <summary>
    /// Rows and columns added at the bottom and right, below the stride or the dilation: which of the sizes that the convolution maps to
    /// one. Default 0.
    /// </summary>
    public int OutputPad { get; set; }
}
