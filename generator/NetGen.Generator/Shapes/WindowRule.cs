using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>What convolutions and pools share: an image in, the border around it, a window that fits.</summary>
internal static class WindowRule
{
    /// <summary>True when the current tensor is an image (height, width, channels); else NG1014 is reported.</summary>
    public static bool RequireImage(GraphBuilder builder, string layer)
    {
        if (builder.CurrentShape.Rank == 3)
            return true;
        builder.Report("NG1014", null, layer, builder.CurrentShape.ToString());
        return false;
    }

    /// <summary>Adds a border to the current tensor; nothing for an empty one.</summary>
    public static void Pad(GraphBuilder builder, string layer, Border border, double fill)
    {
        if (border.IsNone)
            return;
        builder.AddHidden(new PadOperation
        {
            Layer = layer,
            Item = builder.Item,
            Input = builder.Current,
            Output = builder.AddTensor(layer + " padded", border.Apply(builder.CurrentShape)),
            Border = border,
            Fill = fill,
        });
    }

    /// <summary>The border that makes ⌈size/stride⌉ outputs; the odd row or column stands at the bottom or right.</summary>
    public static Border Same(TensorShape image, int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int dilation)
    {
        var (top, bottom) = Sides(image.Dimensions[0], kernelHeight, strideHeight, dilation);
        var (left, right) = Sides(image.Dimensions[1], kernelWidth, strideWidth, dilation);
        return new Border(top, bottom, left, right);
    }

    /// <summary>True when the window fits; else NG1002 is reported with the chain of sizes that led here.</summary>
    public static bool RequireFit(GraphBuilder builder, WindowGeometry geometry, string argument)
    {
        if (geometry is { OutputHeight: > 0, OutputWidth: > 0 })
            return true;
        static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
        builder.Report("NG1002", argument, $"{T(geometry.KernelHeight)}×{T(geometry.KernelWidth)}" + (geometry.Dilation > 1 ? $" dilated by {T(geometry.Dilation)}" : ""),
            $"{T(geometry.InputHeight)}×{T(geometry.InputWidth)}", builder.ShapeChain());
        return false;
    }

    private static (int Before, int After) Sides(int size, int kernel, int stride, int dilation)
    {
        var outputs = (size + stride - 1) / stride;
        var total = Math.Max(0, ((outputs - 1) * stride) + (dilation * (kernel - 1)) + 1 - size);
        return (total / 2, total - (total / 2));
    }
}
