using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>All parameters lie in one array: NG1012 where their sum exceeds it, at the layer with which it does.</summary>
internal static class ParameterTotal
{
    public static void Check(GraphBuilder builder)
    {
        var total = 0L;
        foreach (var parameter in builder.Parameters.Concat(builder.Buffers))
        {
            total += parameter.Shape.Count;
            if (total <= SizeLimit.Elements)
                continue;
            builder.Item = parameter.Item;
            var all = builder.Parameters.Sum(each => each.Shape.Count).ToString("N0", CultureInfo.InvariantCulture);
            builder.Report("NG1012", null, "All " + all + " parameter", SizeLimit.Text);
            return;
        }
    }
}
