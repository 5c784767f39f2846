using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5007: a penalty that wins against the data: λ ≥ .01 in the gradients of three layers or more, or a decay that would take the weights
/// to a thousandth over the declared training, ∏(1 − ηₜλ).
/// </summary>
internal static class WeightShrinkage
{
    private const double StrongLambda = 0.01, LeastShare = 1e-3;
    private const int ManyLayers = 3;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer)
            return;
        var decays = view.Graph.Parameters.Where(parameter => parameter.Trainable && parameter.Decays).Select(parameter => Decay.Of(parameter, optimizer)).ToArray();
        var strong = decays.Where(decay => decay.Coupled >= StrongLambda).ToArray();
        if (strong.Length >= ManyLayers)
        {
            Report(
                "λ = " + Figures.Number(strong.Max(decay => decay.Coupled)) + " on " + Figures.Count(strong.Length, "layer"),
                "λw in the gradient outweighs what the data says; usual are 1e-5 to 1e-3");
            return;
        }
        // Adam and its like divide the penalty's gradient by its own size: no power of 1 − ηλ tells what is left.
        var shrinking = decays.Select(decay => decay.Decoupled + (optimizer is Sgd ? decay.Coupled : 0)).DefaultIfEmpty(0).Max();
        if (shrinking == 0 || view.Training.TotalSteps is not { } steps || shrinking * view.Training.HighestRate >= 1)
            return;
        var momentum = optimizer is Sgd { Momentum: var share } ? share : 0;
        var log = view.Training.LogOfShrinkage(shrinking / (1 - momentum));
        if (log < Math.Log(LeastShare))
        {
            Report(
                "λ = " + Figures.Number(shrinking) + " over " + Figures.Whole(steps) + " steps",
                "weights that the data does not hold shrink to " + (log < -700 ? "0" : Figures.Factor(Math.Exp(log))));
        }

        void Report(string what, string consequence) =>
            report(new Problem { Id = "NG5007", Item = Decay.ItemOf(view), Argument = Decay.ArgumentOf(view), Figures = new([what, consequence]) });
    }
}
