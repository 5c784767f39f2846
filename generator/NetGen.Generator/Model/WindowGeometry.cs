using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>
/// A window moved over an image that is already padded: sizes of the input, the window, the steps, the output. Channels last, a sample's
/// image contiguous.
/// </summary>
internal sealed record WindowGeometry
{
    public required int InputHeight { get; init; }

    public required int InputWidth { get; init; }

    public required int InputChannels { get; init; }

    public required int KernelHeight { get; init; }

    public required int KernelWidth { get; init; }

    public required int StrideHeight { get; init; }

    public required int StrideWidth { get; init; }

    public int Dilation { get; init; } = 1;

    public int Groups { get; init; } = 1;

    public required int OutputChannels { get; init; }

    public int OutputHeight => Outputs(InputHeight, KernelHeight, StrideHeight);

    public int OutputWidth => Outputs(InputWidth, KernelWidth, StrideWidth);

    public int Taps => KernelHeight * KernelWidth;

    /// <summary>Lines from one row of outputs to the next: no step leads beyond the image, however far it is declared.</summary>
    public int StepHeight => Math.Min(StrideHeight, InputHeight);

    /// <summary>Pixels from one output to the next.</summary>
    public int StepWidth => Math.Min(StrideWidth, InputWidth);

    /// <summary>Input channels that one filter sees.</summary>
    public int ChannelsPerGroup => InputChannels / Groups;

    /// <summary>Filters of one group.</summary>
    public int FiltersPerGroup => OutputChannels / Groups;

    /// <summary>Whether every filter sees one channel, and every channel one filter.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == InputChannels && Groups == OutputChannels;

    public TensorShape InputShape => new(InputHeight, InputWidth, InputChannels);

    public TensorShape OutputShape => new(OutputHeight, OutputWidth, OutputChannels);

    /// <summary>Multiply-adds of one sample.</summary>
    public long MultiplyAdds => (long)OutputHeight * OutputWidth * OutputChannels * Taps * ChannelsPerGroup;

    /// <summary>Where a tap's first channel lies, from the window's first pixel.</summary>
    public int OffsetOf(int tap) => ((tap / KernelWidth * InputWidth) + (tap % KernelWidth)) * Dilation * InputChannels;

    /// <summary>⌊(size − d(k − 1) − 1)/s⌋ + 1; 0 or less where the window does not fit.</summary>
    private int Outputs(int size, int kernel, int stride)
    {
        var room = size - ((long)Dilation * (kernel - 1)) - 1;
        return room < 0 ? 0 : (int)(room / stride) + 1;
    }

    /// <summary>As part of a method's name.</summary>
    public string Text
    {
        get
        {
            static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
            return $"{T(InputHeight)}x{T(InputWidth)}x{T(InputChannels)}By{T(KernelHeight)}x{T(KernelWidth)}"
                + (StrideHeight == 1 && StrideWidth == 1 ? "" : $"Step{T(StrideHeight)}x{T(StrideWidth)}")
                + (Dilation == 1 ? "" : "Dilated" + T(Dilation))
                + (Groups == 1 ? "" : "Groups" + T(Groups))
                + "To" + T(OutputChannels);
        }
    }
}

/// <summary>Rows and columns around an image; negative ones are cut off. Spread puts zeros between pixels.</summary>
/// <param name="Top">Rows above.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Left">Columns on the left.</param>
/// <param name="Right">Columns on the right.</param>
/// <param name="SpreadHeight">From one source row to the next in the target.</param>
/// <param name="SpreadWidth">From one source column to the next in the target.</param>
internal sealed record Border(int Top, int Bottom, int Left, int Right, int SpreadHeight = 1, int SpreadWidth = 1)
{
    public TensorShape Apply(TensorShape image) => new(
        ((image.Dimensions[0] - 1) * SpreadHeight) + 1 + Top + Bottom,
        ((image.Dimensions[1] - 1) * SpreadWidth) + 1 + Left + Right,
        image.Dimensions[2]);

    /// <summary>The image inside one with this border.</summary>
    public TensorShape Inside(TensorShape image) => new(
        ((image.Dimensions[0] - 1 - Top - Bottom) / SpreadHeight) + 1,
        ((image.Dimensions[1] - 1 - Left - Right) / SpreadWidth) + 1,
        image.Dimensions[2]);

    /// <summary>What takes the border away again, but leaves the pixels spread.</summary>
    public Border Inverse => new(-Top, -Bottom, -Left, -Right);

    public bool IsNone => this is { Top: 0, Bottom: 0, Left: 0, Right: 0, SpreadHeight: 1, SpreadWidth: 1 };

    public string Text
    {
        get
        {
            static string T(int value) => (value < 0 ? "m" : "") + Math.Abs(value).ToString(CultureInfo.InvariantCulture);
            return $"{T(Top)}_{T(Bottom)}_{T(Left)}_{T(Right)}" + (SpreadHeight == 1 && SpreadWidth == 1
                ? ""
                : $"Spread{T(SpreadHeight)}x{T(SpreadWidth)}");
        }
    }
}
