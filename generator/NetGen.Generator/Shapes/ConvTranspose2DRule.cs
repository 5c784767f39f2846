using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// ConvTranspose2D: weight [channels, filters/groups, kernel height, kernel width], bias [filters]. It is the input gradient of a
/// convolution, so a plain convolution itself: over the input with zeros between its pixels (the stride) and around it (the kernel's reach
/// less the padding), with the kernel turned by half a circle. The weights lie turned in memory, so that every pass sees a plain
/// convolution.
/// </summary>
internal static class ConvTranspose2DRule
{
    public static void Apply(ConvTranspose2DAttribute declared, NetworkPenalty penalty, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        if (!WindowRule.RequireImage(builder, name.Text) || !WindowRule.RequirePadding(builder, declared.Padding, declared.Pad,
            declared.OutputPad))
            return;
        var (image, channels) = (builder.CurrentShape.Dimensions, builder.CurrentShape.Width);
        if (channels % declared.Groups != 0 || declared.Filters % declared.Groups != 0)
        {
            builder.Report("NG1009", "Groups", T(declared.Groups), WindowRule.Divided(channels, declared.Filters));
            return;
        }
        var (strideHeight, strideWidth) = (Or(declared.StrideHeight, declared.Stride), Or(declared.StrideWidth, declared.Stride));
        var (height, width) = (SpreadSize(image[0], declared.KernelHeight, strideHeight, declared),
            SpreadSize(image[1], declared.KernelWidth, strideWidth, declared));
        if (height.Output <= 0 || width.Output <= 0)
        {
            builder.Report("NG1002", "Pad", $"A padding of {T(declared.Pad)}",
                $"{T(height.Output + (2 * declared.Pad))}×{T(width.Output + (2 * declared.Pad))}", builder.ShapeChain());
            return;
        }
        int[] weightShape = [channels, declared.Filters / declared.Groups, declared.KernelHeight, declared.KernelWidth];
        if (!SizeLimit.Fits(weightShape) || !SizeLimit.Fits(height.Spread, width.Spread, channels)
            || !SizeLimit.Fits(height.Output, width.Output, declared.Filters))
        {
            builder.Report("NG1012", "filters",
                $"The {new TensorShape(weightShape)} weight, or the {height.Output}×{width.Output}×{T(declared.Filters)} output,",
                SizeLimit.Text);
            return;
        }

        var (reachHeight, reachWidth) = (declared.Dilation * (declared.KernelHeight - 1), declared.Dilation * (declared.KernelWidth - 1));
        // One row or column has none beside it that the stride could part it from.
        var border = new Border(reachHeight - height.Before, reachHeight - height.Behind, reachWidth - width.Before,
            reachWidth - width.Behind,
            image[0] == 1 ? 1 : strideHeight, image[1] == 1 ? 1 : strideWidth);
        if (!border.IsNone)
            builder.AddHidden(new PadOperation
            {
                Layer = name.Text, Item = builder.Item, Input = builder.Current,
                Output = builder.AddTensor(name.Text + " spread", border.Apply(builder.CurrentShape)), Border = border
            });
        var geometry = new WindowGeometry
        {
            InputHeight = (int)height.Spread,
            InputWidth = (int)width.Spread,
            InputChannels = channels,
            KernelHeight = declared.KernelHeight,
            KernelWidth = declared.KernelWidth,
            StrideHeight = 1,
            StrideWidth = 1,
            Dilation = declared.Dilation,
            Groups = declared.Groups,
            OutputChannels = declared.Filters,
        };
        // Of the kernel's taps, one in stride × stride meets a pixel; the others meet zeros.
        var fanIn = (int)Math.Max(1, (long)geometry.ChannelsPerGroup * geometry.Taps / ((long)strideHeight * strideWidth));
        var (weight, bias) = LayerParameters.Add(builder, declared, name, penalty, new TensorShape(weightShape),
            fanIn, fanOut: geometry.FiltersPerGroup * geometry.Taps, declared.Filters, flattenedFrom: null,
            transposedGroups: declared.Groups);
        builder.AddLayer(
            new ConvolutionOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name.Text, geometry.OutputShape),
                Weight = weight,
                Bias = bias,
                Geometry = geometry,
                IsTransposed = true,
            },
            Describe(declared, strideHeight, strideWidth));
    }

    /// <summary>Along one axis: the input spread and padded, the output, and what is cut off before and behind it.</summary>
    private static (long Spread, long Output, int Before, int Behind) SpreadSize(int size, int kernel, int stride,
        ConvTranspose2DAttribute declared)
    {
        var reach = (long)declared.Dilation * (kernel - 1);
        // What the convolution pads with: the odd one behind; where the stride leaves pixels out, they are added there.
        var over = (int)(reach + 1 - stride);
        var (before, behind) = declared.Padding != Padding.Same ? (declared.Pad, declared.Pad - declared.OutputPad) : over < 0 ? (0, over)
            : (over / 2, over - (over / 2));
        var output = ((long)(size - 1) * stride) + reach + 1 - before - behind;
        return (output + reach, output, before, behind);
    }

    private static int Or(int own, int common) => own > 0 ? own : common;

    private static string Describe(ConvTranspose2DAttribute declared, int strideHeight, int strideWidth) =>
        $"ConvTranspose2D {T(declared.Filters)}@{T(declared.KernelHeight)}×{T(declared.KernelWidth)}"
        + (strideHeight == 1 && strideWidth == 1 ? "" : $", stride {T(strideHeight)}×{T(strideWidth)}")
        + (declared.Padding == Padding.Same ? ", same padding" : declared.Pad == 0 ? "" : $", padding {T(declared.Pad)}")
        + (declared.OutputPad == 0 ? "" : $", output padding {T(declared.OutputPad)}")
        + (declared.Dilation == 1 ? "" : $", dilation {T(declared.Dilation)}")
        + (declared.Groups == 1 ? "" : $", groups {T(declared.Groups)}")
        + (declared.Bias ? "" : ", no bias");

    private static string T(long value) => value.ToString(CultureInfo.InvariantCulture);
}
