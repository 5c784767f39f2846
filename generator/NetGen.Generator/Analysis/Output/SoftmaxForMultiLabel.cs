using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>NG3006: labels that may hold together, and a softmax head, whose probabilities sum to 1.</summary>
internal static class SoftmaxForMultiLabel
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Target is not { Kind: TargetKind.MultiLabel } || !view.Head.IsSoftmax)
            return;
        var softmax = view.Head.Activation!;
        var useSigmoid = FixRecipe.Replace(softmax.Item, "Sigmoid");
        report(new Problem
        {
            Id = "NG3006",
            Item = softmax.Item,
            Figures = new([softmax.Layer, Figures.Count(view.Graph.OutputShape.Width, "label")]),
            Concerns = view.HeadItems,
            FixFacts = view.Head.Loss is { } loss
                ? FixRecipe.Of("Use Sigmoid and BinaryCrossEntropy", useSigmoid, FixRecipe.Replace(loss.Item, "BinaryCrossEntropy"))
                : FixRecipe.Of("Use Sigmoid", useSigmoid),
        });
    }
}
