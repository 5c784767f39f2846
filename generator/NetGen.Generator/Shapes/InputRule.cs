using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>A sample: a product that an array can hold.</summary>
internal static class InputRule
{
    public static bool Apply(InputAttribute input, int item, GraphBuilder builder)
    {
        if (!SizeLimit.Fits(input.Shape))
        {
            builder.ReportElement("NG1012", item, "shape", -1, new TensorShape(input.Shape).ToString(), SizeLimit.Text);
            return false;
        }
        return true;
    }
}
