using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5005: dropout of single values before a max-pool. Of a window of k values something is left with 1 − pᵏ, and neighbours are alike, so
/// that hardly anything is taken away (Tompson et al. 2015). Activations between change nothing of that.
/// </summary>
internal static class DropoutBeforeMaxPool
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var dropout in view.Graph.Forward.OfType<DropoutOperation>())
        {
            if (dropout.Kind != DropoutKind.Elements || dropout.Rate == 0 || view.Graph.Tensors[dropout.Input].Shape.Rank < 2
                || PoolBehind(view, dropout) is not { } pool)
                continue;
            report(new Problem
            {
                Id = "NG5005",
                Item = dropout.Item,
                Figures = new(
                [
                    dropout.Layer, Figures.Whole(pool.Geometry.Taps), pool.Layer,
                    Figures.Percent(1 - Math.Pow(dropout.Rate, pool.Geometry.Taps)),
                ]),
                FixFacts = FixRecipe.Of("Use SpatialDropout", FixRecipe.Rename(dropout.Item, "SpatialDropout")),
            });
        }
    }

    private static PoolOperation? PoolBehind(GraphView view, DropoutOperation dropout)
    {
        var next = view.Flow.Next(dropout.Output);
        while (next is ActivationOperation)
            next = view.Flow.Next(next.Output);
        return next is PoolOperation { IsMax: true } pool ? pool : null;
    }
}
