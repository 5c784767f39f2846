using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>NG3010: one sigmoid unit tells two classes apart; more are declared.</summary>
internal static class BinaryHeadManyClasses
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Target is not { Kind: TargetKind.MultiClass, Classes: > 2 and var classes }
            || view.Graph.OutputShape is not { Rank: 1, Width: 1 }
            || view.Head is not { Function.HeadOf: LossHead.Sigmoid, Activation: { } sigmoid })
            return;
        report(new Problem
        {
            Id = "NG3010",
            Item = sigmoid.Item,
            Figures = new([sigmoid.Layer, Figures.Text(classes)]),
            Concerns = view.HeadItems,
            FixFacts = view.Head is { Stage.Affine: DenseOperation dense, Loss: { } loss }
                ? FixRecipe.Of(
                    "Use Dense(" + Figures.Text(classes) + "), Softmax and CrossEntropy",
                    FixRecipe.Set(dense.Item, "units", Figures.Text(classes)), FixRecipe.Replace(sigmoid.Item, "Softmax"),
                    FixRecipe.Replace(loss.Item, "CrossEntropy"))
                : EquatableArray<KeyValuePair<string, string>>.Empty,
        });
    }
}
