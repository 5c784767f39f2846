using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Conv2D: an image of channels in, an image of filters out; weight [filters, channels/groups, kernel height, kernel width], bias
/// [filters]. Conv1D: the same on an image one row high, with a weight of one axis less.
/// </summary>
internal static class Conv2DRule
{
    public static void Apply(Conv2DAttribute convolution, NetworkPenalty penalty, GraphBuilder builder)
    {
        var name = builder.NameOf(convolution);
        if (convolution.Padding == Padding.Causal)
        {
            builder.Report("NG0008", "Padding", "Padding", "Valid or Same: an image has no earlier and later", "Causal");
            return;
        }
        if (WindowRule.RequireImage(builder, name.Text))
        {
            Apply(builder, convolution, name, penalty, new Window(
                convolution.Filters, convolution.KernelHeight, convolution.KernelWidth,
                Or(convolution.StrideHeight, convolution.Stride), Or(convolution.StrideWidth, convolution.Stride),
                convolution.Dilation, convolution.Groups, convolution.Padding, convolution.Pad, convolution.Pad));
        }
    }

    public static void Apply(Conv1DAttribute convolution, NetworkPenalty penalty, GraphBuilder builder)
    {
        var name = builder.NameOf(convolution);
        if (WindowRule.RequireSequence(builder, name.Text))
        {
            // Along the height there is one element: its stride is 1, and nothing is padded.
            Apply(builder, convolution, name, penalty, new Window(
                convolution.Filters, 1, convolution.Kernel, 1, convolution.Stride,
                convolution.Dilation, convolution.Groups, convolution.Padding, convolution.Pad >= 0 ? 0 : -1, convolution.Pad));
        }
    }

    /// <summary>What was declared. A negative pad leaves the border to the padding.</summary>
    private sealed record Window(
        int Filters, int KernelHeight, int KernelWidth, int StrideHeight, int StrideWidth, int Dilation, int Groups, Padding Padding,
        int PadHeight, int PadWidth);

    private static void Apply(GraphBuilder builder, WeightedLayerAttribute declared, LayerName name, NetworkPenalty penalty, Window window)
    {
        var isSequence = builder.CurrentShape.Rank == 2;
        var channels = builder.CurrentShape.Width;
        if (channels % window.Groups != 0 || window.Filters % window.Groups != 0)
        {
            builder.Report("NG1009", "Groups", T(window.Groups), WindowRule.Divided(channels, window.Filters));
            return;
        }
        var border = window.PadWidth >= 0 ? new Border(window.PadHeight, window.PadHeight, window.PadWidth, window.PadWidth)
            : window.Padding == Padding.Same
                ? WindowRule.Same(WindowRule.ImageOf(builder), window.KernelHeight, window.KernelWidth, window.StrideHeight,
                    window.StrideWidth, window.Dilation)
                : window.Padding == Padding.Causal ? WindowRule.Causal(window.KernelWidth, window.Dilation)
                : new Border(0, 0, 0, 0);
        if (!WindowRule.Pad(builder, name.Text, border, 0))
            return;
        var image = WindowRule.ImageOf(builder);
        var geometry = new WindowGeometry
        {
            InputHeight = image.Dimensions[0],
            InputWidth = image.Dimensions[1],
            InputChannels = channels,
            KernelHeight = window.KernelHeight,
            KernelWidth = window.KernelWidth,
            StrideHeight = window.StrideHeight,
            StrideWidth = window.StrideWidth,
            Dilation = window.Dilation,
            Groups = window.Groups,
            OutputChannels = window.Filters,
        };
        if (!WindowRule.RequireFit(builder, geometry, "kernel"))
            return;
        int[] weightShape = isSequence
            ? [window.Filters, geometry.ChannelsPerGroup, window.KernelWidth]
            : [window.Filters, geometry.ChannelsPerGroup, window.KernelHeight, window.KernelWidth];
        if (!SizeLimit.Fits(weightShape) || !SizeLimit.Fits([.. geometry.OutputShape.Dimensions]))
        {
            builder.Report("NG1012", "filters", "The " + new TensorShape(weightShape) + " weight", SizeLimit.Text);
            return;
        }
        var (weight, bias) = LayerParameters.Add(builder, declared, name, penalty, new TensorShape(weightShape),
            fanIn: geometry.ChannelsPerGroup * geometry.Taps, fanOut: window.Filters * geometry.Taps / window.Groups, window.Filters,
            flattenedFrom: null);
        builder.AddLayer(
            new ConvolutionOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name.Text, WindowRule.OutputOf(geometry, isSequence)),
                Weight = weight,
                Bias = bias,
                Geometry = geometry,
            },
            Describe(declared, geometry, border));
    }

    private static int Or(int own, int common) => own > 0 ? own : common;

    private static string Describe(WeightedLayerAttribute declared, WindowGeometry geometry, Border border) =>
        (declared is Conv1DAttribute
            ? $"Conv1D {T(geometry.OutputChannels)}@{T(geometry.KernelWidth)}"
                + (geometry.StrideWidth == 1 ? "" : $", stride {T(geometry.StrideWidth)}")
                + (border.IsNone ? "" : $", padding {T(border.Left)}/{T(border.Right)}")
            : $"Conv2D {T(geometry.OutputChannels)}@{T(geometry.KernelHeight)}×{T(geometry.KernelWidth)}"
                + (geometry.StrideHeight == 1 && geometry.StrideWidth == 1
                    ? ""
                    : $", stride {T(geometry.StrideHeight)}×{T(geometry.StrideWidth)}")
                + (border.IsNone ? "" : $", padding {T(border.Top)}/{T(border.Bottom)}×{T(border.Left)}/{T(border.Right)}"))
        + (geometry.Dilation == 1 ? "" : $", dilation {T(geometry.Dilation)}")
        + (geometry.Groups == 1 ? "" : $", groups {T(geometry.Groups)}")
        + (declared.Bias ? "" : ", no bias");

    private static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
}
