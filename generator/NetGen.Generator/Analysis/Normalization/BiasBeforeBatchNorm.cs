using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Normalization;

/// <summary>
/// NG4001: a bias directly before a batch normalization is part of the mean that is subtracted (Ioffe and Szegedy 2015, section 3.2).
/// Silent behind an activation, and where something else reads the layer.
/// </summary>
internal static class BiasBeforeBatchNorm
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var layer in view.Graph.Forward.OfType<WeightedOperation>())
        {
            if (layer.Bias is not { } bias || Behind(view, layer) is not { } normalization)
                continue;
            report(new Problem
            {
                Id = "NG4001",
                Item = layer.Item,
                Argument = nameof(WeightedLayerAttribute.Bias),
                Figures = new([layer.Layer, Figures.Count(view.Graph.Parameters[bias].Shape.Count, "number"), normalization.Layer]),
                FixFacts = FixRecipe.Of("Leave the bias out", FixRecipe.Set(layer.Item, nameof(WeightedLayerAttribute.Bias), "false")),
            });
        }
    }

    private static NormalizationOperation? Behind(GraphView view, WeightedOperation layer)
    {
        var next = view.Flow.Next(layer.Output);
        while (next is ReshapeOperation)
            next = view.Flow.Next(next.Output);
        return next is NormalizationOperation { Kind: NormalizationKind.Batch } normalization ? normalization : null;
    }
}
