using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>NG5004: dropouts in a row are one dropout of rate 1 − ∏(1 − p). One problem for each run, at its last.</summary>
internal static class DropoutTwice
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var last in view.Graph.Forward.OfType<DropoutOperation>())
        {
            if (view.Flow.Next(last.Output) is DropoutOperation)
                continue;
            var run = new List<DropoutOperation> { last };
            while (view.Flow.Before(run[0]) is DropoutOperation before)
                run.Insert(0, before);
            if (run.Count == 1)
                continue;
            // Decimal, because 1 − (1 − .5)(1 − .2) is .6 to whoever wrote it.
            var combined = Figures.Exact((double)(1 - run.Aggregate(1m, (kept, dropout) => kept * (1 - (decimal)dropout.Rate))));
            report(new Problem
            {
                Id = "NG5004",
                Item = last.Item,
                Argument = "rate",
                Figures = new(
                [
                    string.Join(" and ", run.Select(dropout => dropout.Layer)),
                    combined,
                    "1 − " + string.Concat(run.Select(dropout => "(1 − " + Figures.Exact(dropout.Rate) + ")")),
                ]),
                FixFacts = new(
                [
                    new("Value", combined),
                    new("Others",
                        string.Join(",", run.Take(run.Count - 1).Select(dropout => dropout.Item.ToString(CultureInfo.InvariantCulture)))),
                ]),
            });
        }
    }
}
