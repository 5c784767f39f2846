using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8002: the gradient that reaches the first layer of a plain stretch is a small share of what its last layer gets (Bengio et al. 1994;
/// Schoenholz et al. 2017): the early layers stay as they were drawn.
/// </summary>
internal static class GradientVanish
{
    private const double WarningRatio = 1e-3, WorthSaying = 1e-1;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stretch in view.Chain.Stretches)
        {
            var signal = StretchSignal.Of(view, stretch);
            if (!(signal.UpperGradient < WorthSaying))
                continue;
            var sigmoids = stretch.Stages.Where(stage => stage.Function is { Saturates: true, Range.Min: >= 0 }).ToArray();
            report(new Problem
            {
                Id = "NG8002",
                Item = stretch.First.Item,
                Severity = signal.UpperGradient < WarningRatio ? ProblemSeverity.Warning : ProblemSeverity.Info,
                Figures = new([stretch.First.Name, Figures.Factor(signal.UpperGradient), stretch.Last.Name, Figures.Count(stretch.Stages.Count, "layer")]),
                Concerns = stretch.Items,
                FixFacts = sigmoids.Length == 0
                    ? EquatableArray<KeyValuePair<string, string>>.Empty
                    : FixRecipe.Of("Use Relu", [.. sigmoids.Select(stage => FixRecipe.Replace(stage.NonLinearity!.Item, "Relu"))]),
            });
        }
    }
}
