using NetGen.Generator.Signal;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2007: ordinary dropout behind SELU raises the variance by 1/(1 − p), away from the fixed point that SELU is made for (Klambauer et al.
/// 2017).
/// </summary>
internal static class SeluDropout
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var dropout in view.Graph.Forward.OfType<DropoutOperation>())
        {
            if (1 / (1 - dropout.Rate) < Figures.WorthSaying || dropout.Kind == DropoutKind.Alpha
                || ActivationBefore(view.Flow, dropout.Input) is not { Function.NormalizesItself: true } selu)
                continue;
            report(new Problem
            {
                Id = "NG2007",
                Item = dropout.Item,
                Figures = new([dropout.Layer, selu.Layer, Figures.Factor(1 / (1 - dropout.Rate))]),
                FixFacts = FixRecipe.Of("Use AlphaDropout", FixRecipe.Rename(dropout.Item, "AlphaDropout")),
            });
        }
    }

    private static ActivationOperation? ActivationBefore(Flow flow, int tensor) => flow.WriterOf(tensor) switch
    {
        ActivationOperation activation => activation,
        ReshapeOperation reshape => ActivationBefore(flow, reshape.Input),
        // Anything else ends the search.
        _ => null,
    };
}
