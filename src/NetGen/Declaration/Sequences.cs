namespace NetGen;

/// <summary>
/// A 1-D convolution over (length, channels), channels last. Weight file: <c>weight</c> [filters, channels/groups, kernel], <c>bias</c>
/// [filters].
/// </summary>
/// <param name="filters">Output channels, at least 1.</param>
/// <param name="kernel">The kernel's length, at least 1.</param>
public sealed class Conv1DAttribute(int filters, int kernel) : WeightedLayerAttribute
{
    /// <summary>Output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The kernel's length.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The step of the window. Default 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance between the elements that the kernel reads. Default 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Groups of channels that do not see each other; must divide the input channels and the filters. Default 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>What happens at the ends. Default <see cref="NetGen.Padding.Valid"/>.</summary>
    public Padding Padding { get; set; }

    /// <summary>Zeros on both ends, instead of <see cref="Padding"/>; −1 for none declared.</summary>
    public int Pad { get; set; } = -1;
}

/// <summary>A window that is moved over each channel of a sequence (length, channels).</summary>
public abstract class Pool1DAttribute : LayerAttribute
{
    private protected Pool1DAttribute(int size) => Size = size;

    /// <summary>The window's length.</summary>
    public int Size { get; }

    /// <summary>The step of the window; 0, the default, steps by the window's size.</summary>
    public int Stride { get; set; }

    /// <summary>What happens at the ends. Default <see cref="NetGen.Padding.Valid"/>; there is no Causal.</summary>
    public Padding Padding { get; set; }

    /// <summary>Elements added on both ends, instead of <see cref="Padding"/>. Default 0.</summary>
    public int Pad { get; set; }
}

/// <summary>The largest value of each window; what is padded never is the largest. The gradient goes to the first maximum.</summary>
/// <param name="size">The window's length, at least 1.</param>
public sealed class MaxPool1DAttribute(int size) : Pool1DAttribute(size);

/// <summary>The mean of each window; what is padded counts as zeros (PyTorch's default).</summary>
/// <param name="size">The window's length, at least 1.</param>
public sealed class AveragePool1DAttribute(int size) : Pool1DAttribute(size);

/// <summary>The mean of each channel of a sequence: a vector of channels.</summary>
public sealed class GlobalAveragePool1DAttribute : LayerAttribute;

/// <summary>The largest value of each channel of a sequence: a vector of channels.</summary>
public sealed class GlobalMaxPool1DAttribute : LayerAttribute;
