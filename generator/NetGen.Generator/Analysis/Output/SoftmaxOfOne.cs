using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>NG3001: a softmax over an axis of size 1, at any rank: e^z/e^z = 1 whatever z is, so that the gradient is exactly 0.</summary>
internal static class SoftmaxOfOne
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var softmax in view.Graph.Forward.OfType<LayerOperation>())
        {
            if (softmax is not (SoftmaxOperation or LogSoftmaxOperation)
                || view.Graph.Tensors[softmax.Output].Shape is not { Width: 1 } shape)
                continue;
            var isHead = ReferenceEquals(view.Head.Activation, softmax);
            var useSigmoid = FixRecipe.Replace(softmax.Item, "Sigmoid");
            report(new Problem
            {
                Id = "NG3001",
                Item = softmax.Item,
                Figures = new([softmax.Layer, shape.ToString(),
                    softmax is SoftmaxOperation
                        ? "softmax of one number is always 1"
                        : "the logarithm of the softmax of one number is always 0"]),
                Concerns = isHead ? view.HeadItems : new([softmax.Item]),
                FixFacts = isHead && view.Head.Loss is { Function: CrossEntropy or KlDivergence } loss
                    ? FixRecipe.Of("Use Sigmoid and BinaryCrossEntropy", useSigmoid, FixRecipe.Replace(loss.Item, "BinaryCrossEntropy"))
                    : FixRecipe.Of("Use Sigmoid", useSigmoid),
            });
        }
    }
}
