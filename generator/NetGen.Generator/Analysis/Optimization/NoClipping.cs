using NetGen.Generator.Analysis.Depth;
using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>
/// NG6009: signal or gradient explode (NG8003, NG8009), or a sequence is so long that a small growth of each step makes much of it, and
/// nothing limits what an optimizer makes of that (Pascanu et al. 2013).
/// </summary>
internal static class NoClipping
{
    /// <summary>
    /// Where it takes less growth of a step than this for a thousandfold of the gradient, a training is bound to meet it.
    /// </summary>
    private const double SmallGrowth = 0.1, Thousandfold = 1000;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (!view.Graph.CanTrain || view.Graph.Clipping is not { Norm: null, Value: null })
            return;
        foreach (var stretch in view.Chain.Stretches)
        {
            var signal = StretchSignal.Of(view, stretch);
            // An infinity cannot be clipped.
            if (!signal.Explodes || Math.Max(signal.Signal, signal.Gradient) > Moments.LargestFloat)
                continue;
            report(new Problem
            {
                Id = "NG6009",
                Item = view.Find<OptimizerAttribute>()?.Index ?? view.Find<LossAttribute>()!.Value.Index,
                Figures = new(
                [
                    "Over " + stretch.Name + " signal or gradient grow up to " + Figures.Factor(Math.Max(signal.Signal, signal.Gradient)),
                ]),
                Concerns = stretch.Items,
            });
            return;
        }
        OfSequences(view, report);
    }

    /// <summary>Of the longest sequence that a recurrent layer reads.</summary>
    private static void OfSequences(GraphView view, Action<Problem> report)
    {
        var longest = view.Graph.Forward.OfType<RecurrentOperation>().OrderByDescending(layer => layer.Steps).FirstOrDefault();
        if (longest is null || Math.Pow(Thousandfold, 1.0 / longest.Steps) - 1 is var growth && growth >= SmallGrowth)
            return;
        report(new Problem
        {
            Id = "NG6009",
            Item = view.Find<OptimizerAttribute>()?.Index ?? view.Find<LossAttribute>()!.Value.Index,
            Figures = new(
            [
                "Over the " + Figures.Count(longest.Steps, "step") + " of " + longest.Layer + " a gradient that grows by "
                    + Figures.Percent(growth)
                    + " a step becomes " + Figures.Whole((long)Thousandfold) + " times what it was",
            ]),
            Concerns = new([longest.Item]),
        });
    }
}
