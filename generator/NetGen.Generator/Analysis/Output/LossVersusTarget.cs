using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// NG3012: a loss of another kind of target: hinge or cross-entropy for real numbers, Poisson for classes or for targets below 0.
/// </summary>
internal static class LossVersusTarget
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Target is not { } target || view.Head.Loss is not { } loss)
            return;
        var reads = (loss.Function, target.Kind) switch
        {
            (MarginLoss or CrossEntropy, TargetKind.Regression) => "a class, and the declared target is a real number",
            (Poisson, TargetKind.Binary or TargetKind.MultiClass or TargetKind.MultiLabel or TargetKind.ClassMap) =>
                "a count, and the declared target is a class",
            (Poisson, _) when target.Min < 0 => "a count, and the declared target goes down to " + Figures.Number(target.Min),
            // The others read what they are given.
            _ => null,
        };
        if (reads is not null)
            report(new Problem
            {
                Id = "NG3012", Item = loss.Item, Figures = new([loss.Function.GetType().Name, reads]),
                Concerns = view.HeadItems
            });
    }
}
