using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Data;

/// <summary>NG7001: inputs far from the size 1 that initializers and learning rates are made for, with nothing that rescales them.</summary>
internal static class UnscaledInput
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (InputScale.LargestOf(view) is not (> InputScale.Limit and var largest) || view.Find<InputAttribute>() is not { } input)
            return;
        // A preset on values that it is not made for is the cause, and said by itself (NG7004).
        if (view.Items.OfType<NormalizeAttribute>().Any(normalize => normalize.Preset is not null))
            return;
        report(new Problem
        {
            Id = "NG7001",
            Item = input.Index,
            Argument = Math.Abs(input.Attribute.Max) >= Math.Abs(input.Attribute.Min) || double.IsNaN(input.Attribute.Min) ? nameof(InputAttribute.Max) : nameof(InputAttribute.Min),
            Figures = new([Figures.Number(largest), Figures.Number(view.Signal.Forward[Graph.Input].Rms)]),
        });
    }
}
