using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Analysis;

/// <summary>
/// All that is said of a declaration, in one pass: what stands on its own beside each other, the causes without their echoes, and one fault in a run of
/// layers once. What cannot be compiled because head and loss do not fit is judged like any other network.
/// </summary>
internal static class NetworkRules
{
    /// <summary>Of a block only the declaration can be judged: what shapes reach it, its users know.</summary>
    /// <exception cref="OperationCanceledException">The editor has a newer text.</exception>
    public static void Check(NetworkSpec spec, Action<Problem> report, CancellationToken cancellation = default)
    {
        if (!DeclarationRules.Check(spec, report) || spec.IsBlock)
            return;
        var problems = new List<Problem>();
        if (ShapeInference.InferForRules(spec, problems.Add) is { } graph)
        {
            // What was said as an error need not be said again.
            var refused = new HashSet<string>(problems.Select(problem => problem.Id), StringComparer.Ordinal);
            var said = new HashSet<(string, int, string?)>();
            GraphRules.Check(spec, graph, problem =>
            {
                if (!refused.Contains(problem.Id) && said.Add((problem.Id, problem.Item, problem.Argument)))
                    problems.Add(problem);
            }, cancellation);
        }
        foreach (var problem in Runs.Of(spec, [.. RootCauses.Of(problems)]))
            report(problem);
    }
}
