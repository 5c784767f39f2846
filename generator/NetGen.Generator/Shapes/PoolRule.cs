using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Pools: the same channels, fewer pixels; the global ones give a vector of channels.</summary>
internal static class PoolRule
{
    public static void Apply(Pool2DAttribute pool, GraphBuilder builder)
    {
        var name = builder.NameOf(pool).Text;
        if (!WindowRule.RequireImage(builder, name))
            return;
        var isMax = pool is MaxPool2DAttribute;
        if (!WindowRule.Pad(builder, name, new Border(pool.Pad, pool.Pad, pool.Pad, pool.Pad), isMax ? double.NegativeInfinity : 0))
            return;
        var geometry = GeometryOf(builder.CurrentShape, pool.Height, pool.Width,
            pool.Stride > 0 ? pool.Stride : pool.Height, pool.Stride > 0 ? pool.Stride : pool.Width);
        if (!WindowRule.RequireFit(builder, geometry, "size"))
            return;
        static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
        Add(builder, name, geometry, geometry.OutputShape, isMax,
            $"{(isMax ? "MaxPool2D" : "AveragePool2D")} {T(pool.Height)}×{T(pool.Width)}"
            + (pool.Stride > 0 ? $", stride {T(pool.Stride)}" : "") + (pool.Pad > 0 ? $", padding {T(pool.Pad)}" : ""));
    }

    public static void ApplyGlobal(LayerAttribute pool, GraphBuilder builder)
    {
        var name = builder.NameOf(pool).Text;
        if (!WindowRule.RequireImage(builder, name))
            return;
        var (height, width) = (builder.CurrentShape.Dimensions[0], builder.CurrentShape.Dimensions[1]);
        var geometry = GeometryOf(builder.CurrentShape, height, width, height, width);
        Add(builder, name, geometry, new TensorShape(geometry.OutputChannels), pool is GlobalMaxPool2DAttribute,
            pool is GlobalMaxPool2DAttribute ? "GlobalMaxPool2D" : "GlobalAveragePool2D");
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

    private static void Add(GraphBuilder builder, string name, WindowGeometry geometry, TensorShape shape, bool isMax, string description) =>
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
