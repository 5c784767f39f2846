using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints one kernel method; each kind has its printer beside this file.</summary>
internal static class KernelPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, Kernel kernel)
    {
        switch (kernel)
        {
            case BroadcastKernel broadcast: BroadcastPrinter.Print(writer, context, broadcast); break;
            case DotKernel dot: DotPrinter.Print(writer, context, dot); break;
            case OuterKernel outer: OuterPrinter.Print(writer, context, outer); break;
            case ColumnSumKernel columnSum: ElementwisePrinter.Print(writer, context, columnSum); break;
            case ActivationKernel activation: ElementwisePrinter.Print(writer, context, activation); break;
            case ActivationGradientKernel gradient: ElementwisePrinter.Print(writer, context, gradient); break;
            case DropoutKernel dropout: ElementwisePrinter.Print(writer, context, dropout); break;
            case SoftmaxKernel softmax: SoftmaxPrinter.Print(writer, context, softmax); break;
            case SoftmaxGradientKernel gradient: SoftmaxPrinter.Print(writer, context, gradient); break;
            case LogSoftmaxKernel softmax: LogSoftmaxPrinter.Print(writer, context, softmax); break;
            case LogSoftmaxGradientKernel gradient: LogSoftmaxPrinter.Print(writer, context, gradient); break;
            case LossKernel loss: LossPrinter.Print(writer, context, loss); break;
            case CopyKernel copy: PrintCopy(writer, context, copy); break;
            case MaxNormKernel maxNorm: MaxNormPrinter.Print(writer, context, maxNorm); break;
            case UpdateKernel update: UpdatePrinter.Print(writer, context, update); break;
            default: throw new ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name, "A kernel without a printer.");
        }
    }

    private static void PrintCopy(CodeWriter writer, KernelContext context, CopyKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"Rows of {Int(kernel.FromPositions)} × {Int(kernel.FromWidth)} as rows of {Int(kernel.ToPositions)} × {Int(kernel.ToWidth)}, padded with zeros to whole vectors.");
        writer.Open($"public static void {kernel.Name}(ref {s} from, {(kernel.FromStride == 0 ? "ref nint offsets, " : "")}ref {s} to, int rowCount)");
        writer.Open("for (int row = 0; row < rowCount; row++)");
        writer.Line("NGNumerics.RowCopy.Copy(");
        writer.Line(kernel.FromStride == 0
            ? "    ref NGUnsafe.Add(ref from, NGUnsafe.Add(ref offsets, row)),"
            : $"    ref NGUnsafe.Add(ref from, row * {Int(kernel.FromPositions * kernel.FromStride)}),");
        writer.Line($"    {Int(kernel.FromPositions)}, {Int(kernel.FromWidth)}, {Int(kernel.FromStride == 0 ? kernel.FromWidth : kernel.FromStride)},");
        writer.Line($"    ref NGUnsafe.Add(ref to, row * {Int(kernel.ToPositions * kernel.ToStride)}), {Int(kernel.ToPositions)}, {Int(kernel.ToWidth)}, {Int(kernel.ToStride)});");
        writer.Close().Close();
    }
}
