using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Data;

/// <summary>
/// NG7001: inputs far from the size 1 that initializers and learning rates are made for, with nothing that rescales them: neither a
/// declared preprocessing nor a normalization before the first non-linearity, behind which their size is gone.
/// </summary>
internal static class UnscaledInput
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (InputScale.LargestOf(view) is not (> InputScale.Limit and var largest) || view.Find<InputAttribute>() is not { } input)
            return;
        if (view.Flow.NextThatChanges(Graph.Input) is { } first
            && (first.Normalizes() || (first is WeightedOperation && view.Flow.NextThatChanges(first.Output)?.Normalizes() == true)))
            return;
        // A preset on values that it is not made for is the cause, and said by itself (NG7004).
        if (view.Items.OfType<NormalizeAttribute>().Any(normalize => normalize.Preset is not null))
            return;
        report(new Problem
        {
            Id = "NG7001",
            Item = input.Index,
            // Every layer behind gets too much.
            Concerns = Enumerable.Range(0, view.Items.Count).ToEquatableArray(),
            Argument = Math.Abs(input.Attribute.Max) >= Math.Abs(input.Attribute.Min) || double.IsNaN(input.Attribute.Min)
                ? nameof(InputAttribute.Max)
                : nameof(InputAttribute.Min),
            Figures = new([Figures.Number(largest), Figures.Number(view.Signal.Forward[Graph.Input].Rms)]),
        });
    }
}
