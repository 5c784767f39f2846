using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// Of several problems with one fault the cause is reported, and no echo of it: a rule names the rules it silences
/// (<see cref="Rule.Silences"/>) for the layers its problem concerns. An echo of an echo falls silent too; what is only information
/// silences nothing that would fail a build.
/// </summary>
internal static class RootCauses
{
    /// <summary>The problems that are not consequences of another one, in their order.</summary>
    public static IEnumerable<Problem> Of(IReadOnlyList<Problem> problems) =>
        problems.Where(problem => !problems.Any(cause => IsEcho(problem, cause)));

    private static bool IsEcho(Problem problem, Problem cause) =>
        RuleCatalog.Find(cause.Id).Silences.Contains(problem.Id)
        && (RuleCatalog.SeverityOf(cause) >= ProblemSeverity.Warning || RuleCatalog.SeverityOf(cause) >= RuleCatalog.SeverityOf(problem))
        && LayersOf(cause).Intersect(LayersOf(problem)).Any();

    private static IEnumerable<int> LayersOf(Problem problem) =>
        problem.Concerns.Count > 0 ? problem.Concerns.Append(problem.Item) : [problem.Item];
}
