using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8002: a step changes the first layer of a plain stretch, relative to its weights, by a small share of what it changes the last one
/// (Bengio et al. 1994; Schoenholz et al. 2017): the early layers stay as they were drawn. The monitor of a training measures the same.
/// </summary>
internal static class GradientVanish
{
    private const double WarningRatio = 1e-3, WorthSaying = 5e-2;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stretch in view.Chain.Stretches)
        {
            var signal = StretchSignal.Of(view, stretch);
            if (!(signal.UpperUpdate < WorthSaying))
                continue;
            var sigmoids = stretch.Stages.Where(stage => stage.Function is { Saturates: true, Range.Min: >= 0 }).ToArray();
            report(new Problem
            {
                Id = "NG8002",
                Item = stretch.First.Item,
                Severity = signal.UpperUpdate < WarningRatio ? ProblemSeverity.Warning : ProblemSeverity.Info,
                Figures = new([stretch.First.Name, Figures.Factor(signal.UpperUpdate), stretch.Last.Name,
                    Figures.Count(stretch.Stages.Count, "layer")]),
                Concerns = stretch.Items,
                FixFacts = sigmoids.Length == 0
                    ? EquatableArray<KeyValuePair<string, string>>.Empty
                    : FixRecipe.Of("Use Relu", [.. sigmoids.Select(stage => FixRecipe.Replace(stage.NonLinearity!.Item, "Relu"))]),
            });
        }
    }
}
