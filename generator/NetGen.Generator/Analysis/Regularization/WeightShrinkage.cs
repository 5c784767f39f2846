using NetGen.Generator.Analysis.Initialization;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5007: a penalty that wins against the data: λ ≥ .01 in the gradients of three layers or more. With several layers the weights' product
/// carries the signal, so that near 0 the data's gradient falls faster than λw, and 0 becomes where training ends. Weights that idle shrink
/// by design, however long it is trained: that is no fault. A decay of the weights themselves wins where they end smaller than they began:
/// a step of Adam or Lion adds η at most and the decay takes ηλw, so that no weight stays beyond 1/λ.
/// </summary>
internal static class WeightShrinkage
{
    private const double StrongLambda = 0.01;
    private const int ManyLayers = 3;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer)
            return;
        var strong = view.Graph.Parameters
            .Where(parameter => parameter.Trainable && parameter.Decays)
            .Select(parameter => Decay.Of(parameter, optimizer).Coupled)
            .Where(lambda => lambda >= StrongLambda)
            .ToArray();
        if (strong.Length < ManyLayers)
        {
            CheckDecoupled(view, optimizer, report);
            return;
        }
        report(new Problem
        {
            Id = "NG5007",
            Item = Decay.ItemOf(view),
            Argument = Decay.ArgumentOf(view),
            Figures = new(
            [
                "λ = " + Figures.Number(strong.Max()) + " on " + Figures.Count(strong.Length, "layer"),
                "λw in the gradient outweighs what the data says; usual are 1e-5 to 1e-3",
            ]),
        });
    }

    private static void CheckDecoupled(GraphView view, Optimizer optimizer, Action<Problem> report)
    {
        // A rate that takes all of a weight at once is another fault (NG6010); what is normalised may be of any size.
        if (optimizer.DecayForm != DecayForm.ShrinksWeight || !(view.Training.HighestRate * optimizer.WeightDecay < 1))
            return;
        var held = view.Chain.Stages
            .Where(stage => stage.Normalization is null && view.Graph.Parameters[stage.Affine.Weight] is { Trainable: true, Decays: true })
            .Where(stage => stage.Deviation() * optimizer.WeightDecay > 1)
            .ToArray();
        if (held.Length < 2)
            return;
        report(new Problem
        {
            Id = "NG5007",
            Item = Decay.ItemOf(view),
            Argument = Decay.ArgumentOf(view),
            Figures = new(
            [
                "A decay of " + Figures.Number(optimizer.WeightDecay)
                    + " keeps every weight below 1/λ = " + Figures.Number(1 / optimizer.WeightDecay),
                "those of " + held[0].Name + " start at " + Figures.Number(held[0].Deviation())
                    + ", and shrink whatever the data says; usual are 0.01 to 0.3",
            ]),
        });
    }
}
