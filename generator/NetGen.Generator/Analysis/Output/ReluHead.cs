using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// NG3009: a rectifier gives the output. Each unit whose pre-activation is negative for what it sees has no gradient, from the start with
/// probability ½. (Where the loss cannot read a rectifier at all, shape inference has said so.)
/// </summary>
internal static class ReluHead
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Head is not { Function.CanDie: true, Activation: { } relu, Loss: { } loss })
            return;
        var units = view.Graph.OutputShape.Width;
        if (loss.Function.HasClassLabels || view.Target is { Kind: not TargetKind.Regression })
        {
            report(HeadMismatch.ReluHead(relu, units, loss.Function) with { Concerns = view.HeadItems });
            return;
        }
        var isDeclared = view.Target is { Min: >= 0 };
        report(new Problem
        {
            Id = "NG3009",
            Item = relu.Item,
            Severity = isDeclared ? ProblemSeverity.Info : ProblemSeverity.Warning,
            Figures = new(
            [
                relu.Layer,
                units == 1 ? "the output unit is" : "a given one of the " + Figures.Text(units) + " output units is",
                isDeclared ? "a linear head can learn to stay above 0" : "no target is declared to be at least 0",
            ]),
            Concerns = view.HeadItems,
            FixFacts = loss.Function.Head == LossHead.NonNegative
                ? FixRecipe.Of("Use Softplus", FixRecipe.Replace(relu.Item, "Softplus"))
                : FixRecipe.Of("Remove " + relu.Layer + " for a linear head", FixRecipe.Remove(relu.Item)),
        });
    }
}
