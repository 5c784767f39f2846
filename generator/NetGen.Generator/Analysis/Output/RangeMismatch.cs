using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// NG3008: declared targets that the head can never give: outside the closure of its range ([0, 1] fits a sigmoid). Where the loss is what
/// asks for a head without negative values, the loss is at fault (NG3012).
/// </summary>
internal static class RangeMismatch
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Target is not { } target || view.Head.Activation is not { } activation
            || view.Graph.Loss is { Head: LossHead.NonNegative })
            return;
        var range = OutputRange.Behind(activation);
        if (!(target.Min < range.Min || target.Max > range.Max))
            return;
        report(new Problem
        {
            Id = "NG3008",
            Item = activation.Item,
            Figures = new([activation.Layer, range.Text, Ends(target)]),
            Concerns = view.HeadItems,
            // Without its head a loss that reads one could not be compiled.
            FixFacts = view.Head.Loss is { Function.Head: LossHead.Any }
                ? FixRecipe.Of("Remove " + activation.Layer + " for a linear head", FixRecipe.Remove(activation.Item))
                : EquatableArray<KeyValuePair<string, string>>.Empty,
        });
    }

    /// <summary>What the head can give; null of a linear one, and where the loss itself asks for its head.</summary>
    public static OutputRange? Of(GraphView view) =>
        view is { Head: { Activation: { } activation, Loss.Function.Head: LossHead.Any } } ? OutputRange.Behind(activation) : null;

    private static string Ends(TargetAttribute target) => (double.IsNaN(target.Min), double.IsNaN(target.Max)) switch
    {
        (false, false) => "[" + Text(target.Min) + ", " + Text(target.Max) + "]",
        (false, true) => "values from " + Text(target.Min),
        // One of the two is declared.
        _ => "values up to " + Text(target.Max),
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−');
}
