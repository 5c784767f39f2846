namespace NetGen;

/// <summary>What a window does at the border of an image, or at the ends of a sequence.</summary>
public enum Padding
{
    /// <summary>The window stays inside: ⌊(size − extent)/stride⌋ + 1 outputs.</summary>
    Valid,

    /// <summary>
    /// Zeros around the image so that there are ⌈size/stride⌉ outputs; an odd row or column of padding stands at the bottom or right.
    /// </summary>
    Same,

    /// <summary>
    /// Of a sequence: zeros in front of it alone, so that an output sees its own step and earlier ones, and there are ⌈steps/stride⌉
    /// outputs. (Padding by (kernel − 1)·dilation in front of PyTorch's Conv1d; van den Oord et al. 2016.)
    /// </summary>
    Causal,
}

/// <summary>
/// A 2-D convolution over (height, width, channels). Weight file: <c>weight</c> [filters, channels/groups, kernel height, kernel width],
/// <c>bias</c> [filters].
/// </summary>
public sealed class Conv2DAttribute : WeightedLayerAttribute
{
    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="kernel">The kernel's height and width, at least 1.</param>
    public Conv2DAttribute(int filters, int kernel) : this(filters, kernel, kernel) { }

    /// <summary>A convolution with a rectangular kernel.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="kernelHeight">The kernel's height, at least 1.</param>
    /// <param name="kernelWidth">The kernel's width, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
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

    /// <summary>The step of the window in both directions. Default 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The vertical step where it differs from <see cref="Stride"/>; 0 for the same.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The horizontal step where it differs from <see cref="Stride"/>; 0 for the same.</summary>
    public int StrideWidth { get; set; }

    /// <summary>The distance between the pixels that the kernel reads. Default 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Groups of channels that do not see each other; must divide the input channels and the filters. Default 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>What happens at the border. Default <see cref="NetGen.Padding.Valid"/>.</summary>
    public Padding Padding { get; set; }

    /// <summary>Rows and columns of zeros on every side, instead of <see cref="Padding"/>; −1 for none declared.</summary>
    public int Pad { get; set; } = -1;
}

/// <summary>A window that is moved over each channel of an image.</summary>
public abstract class Pool2DAttribute : LayerAttribute
{
    private protected Pool2DAttribute(int height, int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>The window's height.</summary>
    public int Height { get; }

    /// <summary>The window's width.</summary>
    public int Width { get; }

    /// <summary>The step of the window in both directions; 0, the default, steps by the window's size.</summary>
    public int Stride { get; set; }

    /// <summary>What happens at the border. Default <see cref="NetGen.Padding.Valid"/>; there is no Causal.</summary>
    public Padding Padding { get; set; }

    /// <summary>Rows and columns added on every side, instead of <see cref="Padding"/>. Default 0.</summary>
    public int Pad { get; set; }
}

/// <summary>
/// The largest value of each window; what is padded never is the largest. The gradient goes to the first maximum in row-major order.
/// </summary>
public sealed class MaxPool2DAttribute : Pool2DAttribute
{
    /// <summary>A square window.</summary>
    /// <param name="size">Height and width, at least 1.</param>
    public MaxPool2DAttribute(int size) : base(size, size) { }

    /// <summary>A rectangular window.</summary>
    /// <param name="height">At least 1.</param>
    /// <param name="width">At least 1.</param>
    public MaxPool2DAttribute(int height, int width) : base(height, width) { }
}

/// <summary>The mean of each window; what is padded counts as zeros (PyTorch's default).</summary>
public sealed class AveragePool2DAttribute : Pool2DAttribute
{
    /// <summary>A square window.</summary>
    /// <param name="size">Height and width, at least 1.</param>
    public AveragePool2DAttribute(int size) : base(size, size) { }

    /// <summary>A rectangular window.</summary>
    /// <param name="height">At least 1.</param>
    /// <param name="width">At least 1.</param>
    public AveragePool2DAttribute(int height, int width) : base(height, width) { }
}

/// <summary>The mean of each channel: a vector of channels.</summary>
public sealed class GlobalAveragePool2DAttribute : LayerAttribute;

/// <summary>The largest value of each channel: a vector of channels.</summary>
public sealed class GlobalMaxPool2DAttribute : LayerAttribute;

/// <summary>Rows and columns of zeros around an image.</summary>
public sealed class ZeroPad2DAttribute : LayerAttribute
{
    /// <summary>The same on every side.</summary>
    /// <param name="all">Rows and columns, 0 or more.</param>
    public ZeroPad2DAttribute(int all) : this(all, all, all, all) { }

    /// <summary>Different sides.</summary>
    /// <param name="top">Rows above, 0 or more.</param>
    /// <param name="bottom">Rows below, 0 or more.</param>
    /// <param name="left">Columns on the left, 0 or more.</param>
    /// <param name="right">Columns on the right, 0 or more.</param>
    public ZeroPad2DAttribute(int top, int bottom, int left, int right)
    {
        Top = top;
        Bottom = bottom;
        Left = left;
        Right = right;
    }

    /// <summary>Rows above.</summary>
    public int Top { get; }

    /// <summary>Rows below.</summary>
    public int Bottom { get; }

    /// <summary>Columns on the left.</summary>
    public int Left { get; }

    /// <summary>Columns on the right.</summary>
    public int Right { get; }
}

/// <summary>Cuts rows and columns off an image.</summary>
public sealed class Crop2DAttribute : LayerAttribute
{
    /// <summary>The same on every side.</summary>
    /// <param name="all">Rows and columns, 0 or more.</param>
    public Crop2DAttribute(int all) : this(all, all, all, all) { }

    /// <summary>Different sides.</summary>
    /// <param name="top">Rows above, 0 or more.</param>
    /// <param name="bottom">Rows below, 0 or more.</param>
    /// <param name="left">Columns on the left, 0 or more.</param>
    /// <param name="right">Columns on the right, 0 or more.</param>
    public Crop2DAttribute(int top, int bottom, int left, int right)
    {
        Top = top;
        Bottom = bottom;
        Left = left;
        Right = right;
    }

    /// <summary>Rows above.</summary>
    public int Top { get; }

    /// <summary>Rows below.</summary>
    public int Bottom { get; }

    /// <summary>Columns on the left.</summary>
    public int Left { get; }

    /// <summary>Columns on the right.</summary>
    public int Right { get; }
}
