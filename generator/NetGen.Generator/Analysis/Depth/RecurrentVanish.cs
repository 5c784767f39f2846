using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8008: on its way back through the steps of a simple recurrent layer the gradient vanishes (Bengio et al. 1994; Pascanu et al. 2013):
/// what stands at the first steps does not reach the weights. A gate can learn to keep what it holds, so that of Gru and Lstm the start
/// decides nothing; the product of a simple layer cannot.
/// </summary>
internal static class RecurrentVanish
{
    /// <summary>A millionth: of a sum over steps, what float resolves is a tenth of that.</summary>
    public const double Unheard = 1e-6;

    private const double WorthSaying = 1e-3;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var reach in RecurrentReach.Of(view).Where(reach => reach.Layer.Cell is SimpleRnnCell && reach.Upper < WorthSaying))
        {
            report(new Problem
            {
                Id = "NG8008",
                Item = reach.Layer.Item,
                Severity = reach.Upper < Unheard && reach.IsReadAtTheEnd ? ProblemSeverity.Warning : ProblemSeverity.Info,
                Figures = new(
                [
                    reach.Layer.Layer, Figures.Factor(reach.UpperOfStep), Figures.Factor(reach.Upper),
                    Figures.Count(reach.Layer.Steps, "step"),
                    Figures.Text(Heard(reach)),
                ]),
            });
        }
    }

    /// <summary>How many of the last steps are heard with a thousandth or more of the last one's strength.</summary>
    private static int Heard(RecurrentReach reach) =>
        (int)Math.Min(reach.Layer.Steps, 1 + Math.Floor(Math.Log(WorthSaying) / Math.Log(reach.UpperOfStep)));
}
