using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Analysis;

/// <summary>
/// One fault in a run of layers is one finding: the first of the most severe, which names the others. A run ends at a layer of the same
/// family that is sound. A fix covers the whole run.
/// </summary>
internal static class Runs
{
    public static IEnumerable<Problem> Of(NetworkSpec spec, IReadOnlyList<Problem> problems)
    {
        var families = spec.Items.Select(item => FamilyOf(item.Bind())).ToArray();
        var left = problems.ToList();
        foreach (var first in problems)
        {
            if (!left.Remove(first))
                continue;
            var run = new List<Problem> { first };
            while (left.FirstOrDefault(next => Continues(families, run[run.Count - 1], next)) is { } next)
            {
                left.Remove(next);
                run.Add(next);
            }
            yield return run.Count == 1 ? first : Merged(spec, run);
        }
    }

    private static bool Continues(IReadOnlyList<Type?> families, Problem last, Problem next) =>
        next.Id == last.Id && next.Argument == last.Argument && last.Item >= 0 && next.Item > last.Item
        && families[last.Item] is { } family && families[next.Item] == family
        && !families.Skip(last.Item + 1).Take(next.Item - last.Item - 1).Contains(family)
        && FixRecipe.IsOfOneKind(last.FixFacts, next.FixFacts);

    private static Problem Merged(NetworkSpec spec, List<Problem> run)
    {
        var worst = run.OrderByDescending(RuleCatalog.SeverityOf).First();
        return worst with
        {
            Others = run.Where(problem => problem != worst).Select(problem => LayerNaming.NameOf(spec, problem.Item)).ToEquatableArray(),
            Concerns = run.SelectMany(problem => problem.Concerns).Distinct().ToEquatableArray(),
            FixFacts = FixRecipe.Together(run.Select(problem => problem.FixFacts)),
        };
    }

    /// <summary>Layers with weights are one family, of others each kind; what is no layer has no runs.</summary>
    private static Type? FamilyOf(NetworkItemAttribute? item) => item switch
    {
        WeightedLayerAttribute => typeof(WeightedLayerAttribute),
        LayerAttribute => item.GetType(),
        // No layer.
        _ => null,
    };
}
