using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG1005: the output's size is not what the declared target needs. The problem sits on the size of the layer that decides it.</summary>
internal static class OutputVersusTarget
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Items.OfType<TargetAttribute>().FirstOrDefault() is not { } target || view.Graph.OutputShape.Rank != 1)
            return;
        var output = view.Graph.OutputShape.Width;
        var isSigmoid = view.Graph.Forward.OfType<LayerOperation>().LastOrDefault() is ActivationOperation { Function.HeadOf: LossHead.Sigmoid };
        var (needed, noun) = target.Kind switch
        {
            TargetKind.MultiClass => (target.Classes, "class"),
            TargetKind.MultiLabel => (target.Classes, "label"),
            TargetKind.Regression => (target.Length, "value"),
            // One unit says how likely the one class is; two softmax units say it twice.
            _ => (output == 2 && !isSigmoid ? 2 : 1, "value"),
        };
        if (needed == 0 || needed == output)
            return;

        var figures = EquatableArray.ToEquatableArray([Figures.Count(output, "value"), Figures.Count(needed, noun)]);
        if (view.Graph.Forward.OfType<LayerOperation>().LastOrDefault(operation => operation is DenseOperation or ReshapeOperation) is DenseOperation dense)
        {
            report(new Problem
            {
                Id = "NG1005",
                Item = dense.Item,
                Argument = "units",
                Figures = figures,
                FixFacts = new([new("Value", needed.ToString(CultureInfo.InvariantCulture))]),
            });
            return;
        }
        report(new Problem { Id = "NG1005", Item = view.Items.ToList().IndexOf(target), Figures = figures });
    }
}
