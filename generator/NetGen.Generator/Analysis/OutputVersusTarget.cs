using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG1005: the output's size, or its shape, is not what the declared target needs. The problem sits on the size of the layer that
/// decides it.</summary>
internal static class OutputVersusTarget
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.OutputShape.Positions != 1 || view.Target is { Kind: TargetKind.ClassMap })
        {
            CheckPositions(view, report);
            return;
        }
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

    /// <summary>A class for each position, or one for a sample.</summary>
    private static void CheckPositions(GraphView view, Action<Problem> report)
    {
        var (shape, item) = (view.Graph.OutputShape, view.Target is null ? 0 : view.Items.ToList().IndexOf(view.Target));
        switch (view.Target)
        {
            case { Kind: TargetKind.ClassMap } when shape.Positions == 1:
                report(new Problem
                {
                    Id = "NG1005", Item = item,
                    Figures = new([Figures.Count(shape.Width, "value"), "a class for each of several positions"])
                });
                break;
            case { Kind: TargetKind.ClassMap, Classes: > 0 and var classes } when classes != shape.Width:
                report(new Problem
                {
                    Id = "NG1005", Item = item,
                    Figures = new([Figures.Count(shape.Width, "value") + " at each position", Figures.Count(classes, "class")])
                });
                break;
            case { Kind: TargetKind.MultiClass or TargetKind.Binary } when view.Graph.Loss is { HasClassLabels: true }:
                report(new Problem { Id = "NG1005", Item = item, Figures = new([shape + " values", "one class a sample"]) });
                break;
        }
    }

    /// <summary>One unit tells two classes apart as well as two do.</summary>
    private static (int Needed, string Noun) Of(TableSpec table, int output) =>
        table.Classes == 0 ? (1, "value") : (table.Classes == 2 && output == 1 ? 1 : table.Classes, "class");

    private static (int Needed, string Noun) Of(TargetAttribute target, GraphView view)
    {
        var output = view.Graph.OutputShape.Width;
        var isSigmoid = view.Graph.Forward.OfType<LayerOperation>()
            .LastOrDefault() is ActivationOperation { Function.HeadOf: LossHead.Sigmoid };
        return target.Kind switch
        {
            TargetKind.MultiClass => (target.Classes, "class"),
            TargetKind.MultiLabel => (target.Classes, "label"),
            TargetKind.Regression => (target.Length, "value"),
            // One unit says how likely the one class is; two softmax units say it twice. Maps are looked at before.
            _ => (output == 2 && !isSigmoid ? 2 : 1, "value"),
        };
    }

    private static void Report(GraphView view, int needed, string noun, int declared, Action<Problem> report)
    {
        var output = view.Graph.OutputShape.Width;
        if (needed == 0 || needed == output)
            return;

        var figures = EquatableArray.ToEquatableArray([Figures.Count(output, "value"), Figures.Count(needed, noun)]);
        if (view.Graph.Forward.OfType<LayerOperation>()
            .LastOrDefault(operation => operation is DenseOperation or ReshapeOperation) is DenseOperation dense)
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
