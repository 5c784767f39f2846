using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// NG1016: layers that nothing of the output or the loss depends on, as while a branch is being typed. The network is the one without them:
/// nothing could train their weights.
/// </summary>
internal static class DeadBranches
{
    /// <summary>The attributes, by index, whose layers lead nowhere.</summary>
    public static HashSet<int> ItemsOf(Graph graph)
    {
        var needed = new HashSet<int> { graph.Output };
        var (live, dead) = (new HashSet<int>(), new HashSet<int>());
        foreach (var operation in graph.Forward.Reverse())
        {
            var isNeeded = operation is LossOperation || operation.Writes.Any(needed.Contains);
            if (isNeeded)
                needed.UnionWith(operation.Reads);
            (isNeeded ? live : dead).Add(operation.Item);
        }
        dead.ExceptWith(live);
        return dead;
    }

    /// <summary>Reports each layer at which a branch ends, with what leads to nothing else.</summary>
    public static void Report(Graph graph, HashSet<int> dead, Action<Problem> report)
    {
        var read = new HashSet<int>(graph.Forward.SelectMany(operation => operation.Reads));
        foreach (var end in graph.Forward.Where(operation => dead.Contains(operation.Item) && !operation.Writes.Any(read.Contains)))
        {
            var branch = BranchOf(graph, end);
            report(new Problem
            {
                Id = "NG1016",
                Item = end.Item,
                Severity = ProblemSeverity.Warning,
                Figures = new([end.Layer, branch.Count == 1 ? "it is left out" : string.Join(", ", branch) + " are left out"]),
            });
        }
    }

    /// <summary>The layers that lead to a layer and to nothing else, in order.</summary>
    private static List<string> BranchOf(Graph graph, Operation end)
    {
        var only = new HashSet<int>(end.Writes);
        var branch = new List<string>();
        foreach (var operation in graph.Forward.Reverse())
        {
            var isOfBranch = operation == end || operation.Writes.Any(only.Contains)
                && graph.Forward.Where(reader => reader.Reads.Intersect(operation.Writes).Any())
                    .All(reader => reader == end || reader.Writes.Any(only.Contains));
            if (!isOfBranch)
                continue;
            only.UnionWith(operation.Reads);
            if (branch.Count == 0 || branch[0] != operation.Layer)
                branch.Insert(0, operation.Layer);
        }
        return branch;
    }
}
