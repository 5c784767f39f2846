using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5006: with few units, all of them are off at once too often: pⁿ. Then nothing of the sample gets through, and nothing is learnt of it.
/// </summary>
internal static class NarrowDropout
{
    /// <summary>1 %, and what rounding adds to .1².</summary>
    private const double TooOften = 0.01 + 1e-12;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var dropout in view.Graph.Forward.OfType<DropoutOperation>())
        {
            var units = view.Graph.Tensors[dropout.Input].Shape.Count;
            var share = Math.Pow(dropout.Rate, units);
            if (share <= TooOften)
                continue;
            var who = units switch
            {
                1 => "the only unit is",
                2 => "both units are",
                // Three and more.
                _ => "all " + Figures.Whole(units) + " units are",
            };
            report(new Problem
            {
                Id = "NG5006",
                Item = dropout.Item,
                Argument = "rate",
                Figures = new([dropout.Layer, who, Figures.Percent(share)]),
            });
        }
    }
}
