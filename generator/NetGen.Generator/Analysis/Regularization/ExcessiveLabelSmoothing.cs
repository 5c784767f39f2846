using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>NG5015: ε ≥ .5 asks for more doubt than certainty: the target of the true class is 1 − ε + ε/C.</summary>
internal static class ExcessiveLabelSmoothing
{
    private const double Excessive = 0.5;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Loss is not CrossEntropy { LabelSmoothing: >= Excessive and var smoothing }
            || view.Find<CrossEntropyAttribute>() is not { } loss)
            return;
        var classes = view.Graph.OutputShape.Width;
        report(new Problem
        {
            Id = "NG5015",
            Item = loss.Index,
            Argument = nameof(CrossEntropyAttribute.LabelSmoothing),
            Figures = new([Figures.Exact(smoothing), Figures.Count(classes, "class"), Figures.Number(1 - smoothing + (smoothing / classes)),
                Figures.Number(smoothing / classes)]),
        });
    }
}
