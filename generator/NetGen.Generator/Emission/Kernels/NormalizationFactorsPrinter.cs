using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the small kernel that makes factors of statistics and sums.</summary>
internal static class NormalizationFactorsPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, NormalizationFactorsKernel kernel)
    {
        var (s, stride) = (context.Scalar, ChannelRows.StrideOf(kernel.Channels));
        writer.Summary($"The factors of ∂y, x and 1 in γ/σ ⊙ (∂y − mean(∂y) − x̂ ⊙ mean(∂y ⊙ x̂)), for {Int(kernel.Channels)} channels.");
        Open(writer, $"public static void {kernel.Name}(ref {s} statistics, ref {s} weight, ref {s} sums, ref {s} factors, int samples)");
        writer.Line($"var share = NGVector.Create(({s})(1.0 / ((double)samples * {Int(kernel.Positions)})));");
        RowLoop.Print(writer, context, kernel.Channels, (column, _) =>
        {
            writer.Line($"var inverse = NGLanes.One / NGVector.Sqrt({Load("statistics", Plus(column, stride))} + {context.Constant(kernel.Epsilon)});");
            writer.Line($"var k0 = {Load("weight", column)} * inverse;");
            writer.Line($"var k1 = -k0 * inverse * {Load("sums", Plus(column, stride))} * share;");
            writer.Line(Store("k0", "factors", column));
            writer.Line(Store("k1", "factors", Plus(column, stride)));
            writer.Line(Store($"-k0 * {Load("sums", column)} * share - k1 * {Load("statistics", column)}", "factors", Plus(column, 2 * stride)));
        });
        writer.Close().Close();
    }

    private static void Open(CodeWriter writer, string signature)
    {
        writer.Line(LeafKernel);
        writer.Open(signature);
        writer.Open("unchecked");
    }
}
