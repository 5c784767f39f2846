using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Capacity;

/// <summary>
/// NG9010: a dense layer on a flattened image with more than 50 million weights, where the mean of each channel would need few.
/// </summary>
internal static class LargeFlatten
{
    private const long Limit = 50_000_000;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var layer in view.Graph.Forward.OfType<DenseOperation>())
        {
            var weight = view.Graph.Parameters[layer.Weight];
            if (weight.FlattenedFrom is not { From: { Rank: 3 } image } || weight.Shape.Count <= Limit)
                continue;
            report(new Problem
            {
                Id = "NG9010",
                Item = layer.Item,
                Argument = "units",
                Figures = new([layer.Layer, image.ToString(), Figures.Count(weight.Shape.Count, "weight"),
                    Figures.Whole(weight.Shape.Count / image.Positions)]),
            });
        }
    }
}
