using NetGen.Generator.Analysis.Depth;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2015: a simple recurrent layer of rectifiers or sigmoids whose weights of the state do not start as the identity (Le et al. 2015, "A
/// simple way to initialize recurrent networks of rectified linear units"): each step halves the gradient's second moment, or leaves a
/// sixteenth of it at most.
/// </summary>
internal static class RecurrentNonLinearity
{
    private const double WorthSaying = 0.05;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var reach in RecurrentReach.Of(view))
        {
            if (reach.Layer.Cell is not SimpleRnnCell { Function: Relu or Sigmoid } cell || !(reach.Upper < WorthSaying))
                continue;
            var isRelu = cell.Function is Relu;
            if (view.Graph.Parameters[reach.Layer.Weight].Initializer.Kind == Init.Identity && isRelu)
                continue;
            report(new Problem
            {
                Id = "NG2015",
                Item = reach.Layer.Item,
                Argument = "Activation",
                Severity = reach.Upper < RecurrentVanish.Unheard && reach.IsReadAtTheEnd ? ProblemSeverity.Warning : ProblemSeverity.Info,
                Figures = new(
                [
                    reach.Layer.Layer, cell.Function.Name, Figures.Factor(reach.UpperOfStep), Figures.Factor(reach.Upper),
                    Figures.Count(reach.Layer.Steps, "step"),
                    isRelu
                        ? "RecurrentInit = Init.Identity, with which a unit keeps its own state, or tanh"
                        : "tanh, or Gru, whose sigmoids are gates",
                ]),
            });
        }
    }
}
