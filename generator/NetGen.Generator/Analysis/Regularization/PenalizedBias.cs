using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5011: a penalty on a bias, or on the scale of a normalization. A bias multiplies nothing, so that shrinking it keeps no function
/// smooth; what shrinks of a scale, the layer behind makes good.
/// </summary>
internal static class PenalizedBias
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var parameter in view.Graph.Parameters.Where(parameter =>
            parameter is { Decays: false, Trainable: true, Penalty: not null }))
        {
            var isScale = view.Items[parameter.Item] is NormalizationAttribute;
            report(new Problem
            {
                Id = "NG5011",
                Item = parameter.Item,
                Argument = !isScale ? nameof(WeightedLayerAttribute.PenalizeBias)
                    : parameter.Penalty!.L2 is not null ? nameof(NormalizationAttribute.L2) : nameof(NormalizationAttribute.L1),
                Figures = new(
                [
                    Figures.Count(parameter.Shape.Count, isScale ? "scale" : "bias"), parameter.Layer,
                    isScale
                        ? "what shrinks of them, the layer behind makes good"
                        : "they multiply nothing, so that shrinking them only shifts the outputs",
                ]),
            });
        }
    }
}
