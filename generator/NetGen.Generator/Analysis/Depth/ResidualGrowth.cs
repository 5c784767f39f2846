using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8007: residual branches without normalization add their second moment at every sum, so that the signal grows with 2ᴸ where a branch
/// keeps what it gets (Zhang et al. 2019, Fixup, section 2).
/// </summary>
internal static class ResidualGrowth
{
    private const double LargestGrowth = 100;

    public static void Check(GraphView view, Action<Problem> report)
    {
        var growth = 1.0;
        var sums = new List<JoinOperation>();
        foreach (var operation in view.Graph.Forward)
        {
            if (operation.Normalizes())
            {
                Report(view, growth, sums, report);
                growth = 1;
                sums.Clear();
            }
            else if (operation is JoinOperation { Kind: JoinKind.Add } sum && ForkOf(view.Flow, sum) is { } fork)
            {
                growth *= view.Signal.Forward[sum.Output].Square / view.Signal.UpperForward[fork].Square;
                sums.Add(sum);
            }
        }
        Report(view, growth, sums, report);
    }

    private static void Report(GraphView view, double growth, List<JoinOperation> sums, Action<Problem> report)
    {
        if (!(growth > LargestGrowth))
            return;
        report(new Problem
        {
            Id = "NG8007",
            Item = sums[sums.Count - 1].Item,
            Figures = new([Figures.Count(sums.Count, "residual sum"), Figures.Number(growth), Figures.Factor(Math.Sqrt(growth))]),
            Concerns = sums.Select(sum => sum.Item).ToEquatableArray(),
        });
    }

    /// <summary>Where the ways into a sum part; null where they cross another join, or a normalization is on one.</summary>
    private static int? ForkOf(Flow flow, JoinOperation sum)
    {
        var ways = sum.Inputs.Select(input => Way(flow, input)).ToArray();
        if (ways.Any(way => way is null))
            return null;
        var common = ways.Skip(1).Aggregate<List<int>?, IEnumerable<int>>(ways[0]!, (shared, way) => shared.Intersect(way!));
        return common.Select(tensor => (int?)tensor).FirstOrDefault();
    }

    /// <summary>The tensors from here back to the nearest join or the input; null where something normalizes before they part.</summary>
    private static List<int>? Way(Flow flow, int tensor)
    {
        var way = new List<int> { tensor };
        while (flow.WriterOf(tensor) is LayerOperation writer)
        {
            if (writer.Normalizes())
                return flow.ReadersOf(tensor).Count > 1 ? way : null;
            way.Add(tensor = writer.Input);
        }
        return way;
    }
}
