using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5007: a penalty that wins against the data: λ ≥ .01 in the gradients of three layers or more. With several layers the weights' product
/// carries the signal, so that near 0 the data's gradient falls faster than λw, and 0 becomes where training ends. Weights that idle shrink
/// by design, however long it is trained: that is no fault.
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
            return;
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
}
