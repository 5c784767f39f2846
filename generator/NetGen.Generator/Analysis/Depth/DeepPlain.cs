using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8004: more than 20 layers one behind the other without skip or normalization: trainable only in theory (He et al. 2016, figure 1).
/// </summary>
internal static class DeepPlain
{
    private const int LargestDepth = 20;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stretch in view.Chain.Stretches.Where(stretch => stretch.Depth > LargestDepth))
            report(new Problem
            {
                Id = "NG8004", Item = stretch.First.Item, Figures = new([Figures.Text(stretch.Depth), stretch.First.Name]),
                Concerns = stretch.Items
            });
    }
}
