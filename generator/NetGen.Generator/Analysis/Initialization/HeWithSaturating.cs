using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2002: an explicit He initializer before a hidden activation that saturates. Its doubled variance makes good for a rectifier's half,
/// which tanh and its kin do not lose. (At the head, the loss takes the activation in and no slope is in the gradient.)
/// </summary>
internal static class HeWithSaturating
{
    private const double WarningShare = 0.2;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stage in view.Chain.Stages)
        {
            if (!stage.IsHidden || stage.Normalization is not null
                || stage.Initializer is { Chosen: true } or not { Kind: Init.HeNormal or Init.HeUniform }
                || stage.Function is not { Saturates: true } function)
                continue;
            var saturated = Saturation.Of(function, view.PreActivation(stage));
            if (!(saturated >= Figures.ShareWorthSaying))
                continue;
            var xavier = stage.Initializer.Kind == Init.HeUniform ? Init.XavierUniform : Init.XavierNormal;
            var alternative =
                SignalPredictor.Predict(view.Graph.WithInitializer(stage, stage.Initializer with { Kind = xavier, Scale = double.NaN }));
            report(new Problem
            {
                Id = "NG2002",
                Item = stage.Item,
                Argument = "Init",
                Severity = saturated > WarningShare ? ProblemSeverity.Warning : ProblemSeverity.Info,
                Figures = new(
                [
                    stage.Initializer.Kind.ToString(), function.GetType().Name, Figures.Percent(saturated), stage.Name, xavier.ToString(),
                    Figures.Percent(Saturation.Of(function, alternative.Forward[stage.NonLinearity!.Input])),
                ]),
                Concerns = stage.Items.ToEquatableArray(),
                FixFacts = FixRecipe.Of("Use " + xavier, FixRecipe.Init(stage.Item, xavier)),
            });
        }
    }
}
