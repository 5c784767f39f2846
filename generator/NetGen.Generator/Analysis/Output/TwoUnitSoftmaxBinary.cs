using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>NG3017: softmax over two units depends on z₁ − z₂ alone: one sigmoid unit says the same with half the head.</summary>
internal static class TwoUnitSoftmaxBinary
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (!view.Head.IsSoftmax || view.Graph.OutputShape is not { Rank: 1, Width: 2 } || view.Head.Stage is not { } stage)
            return;
        var half = view.Graph.Parameters.Where(parameter => parameter.Item == stage.Item).Sum(parameter => parameter.Shape.Count) / 2;
        report(new Problem
        {
            Id = "NG3017",
            Item = view.Head.Activation!.Item,
            Figures = new([view.Head.Activation.Layer,
                "one Sigmoid unit gives the same with " + Figures.Count(half, "parameter") + " less"]),
            Concerns = view.HeadItems,
            FixFacts = view.Head.Loss is { Function: CrossEntropy } loss && stage.Affine is DenseOperation
                ? HeadMismatch.OneSigmoid(stage.Affine, view.Head.Activation, loss.Item)
                : EquatableArray<KeyValuePair<string, string>>.Empty,
        });
    }
}
