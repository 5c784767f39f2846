using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>NG6006: a velocity that remembers 1,000 steps and multiplies the rate by as much.</summary>
internal static class MomentumTooHigh
{
    private const double Limit = 0.999;

    public static void Check(GraphView view, Action<Problem> report)
    {
        var momentum = view.Graph.Optimizer switch
        {
            Sgd sgd => sgd.Momentum,
            RmsProp rmsProp => rmsProp.Momentum,
            // The β₁ of the Adam family is a mean, not a sum: no step grows by it.
            _ => 0,
        };
        if (view.Find<OptimizerAttribute>() is not { } declared)
            return;
        if (momentum >= Limit)
        {
            report(new Problem
            {
                Id = "NG6006",
                Item = declared.Index,
                Argument = "Momentum",
                Figures = new(["A momentum of " + Figures.Exact(momentum) + " multiplies the rate by up to "
                    + Figures.Whole((long)Math.Round(1 / (1 - momentum))) + ", and a mistake is forgotten as slowly; usual is 0.9"]),
            });
        }
        if (view.Graph.Optimizer is Sgd { Nesterov: true, Momentum: 0 })
        {
            report(new Problem
            {
                Id = "NG6006",
                Item = declared.Index,
                Argument = "Nesterov",
                Severity = ProblemSeverity.Error,
                Figures = new(["Nesterov looks ahead along the velocity, and without momentum there is none: set Momentum, usual is 0.9"]),
            });
        }
    }
}
