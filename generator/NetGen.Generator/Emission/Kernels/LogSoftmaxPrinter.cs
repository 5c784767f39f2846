using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the logarithm of softmax and its gradient, row by row, with the row's maximum subtracted.</summary>
internal static class LogSoftmaxPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, LogSoftmaxKernel kernel)
    {
        writer.Summary($"y = x − log Σeˣ over rows of {Int(kernel.Width)}.");
        SoftmaxPrinter.OpenRows(writer, $"public static void {kernel.Name}(ref {context.Scalar} x, ref {context.Scalar} y, int rowCount)", kernel.Positions, kernel.Width, kernel.Stride, "x", "y");
        SoftmaxPrinter.PrintExponentials(writer, context, kernel.Width, source: "x0", target: "y0");
        writer.Line("var logSum = NGVector.Create(NGNumerics.VectorMath.Log(sum));");
        RowLoop.Print(writer, context, kernel.Width, (column, rest) =>
            writer.Line(Store(context.Masked($"{Load("x0", column)} - shift - logSum", rest), "y0", column)));
        SoftmaxPrinter.CloseRows(writer, context, kernel.Positions, kernel.Width, kernel.Stride, "y");
    }

    public static void Print(CodeWriter writer, KernelContext context, LogSoftmaxGradientKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"∂x = ∂y − e^y·Σ∂y over rows of {Int(kernel.Width)}.");
        SoftmaxPrinter.OpenRows(writer, $"public static void {kernel.Name}(ref {s} dy, ref {s} y, ref {s} dx, int rowCount)", kernel.Positions, kernel.Width, kernel.Stride, "dy", "y", "dx");
        writer.Line("var sums = NGLanes.Zero;");
        RowLoop.Print(writer, context, kernel.Width, (column, rest) =>
            writer.Line($"sums += {context.Masked(Load("dy0", column), kernel.Positions == 1 ? 0 : rest)};"));
        writer.Line("var sum = NGVector.Create(NGVector.Sum(sums));");
        RowLoop.Print(writer, context, kernel.Width, (column, rest) =>
            writer.Line(Store(context.Masked($"{Load("dy0", column)} - NGNumerics.VectorMath.Exp({Load("y0", column)}) * sum", rest), "dx0", column)));
        SoftmaxPrinter.CloseRows(writer, context, kernel.Positions, kernel.Width, kernel.Stride, "dx");
    }
}
