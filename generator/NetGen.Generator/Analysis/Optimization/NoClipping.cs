using NetGen.Generator.Analysis.Depth;
using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>NG6009: signal or gradient explode (NG8003), and nothing limits what a step makes of it (Pascanu et al. 2013).</summary>
internal static class NoClipping
{
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
                Figures = new([stretch.Name, Figures.Factor(Math.Max(signal.Signal, signal.Gradient))]),
                Concerns = stretch.Items,
            });
            return;
        }
    }
}
