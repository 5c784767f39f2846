using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// NG3007: a squared or absolute error behind a softmax or sigmoid, with classes as targets. The head's slope σ′ ≤ ¼ stays in the gradient:
/// where the network is surely wrong it learns least (Solla et al. 1988). Cross-entropy cancels it: p − y.
/// </summary>
internal static class SquaredLossForClasses
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Target is not { Kind: TargetKind.Binary or TargetKind.MultiClass or TargetKind.MultiLabel } target
            || view.Head is not { Loss: { Function: MeanSquaredError or MeanAbsoluteError or Huber } loss, Activation: { } activation }
            || !(view.Head.IsSoftmax || view.Head.Function?.HeadOf is LossHead.Sigmoid))
            return;
        // Sigmoids for classes that exclude each other become a softmax; a softmax for labels that do not is NG3006.
        var exclusive = target.Kind == TargetKind.MultiClass || (view.Head.IsSoftmax && target.Kind == TargetKind.Binary);
        var (head, crossEntropy) = exclusive && view.Graph.OutputShape.Width > 1
            ? ("Softmax", "CrossEntropy")
            : ("Sigmoid", "BinaryCrossEntropy");
        string[] edits = [FixRecipe.Replace(loss.Item, crossEntropy)];
        report(new Problem
        {
            Id = "NG3007",
            Item = loss.Item,
            Figures = new([loss.Function.GetType().Name, activation.Layer, crossEntropy]),
            Concerns = view.HeadItems,
            FixFacts = FixRecipe.Of(
                "Use " + crossEntropy,
                view.Head.IsSoftmax == (head == "Softmax") ? edits : [FixRecipe.Replace(activation.Item, head), .. edits]),
        });
    }
}
