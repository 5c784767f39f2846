using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a kernel that is not a loop nest yet; each kind has its printer beside this file.</summary>
internal static class KernelPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, Kernel kernel)
    {
        switch (kernel)
        {
            case LossKernel loss: LossPrinter.Print(writer, context, loss); break;
            case ConvolutionKernel convolution: ConvolutionPrinter.Print(writer, context, convolution); break;
            case ConvolutionWeightKernel gradient: ConvolutionWeightPrinter.Print(writer, context, gradient); break;
            case ChannelSumKernel channelSum: PositionSumPrinter.Print(writer, context, channelSum); break;
            case ConvolutionGradientKernel gradient: ConvolutionGradientPrinter.Print(writer, context, gradient); break;
            case DepthwiseGradientKernel gradient: DepthwiseGradientPrinter.Print(writer, context, gradient); break;
            case SpreadGradientKernel gradient: PositionSumPrinter.Print(writer, context, gradient); break;
            case ChannelStatisticsKernel statistics: ChannelSumsPrinter.Print(writer, context, statistics); break;
            case NormalizationSumsKernel sums: ChannelSumsPrinter.Print(writer, context, sums); break;
            case NormalizationFactorsKernel factors: NormalizationFactorsPrinter.Print(writer, context, factors); break;
            case SetNormalizationKernel normalization: SetNormalizationPrinter.Print(writer, context, normalization); break;
            case SetNormalizationGradientKernel gradient: SetNormalizationPrinter.Print(writer, context, gradient); break;
            case SetNormalizationSumsKernel sums: SetNormalizationPrinter.Print(writer, context, sums); break;
            case PReluSlopeKernel slopes: PReluPrinter.Print(writer, context, slopes); break;
            default: throw new ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name, "A kernel without a printer.");
        }
    }
}
