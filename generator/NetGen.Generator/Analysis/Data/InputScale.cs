using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Data;

/// <summary>How large the network's first weights see their inputs, as far as it is declared.</summary>
internal static class InputScale
{
    /// <summary>What initializers and optimizers still bear: they expect inputs of about 1.</summary>
    public const double Limit = 10;

    /// <summary>The largest |x| that reaches the first layer; null where it is not declared.</summary>
    public static double? LargestOf(GraphView view)
    {
        var facts = view.Graph.Facts;
        if (double.IsNaN(facts.InputMin) && double.IsNaN(facts.InputMax))
            return null;
        return new[] { facts.InputMin, facts.InputMax }.Where(end => !double.IsNaN(end)).Max(Math.Abs);
    }
}
