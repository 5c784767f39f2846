using NetGen.Generator.Scheduling;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Analysis.Choices;

/// <summary>NG0101: the kernel that computes a layer's products in a prediction, its tile, and what made them so.</summary>
internal static class ChosenKernel
{
    public static void Explain(NetworkSpec spec, Plan plan, Action<Problem> report)
    {
        foreach (var call in plan.Prediction.KernelCalls)
        {
            if (call.Operation is WeightedOperation layer)
            {
                report(new Problem
                {
                    Id = "NG0101",
                    Item = layer.Item,
                    Figures = new([layer.Layer, call.Kernel.Name, Vectors(plan), ReasonFor(call.Kernel, layer, plan)]),
                });
            }
        }
    }

    private static string ReasonFor(Kernel kernel, WeightedOperation layer, Plan plan)
    {
        var nest = plan.Nests[kernel];
        var tile = TileText.LargestOf(nest);
        return kernel switch
        {
            BroadcastKernel when TileText.IsWrittenOut(nest) =>
                $"unrolled, since a tile is {Figures.Count(TileText.MultiplyAddsOf(nest), "multiply-add")}"
                + $" and up to {Figures.Text(TileChoice.UnrollLimit)} are written out",
            BroadcastKernel => $"tiles of {TileText.Of(nest)}, {Accumulators(tile)}; {OrderOf(layer, plan)}",
            DotKernel => $"tiles of {TileText.Of(nest, areVectors: false)} dot products; {OrderOf(layer, plan)}",
            ConvolutionKernel { IsDot: true } convolution =>
                $"a dot product of the {Figures.Count(convolution.Geometry.InputChannels, "value")} of each position,"
                + " since one filter does not fill a vector",
            ConvolutionKernel convolution => OfConvolution(convolution, plan),
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel.Name, "A layer's kernel that nothing is said of."),
        };
    }

    private static string OfConvolution(ConvolutionKernel kernel, Plan plan)
    {
        var (tile, stretch) = (TileText.LargestOf(plan.Nests[kernel]), WindowRun.LengthOf(kernel.Geometry));
        return $"tiles of {Figures.Count(tile.Rows, "pixel")} × {Figures.Text(tile.Vectors * plan.VectorLanes)} filters, "
            + Accumulators(tile)
            + (TileText.IsWrittenOut(plan.Nests[kernel])
                ? $"; the {Figures.Count(stretch, "value")} that lie together in a window are written out" : "");
    }

    private static string Accumulators(Tile tile) =>
        $"{Figures.Count(tile.Rows * tile.Vectors, "sum")} in the registers, of 12 that hide what a multiply-add takes";

    /// <summary>As <see cref="ParameterPlacement"/> decides it.</summary>
    private static string OrderOf(WeightedOperation layer, Plan plan)
    {
        var outputs = plan.Graph.Parameters[layer.Weight].Shape.Dimensions[0];
        return plan.Parameters[layer.Weight].Order == WeightOrder.OutputMajor
            ? $"weights output by output, since {Figures.Count(outputs, "output")} {(outputs == 1 ? "does" : "do")} not fill two vectors"
            : layer.Input == Graph.Input
                ? "weights input by input, since the samples are read where they lie"
                : $"weights input by input, since {Figures.Count(outputs, "output")} {(outputs == 1 ? "fills" : "fill")} vectors";
    }

    private static string Vectors(Plan plan) => $"vectors of {Figures.Text(plan.VectorLanes)} {plan.Graph.Scalar}s";
}
