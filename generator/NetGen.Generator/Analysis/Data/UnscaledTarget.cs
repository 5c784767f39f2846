using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Data;

/// <summary>NG7009: targets far from the size 1 with a squared loss: the first gradients are as large as the targets, the first losses as
/// their squares.</summary>
internal static class UnscaledTarget
{
    private const double Limit = 100;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Loss is not MeanSquaredError || view.Graph.Targets is not null
            || view.Find<TargetAttribute>() is not { Attribute: { Kind: TargetKind.Regression } target } found)
            return;
        var ends = new[] { target.Min, target.Max }.Where(end => !double.IsNaN(end)).Select(Math.Abs).ToArray();
        if (ends.Length == 0 || ends.Max() <= Limit)
            return;
        report(new Problem
        {
            Id = "NG7009",
            Item = found.Index,
            Argument = Math.Abs(target.Max) == ends.Max() ? nameof(TargetAttribute.Max) : nameof(TargetAttribute.Min),
            Figures = new([Figures.Number(ends.Max()), Figures.Number(ends.Max() * ends.Max())]),
        });
    }
}
