using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>NG5010: an L2 penalty beside decay that is not in the gradient: the same weights are pulled to 0 twice, once through the
/// optimizer's scaling.</summary>
internal static class L2BesideDecay
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { DecayForm: not DecayForm.JoinsGradient, WeightDecay: > 0 } optimizer)
            return;
        var penalised =
            view.Graph.Parameters.Where(parameter => parameter.Trainable && parameter.Decays && Decay.Of(parameter, optimizer).Coupled > 0)
                .ToArray();
        if (penalised.Length == 0)
            return;
        report(new Problem
        {
            Id = "NG5010",
            Item = Decay.ItemOf(view),
            Argument = Decay.ArgumentOf(view),
            Figures = new([Figures.Number(penalised.Max(parameter => Decay.Of(parameter, optimizer).Coupled)),
                Figures.Number(optimizer.WeightDecay)]),
        });
    }
}
