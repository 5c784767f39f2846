using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a kernel that is not a loop nest yet; each kind has its printer beside this file.</summary>
internal static class KernelPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, Kernel kernel)
    {
        switch (kernel)
        {
            case ConvolutionKernel convolution: ConvolutionPrinter.Print(writer, context, convolution); break;
            case ConvolutionWeightKernel gradient: ConvolutionWeightPrinter.Print(writer, context, gradient); break;
            case ConvolutionGradientKernel gradient: ConvolutionGradientPrinter.Print(writer, context, gradient); break;
            case DepthwiseGradientKernel gradient: DepthwiseGradientPrinter.Print(writer, context, gradient); break;
            default: throw new ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name, "A kernel without a printer.");
        }
    }
}
