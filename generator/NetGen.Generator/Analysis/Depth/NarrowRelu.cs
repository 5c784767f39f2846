using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8005: Σ1/n over the hidden rectifier layers of a plain stretch above 1. The variance of the signal's length from one drawing of the
/// weights to the next grows like exp(5·Σ1/n) (Hanin and Rolnick 2018, theorem 5): whether the network starts is a matter of the seed.
/// </summary>
internal static class NarrowRelu
{
    private const double LargestSum = 1;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stretch in view.Chain.Stretches)
        {
            var rectifiers =
                stretch.Stages.Where(stage => stage.Function is { CanDie: true } or { KeepsOrderExactly: true, NegativeSlope: < 0.3 })
                    .ToArray();
            var sum = rectifiers.Sum(stage => 1.0 / Width(view, stage));
            if (sum <= LargestSum)
                continue;
            var narrowest = rectifiers.OrderBy(stage => Width(view, stage)).First();
            report(new Problem
            {
                Id = "NG8005",
                Item = narrowest.Item,
                Argument = narrowest.Affine is DenseOperation ? "units" : "filters",
                Figures = new([Figures.Text(rectifiers.Length), Figures.Number(sum), narrowest.Name, Figures.Text(Width(view, narrowest))]),
                Concerns = stretch.Items,
            });
        }
    }

    private static int Width(GraphView view, Stage stage) => view.Graph.Tensors[stage.Affine.Output].Shape.Width;
}
