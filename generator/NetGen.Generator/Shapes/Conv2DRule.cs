using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Conv2D: an image of channels in, an image of filters out; weight [filters, channels/groups, kernel height, kernel width], bias [filters].</summary>
internal static class Conv2DRule
{
    public static void Apply(Conv2DAttribute convolution, NetworkPenalty penalty, GraphBuilder builder)
    {
        var name = builder.NameOf(convolution);
        if (!WindowRule.RequireImage(builder, name.Text))
            return;
        var channels = builder.CurrentShape.Width;
        if (channels % convolution.Groups != 0 || convolution.Filters % convolution.Groups != 0)
        {
            builder.Report("NG1009", "Groups", convolution.Groups.ToString(CultureInfo.InvariantCulture), channels.ToString(CultureInfo.InvariantCulture), convolution.Filters.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var (strideHeight, strideWidth) = (Or(convolution.StrideHeight, convolution.Stride), Or(convolution.StrideWidth, convolution.Stride));
        var border = convolution.Pad >= 0 ? new Border(convolution.Pad, convolution.Pad, convolution.Pad, convolution.Pad)
            : convolution.Padding == Padding.Same
                ? WindowRule.Same(builder.CurrentShape, convolution.KernelHeight, convolution.KernelWidth, strideHeight, strideWidth, convolution.Dilation)
                : new Border(0, 0, 0, 0);
        if (!WindowRule.Pad(builder, name.Text, border, 0))
            return;
        var geometry = new WindowGeometry
        {
            InputHeight = builder.CurrentShape.Dimensions[0],
            InputWidth = builder.CurrentShape.Dimensions[1],
            InputChannels = channels,
            KernelHeight = convolution.KernelHeight,
            KernelWidth = convolution.KernelWidth,
            StrideHeight = strideHeight,
            StrideWidth = strideWidth,
            Dilation = convolution.Dilation,
            Groups = convolution.Groups,
            OutputChannels = convolution.Filters,
        };
        if (!WindowRule.RequireFit(builder, geometry, "kernel"))
            return;
        int[] weightShape = [convolution.Filters, geometry.ChannelsPerGroup, convolution.KernelHeight, convolution.KernelWidth];
        if (!SizeLimit.Fits(weightShape) || !SizeLimit.Fits([.. geometry.OutputShape.Dimensions]))
        {
            builder.Report("NG1012", "filters", "The " + new TensorShape(weightShape) + " weight", SizeLimit.Text);
            return;
        }
        var (weight, bias) = LayerParameters.Add(builder, convolution, name, penalty, new TensorShape(weightShape),
            fanIn: geometry.ChannelsPerGroup * geometry.Taps, fanOut: convolution.Filters * geometry.Taps / convolution.Groups, convolution.Filters, flattenedFrom: null);
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
            },
            Describe(convolution, geometry, border));
    }

    private static int Or(int own, int common) => own > 0 ? own : common;

    private static string Describe(Conv2DAttribute convolution, WindowGeometry geometry, Border border)
    {
        static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
        return $"Conv2D {T(convolution.Filters)}@{T(convolution.KernelHeight)}×{T(convolution.KernelWidth)}"
            + (geometry.StrideHeight == 1 && geometry.StrideWidth == 1 ? "" : $", stride {T(geometry.StrideHeight)}×{T(geometry.StrideWidth)}")
            + (border.IsNone ? "" : $", padding {T(border.Top)}/{T(border.Bottom)}×{T(border.Left)}/{T(border.Right)}")
            + (geometry.Dilation == 1 ? "" : $", dilation {T(geometry.Dilation)}")
            + (geometry.Groups == 1 ? "" : $", groups {T(geometry.Groups)}")
            + (convolution.Bias ? "" : ", no bias");
    }
}
