using NetGen.Generator.Analysis.Output;
using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Analysis;

/// <summary>
/// All that is said of a declaration, in one pass: what stands on its own beside each other, the causes without their echoes, and one fault
/// in a run of layers once. What cannot be compiled because head and loss do not fit is judged like any other network.
/// </summary>
internal static class NetworkRules
{
    /// <summary>Of a block only the declaration can be judged: what shapes reach it, its users know.</summary>
    /// <param name="spec">What was written.</param>
    /// <param name="refuse">What is wrong with a graph that only its plan shows; asked where nothing else stands against compiling
    /// it.</param>
    /// <param name="report">Is told each problem.</param>
    /// <param name="cancellation">The editor has a newer text.</param>
    /// <exception cref="OperationCanceledException">The editor has a newer text.</exception>
    public static void Check(NetworkSpec spec, Func<Graph, Problem?> refuse, Action<Problem> report,
        CancellationToken cancellation = default)
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
            if (refused.Count == 0 && HeadMismatch.Of(graph) is null && refuse(graph) is { } problem)
                problems.Add(problem);
        }
        foreach (var problem in Runs.Of(spec, [.. RootCauses.Of(problems)]))
            report(problem);
    }
}
