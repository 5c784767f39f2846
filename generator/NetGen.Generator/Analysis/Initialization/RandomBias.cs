using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2008: a bias that starts at random. The weights break the symmetry already; a random bias is noise that no input explains.
/// </summary>
internal static class RandomBias
{
    private const double WarningDeviation = 0.5;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stage in view.Chain.Stages)
        {
            if (stage.Affine.Bias is not { } bias
                || InitializerMoments.Of(view.Graph.Parameters[bias].Initializer) is not { Variance: > 0 and var variance })
                continue;
            var (deviation, all) = (Math.Sqrt(variance), view.Signal.Forward[stage.Affine.Output].Std);
            if (deviation < Figures.ShareWorthSaying * all)
                continue;
            report(new Problem
            {
                Id = "NG2008",
                Item = stage.Item,
                Argument = "BiasInit",
                Severity = deviation >= WarningDeviation ? ProblemSeverity.Warning : ProblemSeverity.Info,
                Figures = new([stage.Name, view.Graph.Parameters[bias].Initializer.Spelled(), Figures.Number(deviation),
                    Figures.Number(all)]),
            });
        }
    }
}
