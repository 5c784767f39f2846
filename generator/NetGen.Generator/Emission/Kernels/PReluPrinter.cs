using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the gradient of the learned slopes of a leaky rectifier.</summary>
internal static class PReluPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, PReluSlopeKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"∂slope{(kernel.IsShared ? "" : $"[{Int(kernel.Channels)}]")} += Σ ∂y·min(0, x) over samples and {Int(kernel.Positions)} position{(kernel.Positions == 1 ? "" : "s")}{(kernel.IsShared ? $" of {Int(kernel.Channels)} elements" : "")}.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} dy, ref {s} x, ref {s} gradient, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        if (kernel.IsShared)
            writer.Line("var total = NGLanes.Zero;");
        RowLoop.Print(writer, context, kernel.Channels, (column, rest) =>
        {
            writer.Line("var sum = NGLanes.Zero;");
            writer.Open("for (nuint row = 0; row < rows; row++)");
            writer.Line("var rowSum = NGLanes.Zero;");
            writer.Open(kernel.Positions > 1 ? $"for (nuint position = 0; position < {Int(kernel.Positions)}; position++)" : "");
            writer.Line($"nuint at = row * {Int(kernel.Stride)}{(kernel.Positions > 1 ? $" + position * {Int(kernel.Channels)}" : "")}{(column == "0" ? "" : " + " + column)};");
            writer.Line($"rowSum = {MultiplyAdd("NGVector.LoadUnsafe(ref dy, at)", "NGVector.MinNative(NGVector.LoadUnsafe(ref x, at), NGLanes.Zero)", "rowSum")};");
            writer.Close();
            writer.Line("sum += rowSum;");
            writer.Close();
            writer.Line(kernel.IsShared ? $"total += {context.Masked("sum", rest)};" : Store($"{Load("gradient", column)} + {context.Masked("sum", rest)}", "gradient", column));
        });
        if (kernel.IsShared)
            writer.Line("gradient += NGVector.Sum(total);");
        writer.Close().Close();
    }
}
