using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>NG5014: a limit below 1 on each unit's ‖w‖: its output cannot be as large as its input, and depth multiplies that.</summary>
internal static class MaxNormBelowOne
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var weight in view.Graph.Parameters.Where(parameter => parameter is { MaxNorm: < 1, Trainable: true }))
        {
            var initial = Signal.InitializerMoments.Of(weight.Initializer).Variance;
            report(new Problem
            {
                Id = "NG5014",
                Item = weight.Item,
                Argument = "MaxNorm",
                Figures = new([weight.Layer, Figures.Number(weight.MaxNorm!.Value),
                    Figures.Number(Math.Sqrt(weight.Initializer.FanIn * initial))]),
            });
        }
    }
}
