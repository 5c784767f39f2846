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
        builder.Report("NG1014", null, layer, "an image (height×width×channels)",
            builder.CurrentShape.Rank == 1 ? "a vector of " + builder.CurrentShape : builder.CurrentShape.ToString());
        return false;
    }

    /// <summary>True when the current tensor is a sequence (length, channels); else NG1014 is reported.</summary>
    public static bool RequireSequence(GraphBuilder builder, string layer)
    {
        if (builder.CurrentShape.Rank == 2)
            return true;
        builder.Report("NG1014", null, layer, "a sequence (length×channels)",
            builder.CurrentShape.Rank == 1 ? "a vector of " + builder.CurrentShape : builder.CurrentShape.ToString());
        return false;
    }

    /// <summary>False where a window has a padding that it cannot have, or two (NG0008).</summary>
    public static bool RequirePadding(GraphBuilder builder, Padding padding, params int[] pads)
    {
        if (padding == Padding.Causal)
            builder.Report("NG0008", "Padding", "Padding", "Valid or Same: this window has no earlier and later", "Causal");
        else if (padding == Padding.Same && pads.Any(pad => pad > 0))
            builder.Report("NG0008", "Padding", "Padding", "Valid, where a padding in numbers says how much it is", "Same");
        else
            return true;
        return false;
    }

    /// <summary>What a convolution's groups must divide, in the words of NG1009.</summary>
    public static string Divided(int channels, int filters) =>
        string.Format(CultureInfo.InvariantCulture, "the input channels ({0}) and the filters ({1})", channels, filters);

    /// <summary>The current tensor as windows see it: a sequence is an image one row high.</summary>
    public static TensorShape ImageOf(GraphBuilder builder) =>
        builder.CurrentShape.Rank == 2
            ? new TensorShape(1, builder.CurrentShape.Dimensions[0], builder.CurrentShape.Width)
            : builder.CurrentShape;

    /// <summary>The output of windows over the current tensor: of the rank of what was declared.</summary>
    public static TensorShape OutputOf(WindowGeometry geometry, bool isSequence) =>
        isSequence ? new TensorShape(geometry.OutputWidth, geometry.OutputChannels) : geometry.OutputShape;

    /// <summary>
    /// Adds a border to the current tensor; nothing for an empty one. False where the image would exceed an array (NG1012).
    /// </summary>
    public static bool Pad(GraphBuilder builder, string layer, Border border, double fill)
    {
        if (border.IsNone)
            return true;
        if (!RequireRoom(builder, border))
            return false;
        if (builder.CurrentShape.Rank == 2)
        {
            var image = ImageOf(builder);
            builder.AddHidden(new ReshapeOperation
            {
                Layer = layer, Item = builder.Item, Input = builder.Current,
                Output = builder.AddTensor(layer + " as an image", image)
            });
        }
        builder.AddHidden(new PadOperation
        {
            Layer = layer,
            Item = builder.Item,
            Input = builder.Current,
            Output = builder.AddTensor(layer + " padded", border.Apply(builder.CurrentShape)),
            Border = border,
            Fill = fill,
        });
        return true;
    }

    /// <summary>True when an array can hold the image with this border; else NG1012 is reported.</summary>
    public static bool RequireRoom(GraphBuilder builder, Border border)
    {
        var image = ImageOf(builder).Dimensions;
        var (height, width) = ((long)image[0] + border.Top + border.Bottom, (long)image[1] + border.Left + border.Right);
        if (height <= 0 || width <= 0 || SizeLimit.Fits(height, width, image[2]))
            return true;
        builder.Report("NG1012", null, string.Format(CultureInfo.InvariantCulture, "{0}×{1}×{2}", height, width, image[2]), SizeLimit.Text);
        return false;
    }

    /// <summary>The border that makes ⌈size/stride⌉ outputs; the odd row or column stands at the bottom or right.</summary>
    public static Border Same(TensorShape image, int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int dilation)
    {
        var (top, bottom) = Sides(image.Dimensions[0], kernelHeight, strideHeight, dilation);
        var (left, right) = Sides(image.Dimensions[1], kernelWidth, strideWidth, dilation);
        return new Border(top, bottom, left, right);
    }

    /// <summary>Zeros in front of a sequence: a window ends at its own step.</summary>
    public static Border Causal(int kernel, int dilation) =>
        new(0, 0, (int)Math.Min(SizeLimit.Elements, (kernel - 1L) * dilation), 0);

    /// <summary>True when the window fits; else NG1002 is reported with the chain of sizes that led here.</summary>
    public static bool RequireFit(GraphBuilder builder, WindowGeometry geometry, string argument)
    {
        if (geometry is { OutputHeight: > 0, OutputWidth: > 0 })
            return true;
        static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
        builder.Report("NG1002", argument,
            $"{T(geometry.KernelHeight)}×{T(geometry.KernelWidth)}" + (geometry.Dilation > 1 ? $" dilated by {T(geometry.Dilation)}" : ""),
            $"{T(geometry.InputHeight)}×{T(geometry.InputWidth)}", builder.ShapeChain());
        return false;
    }

    private static (int Before, int After) Sides(int size, int kernel, int stride, int dilation)
    {
        var outputs = ((long)size + stride - 1) / stride;
        var total = (int)Math.Min(SizeLimit.Elements, Math.Max(0, ((outputs - 1) * stride) + ((long)dilation * (kernel - 1)) + 1 - size));
        return (total / 2, total - (total / 2));
    }
}
