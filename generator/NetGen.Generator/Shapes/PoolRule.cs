using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Pools: the same channels, fewer pixels; the global ones give a vector of channels.</summary>
internal static class PoolRule
{
    public static void Apply(Pool2DAttribute pool, GraphBuilder builder)
    {
        var name = builder.NameOf(pool).Text;
        if (WindowRule.RequireImage(builder, name) && WindowRule.RequirePadding(builder, pool.Padding, pool.Pad))
        {
            Apply(builder, name, pool is MaxPool2DAttribute, pool.Height, pool.Width, pool.Stride,
                pool.Padding == Padding.Same ? null : new Border(pool.Pad, pool.Pad, pool.Pad, pool.Pad),
                $"{(pool is MaxPool2DAttribute ? "MaxPool2D" : "AveragePool2D")} {T(pool.Height)}×{T(pool.Width)}"
                    + Text(pool.Stride, pool.Pad, pool.Padding));
        }
    }

    public static void Apply(Pool1DAttribute pool, GraphBuilder builder)
    {
        var name = builder.NameOf(pool).Text;
        if (WindowRule.RequireSequence(builder, name) && WindowRule.RequirePadding(builder, pool.Padding, pool.Pad))
        {
            Apply(builder, name, pool is MaxPool1DAttribute, 1, pool.Size, pool.Stride,
                pool.Padding == Padding.Same ? null : new Border(0, 0, pool.Pad, pool.Pad),
                $"{(pool is MaxPool1DAttribute ? "MaxPool1D" : "AveragePool1D")} {T(pool.Size)}"
                    + Text(pool.Stride, pool.Pad, pool.Padding));
        }
    }

    /// <param name="border">What is added; null for as much as gives an output a step.</param>
    private static void Apply(GraphBuilder builder, string name, bool isMax, int height, int width, int stride, Border? border,
        string description)
    {
        var isSequence = builder.CurrentShape.Rank == 2;
        border ??= WindowRule.Same(WindowRule.ImageOf(builder), height, width, stride > 0 ? stride : height, stride > 0 ? stride : width,
            1);
        if (!WindowRule.Pad(builder, name, border, isMax ? double.NegativeInfinity : 0))
            return;
        var geometry = GeometryOf(WindowRule.ImageOf(builder), height, width, stride > 0 ? stride : height, stride > 0 ? stride : width);
        if (WindowRule.RequireFit(builder, geometry, "size"))
            Add(builder, name, geometry, WindowRule.OutputOf(geometry, isSequence), isMax, description);
    }

    private static string Text(int stride, int pad, Padding padding) =>
        (stride > 0 ? $", stride {T(stride)}" : "") + (pad > 0 ? $", padding {T(pad)}" : padding == Padding.Same ? ", same padding" : "");

    private static string T(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static void ApplyGlobal(LayerAttribute pool, GraphBuilder builder)
    {
        var name = builder.NameOf(pool).Text;
        var isSequence = pool is GlobalAveragePool1DAttribute or GlobalMaxPool1DAttribute;
        if (!(isSequence ? WindowRule.RequireSequence(builder, name) : WindowRule.RequireImage(builder, name)))
            return;
        var (lengths, steps) = (builder.CurrentLengths, builder.CurrentShape.Dimensions[0]);
        if (lengths is not null)
            RaggedRule.MaskSteps(builder, name, pool is GlobalMaxPool1DAttribute ? double.NegativeInfinity : 0);
        var image = WindowRule.ImageOf(builder);
        var (height, width) = (image.Dimensions[0], image.Dimensions[1]);
        var geometry = GeometryOf(image, height, width, height, width);
        var isMax = pool is GlobalMaxPool2DAttribute or GlobalMaxPool1DAttribute;
        var description = (isMax ? "GlobalMaxPool" : "GlobalAveragePool") + (isSequence ? "1D" : "2D");
        if (lengths is { } known && !isMax)
            RaggedRule.AddMean(builder, name, geometry, known, steps, description);
        else
            Add(builder, name, geometry, new TensorShape(geometry.OutputChannels), isMax, description);
    }

    private static WindowGeometry GeometryOf(TensorShape image, int height, int width, int strideHeight, int strideWidth) => new()
    {
        InputHeight = image.Dimensions[0],
        InputWidth = image.Dimensions[1],
        InputChannels = image.Width,
        KernelHeight = height,
        KernelWidth = width,
        StrideHeight = strideHeight,
        StrideWidth = strideWidth,
        OutputChannels = image.Width,
    };

    private static void Add(GraphBuilder builder, string name, WindowGeometry geometry, TensorShape shape, bool isMax,
        string description) =>
        builder.AddLayer(
            new PoolOperation
            {
                Layer = name,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name, shape),
                Geometry = geometry,
                IsMax = isMax,
            },
            description);
}
