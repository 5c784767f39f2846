using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Upsample2D: factor times as many rows and columns.</summary>
internal static class UpsampleRule
{
    public static void Apply(Upsample2DAttribute upsample, GraphBuilder builder)
    {
        var name = builder.NameOf(upsample).Text;
        if (!WindowRule.RequireImage(builder, name))
            return;
        var image = builder.CurrentShape.Dimensions;
        var (height, width) = ((long)image[0] * upsample.Factor, (long)image[1] * upsample.Factor);
        if (!SizeLimit.Fits(height, width, image[2]))
        {
            builder.Report("NG1012", "factor", string.Format(CultureInfo.InvariantCulture, "{0}×{1}×{2}", height, width, image[2]),
                SizeLimit.Text);
            return;
        }
        builder.AddLayer(
            new UpsampleOperation
            {
                Layer = name,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name, new TensorShape((int)height, (int)width, image[2])),
                Factor = upsample.Factor,
                FactorHeight = upsample.Factor,
            },
            "Upsample2D " + upsample.Factor.ToString(CultureInfo.InvariantCulture));
    }
}
