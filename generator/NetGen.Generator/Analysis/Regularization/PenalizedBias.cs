using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>NG5011: a penalty on a bias. It multiplies nothing, so that shrinking it keeps no function smooth; it only shifts the outputs.</summary>
internal static class PenalizedBias
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var bias in view.Graph.Parameters.Where(parameter => parameter is { Decays: false, Trainable: true, Penalty: not null }))
        {
            report(new Problem
            {
                Id = "NG5011",
                Item = bias.Item,
                Argument = "PenalizeBias",
                Figures = new([Figures.Count(bias.Shape.Count, "bias"), bias.Layer]),
            });
        }
    }
}
