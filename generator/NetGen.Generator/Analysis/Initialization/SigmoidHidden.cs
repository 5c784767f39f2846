using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2010: a sigmoid between hidden layers. It saturates, its outputs are all positive, and its slope, ¼ at most, is a factor of every
/// gradient (LeCun et al. 1998, section 4.4; Glorot and Bengio 2010). Silent where it gates: a factor of a product.
/// </summary>
internal static class SigmoidHidden
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var sigmoid in view.Graph.Forward.OfType<ActivationOperation>())
        {
            var input = view.Signal.Forward[sigmoid.Input];
            if (sigmoid.Function.HeadOf is not LossHead.Sigmoid || !view.Chain.Reach.ReachesWeights(sigmoid.Output)
                || view.Chain.Reach.IsGate(sigmoid.Output) || !input.IsKnown)
                continue;
            var saturated = Saturation.Of(sigmoid.Function, input);
            var moments = ActivationMoments.Of(sigmoid.Function, input.Mean, input.Variance);
            report(new Problem
            {
                Id = "NG2010",
                Item = sigmoid.Item,
                Figures = new(
                [
                    sigmoid.Layer,
                    saturated < Figures.ShareWorthSaying ? "" : Figures.Percent(saturated) + " of its units start saturated, ",
                    Figures.Number(moments.Output.Mean),
                    Figures.Factor(Math.Sqrt(moments.DerivativeSquare)),
                ]),
                FixFacts = FixRecipe.Of("Use Relu", FixRecipe.Replace(sigmoid.Item, "Relu")),
            });
        }
    }
}
