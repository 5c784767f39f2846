using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG1005: the output's size is not what the declared target needs. The problem sits on the size of the layer that decides
/// it.</summary>
internal static class OutputVersusTarget
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.OutputShape.Rank != 1)
            return;
        if (view.Graph.Preparation?.Table is { } table)
        {
            var (needed, noun) = Of(table, view.Graph.OutputShape.Width);
            Report(view, needed, noun, view.Items.ToList().FindIndex(item => item is TableAttribute), report);
        }
        else if (view.Target is { } target)
        {
            var (needed, noun) = Of(target, view);
            Report(view, needed, noun, view.Items.ToList().IndexOf(target), report);
        }
    }

    /// <summary>One unit tells two classes apart as well as two do.</summary>
    private static (int Needed, string Noun) Of(TableSpec table, int output) =>
        table.Classes == 0 ? (1, "value") : (table.Classes == 2 && output == 1 ? 1 : table.Classes, "class");

    private static (int Needed, string Noun) Of(TargetAttribute target, GraphView view)
    {
        var output = view.Graph.OutputShape.Width;
        var isSigmoid = view.Graph.Forward.OfType<LayerOperation>().LastOrDefault() is ActivationOperation { Function.HeadOf: LossHead.Sigmoid };
        return target.Kind switch
        {
            TargetKind.MultiClass => (target.Classes, "class"),
            TargetKind.MultiLabel => (target.Classes, "label"),
            TargetKind.Regression => (target.Length, "value"),
            // One unit says how likely the one class is; two softmax units say it twice.
            _ => (output == 2 && !isSigmoid ? 2 : 1, "value"),
        };
    }

    private static void Report(GraphView view, int needed, string noun, int declared, Action<Problem> report)
    {
        var output = view.Graph.OutputShape.Width;
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
        report(new Problem { Id = "NG1005", Item = declared, Figures = figures });
    }
}
