using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Analysis;

/// <summary>NG1012 for the whole network: all parameters lie in one array. (A single tensor is judged by shape inference.)</summary>
internal static class ParameterTotal
{
    /// <summary>Whether no array can hold the network's parameters.</summary>
    public static bool IsTooLarge(Graph graph) => graph.Parameters.Sum(parameter => parameter.Shape.Count) > SizeLimit.Elements;

    public static void Check(GraphView view, Action<Problem> report)
    {
        var total = 0L;
        foreach (var parameter in view.Graph.Parameters)
        {
            total += parameter.Shape.Count;
            if (total <= SizeLimit.Elements)
                continue;
            var all = view.Graph.Parameters.Sum(each => each.Shape.Count).ToString("N0", CultureInfo.InvariantCulture);
            report(new Problem { Id = "NG1012", Item = parameter.Item, Figures = new(["All " + all + " parameter", SizeLimit.Text]) });
            return;
        }
    }
}
