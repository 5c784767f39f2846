using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// What a compiled network carries of its rules' findings, for a training that goes wrong: all warnings, and of what is information only
/// what is said of initialization and depth; matters of style explain nothing.
/// </summary>
internal static class Findings
{
    /// <summary>The findings of a network that is compiled, in the order of the editor's.</summary>
    /// <param name="view">The network.</param>
    /// <param name="declared">What the rules of the declaration found.</param>
    /// <param name="cancellation">Of the editor.</param>
    /// <exception cref="OperationCanceledException">The editor has a newer text.</exception>
    public static EquatableArray<Finding> Of(GraphView view, IEnumerable<Problem> declared, CancellationToken cancellation)
    {
        var problems = new List<Problem>(declared);
        GraphRules.Check(view, problems.Add, cancellation);
        if (problems.Count == 0)
            return EquatableArray<Finding>.Empty;
        var layers = new HashSet<string>(view.Graph.Layers.Select(layer => layer.Name), StringComparer.Ordinal);
        return Runs.Of(view.Spec, [.. RootCauses.Of(problems)])
            .Where(Explains)
            .Select(problem => new Finding(problem.Id, RuleCatalog.SeverityOf(problem), PlaceOf(problem.Item), ProblemText.Of(problem)))
            .Distinct()
            .ToEquatableArray();

        string? PlaceOf(int item) => item < 0 ? null
            : LayerNaming.NameOf(view.Spec, item) is var name && layers.Contains(name) ? name : view.Spec.Items[item].Kind;
    }

    private static bool Explains(Problem problem) =>
        (RuleCatalog.SeverityOf(problem) >= ProblemSeverity.Warning && RuleCatalog.Find(problem.Id).Category != "NetGen.Declaration")
        || (RuleCatalog.SeverityOf(problem) == ProblemSeverity.Info
            && RuleCatalog.Find(problem.Id).Category is "NetGen.Initialization" or "NetGen.Depth");
}
