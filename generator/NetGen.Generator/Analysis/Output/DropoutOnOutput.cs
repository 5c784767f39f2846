using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// NG3013: dropout between the last layer with weights and the loss. The loss then asks for the target from outputs that were set to 0, and
/// those have no gradient.
/// </summary>
internal static class DropoutOnOutput
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Head is not { Loss: { } loss, Stage: { } stage })
            return;
        foreach (var dropout in view.Head.Behind.OfType<DropoutOperation>().Where(dropout => dropout.Rate > 0))
        {
            report(new Problem
            {
                Id = "NG3013",
                Item = dropout.Item,
                Figures = new([dropout.Layer, Figures.Percent(dropout.Rate),
                    "it stands between " + stage.Name + " and " + loss.Function.GetType().Name]),
                FixFacts = FixRecipe.Of("Remove " + dropout.Layer, FixRecipe.Remove(dropout.Item)),
            });
        }
    }
}
