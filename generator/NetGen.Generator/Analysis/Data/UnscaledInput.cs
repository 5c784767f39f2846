using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Data;

/// <summary>NG7001: inputs far from the size 1 that initializers and learning rates are made for, with nothing that rescales them.</summary>
internal static class UnscaledInput
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (InputScale.LargestOf(view) is not (> InputScale.Limit and var largest) || view.Find<InputAttribute>() is not { } input)
            return;
        report(new Problem
        {
            Id = "NG7001",
            Item = input.Index,
            Argument = Math.Abs(input.Attribute.Max) == largest ? nameof(InputAttribute.Max) : nameof(InputAttribute.Min),
            Figures = new([Figures.Number(largest), Figures.Number(view.Signal.Forward[Graph.Input].Rms)]),
        });
    }
}
