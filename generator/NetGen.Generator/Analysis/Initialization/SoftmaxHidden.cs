using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2011: a softmax between hidden layers. All units share one unit of signal: with C of them the mean is 1/C. Silent in attention and in
/// mixtures, where it is a factor of a product.
/// </summary>
internal static class SoftmaxHidden
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var softmax in view.Graph.Forward.OfType<LayerOperation>())
        {
            var width = view.Graph.Tensors[softmax.Output].Shape.Width;
            if (softmax is not (SoftmaxOperation or LogSoftmaxOperation) || width == 1
                || !view.Chain.Reach.ReachesWeights(softmax.Output) || view.Chain.Reach.IsGate(softmax.Output))
                continue;
            report(new Problem
            {
                Id = "NG2011", Item = softmax.Item,
                Figures = new(
                [
                    softmax.Layer, Figures.Text(width), softmax is SoftmaxOperation
                        ? Figures.Number(1.0 / width) + " each in the mean"
                        : "they are its logarithms, about " + Figures.Number(-Math.Log(width)) + " each",
                ])
            });
        }
    }
}
