using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2012: two layers with weights and nothing but linear operations between compute one linear map. Meant, and silent, where the middle is
/// narrower than both sides (a code, a factorisation of low rank), in a depthwise separable convolution, and where a skip or a
/// normalization stands between.
/// </summary>
internal static class NoNonlinearity
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var second in view.Chain.Stages)
        {
            if (second.Source is not { NonLinearity: null } first || Between(view.Flow, first, second) is not { } between)
                continue;
            var (before, middle, behind) = (Inputs(first.Affine, view.Graph), Width(view.Graph, second.Affine.Input),
                Width(view.Graph, second.Affine.Output));
            if ((middle < before && middle < behind) || first.Affine.IsDepthwise() || second.Affine.IsDepthwise())
                continue;
            var hasPool = between.Any(operation => operation is PoolOperation);
            report(new Problem
            {
                Id = "NG2012",
                Item = second.Item,
                Severity = hasPool ? ProblemSeverity.Info : ProblemSeverity.Warning,
                Figures = new(
                [
                    first.Name + "∘" + second.Name,
                    hasPool ? "one linear map but for the max-pool between" : "one linear map",
                    Figures.Text(Math.Min(Math.Min(before, middle), behind)),
                ]),
                Concerns = new([first.Item, second.Item]),
                FixFacts = FixRecipe.Of("Insert Relu", FixRecipe.InsertBehind(first.Item, "Relu")),
            });
        }
    }

    /// <summary>What stands between the layers; null where some of it is neither linear nor a max-pool.</summary>
    private static List<LayerOperation>? Between(Flow flow, Stage first, Stage second)
    {
        var between = new List<LayerOperation>();
        for (var tensor = second.Affine.Input; tensor != first.Affine.Output;)
        {
            if (flow.WriterOf(tensor) is not LayerOperation writer || !(writer.IsLinear() || writer is PoolOperation))
                return null;
            between.Add(writer);
            tensor = writer.Input;
        }
        return between;
    }

    /// <summary>Numbers that one output depends on.</summary>
    private static int Inputs(WeightedOperation layer, Graph graph) => layer is ConvolutionOperation convolution
        ? convolution.Geometry.ChannelsPerGroup * convolution.Geometry.Taps
        : Width(graph, layer.Input);

    private static int Width(Graph graph, int tensor) => graph.Tensors[tensor].Shape.Width;
}
