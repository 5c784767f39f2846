using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Data;

/// <summary>How large the values are that the first layer reads, as far as it is declared.</summary>
internal static class InputScale
{
    /// <summary>What initializers and optimizers still bear: they expect inputs of about 1.</summary>
    public const double Limit = 10;

    /// <summary>The largest |x| behind the declared preprocessing; null where it is not known.</summary>
    public static double? LargestOf(GraphView view)
    {
        var facts = view.Graph.PreparedFacts;
        var ends = new[] { facts.Min, facts.Max }.Where(end => !double.IsNaN(end)).Select(Math.Abs).ToArray();
        return ends.Length == 0 ? null : ends.Max();
    }
}
