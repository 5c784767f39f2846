using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>NG5002: a rate that leaves too little of a layer. In some libraries the argument is the share that is kept.</summary>
internal static class DropoutRate
{
    private const double Excessive = 0.8, High = 0.5, HighForInput = 0.2;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var dropout in view.Graph.Forward.OfType<DropoutOperation>())
        {
            var isInput = view.Flow.IsInput(dropout.Input);
            if (dropout.Rate <= (isInput ? HighForInput : High))
                continue;
            report(new Problem
            {
                Id = "NG5002",
                Item = dropout.Item,
                // What is kept is scaled up, and so is everything behind.
                Concerns = Enumerable.Range(dropout.Item, view.Items.Count - dropout.Item).ToEquatableArray(),
                Argument = "rate",
                Severity = dropout.Rate >= Excessive ? ProblemSeverity.Warning : ProblemSeverity.Info,
                Figures = new(
                [
                    dropout.Layer,
                    Figures.Percent(1 - dropout.Rate),
                    Figures.Count(view.Graph.Tensors[dropout.Input].Shape.Count, isInput ? "input" : "value"),
                    isInput ? "up to 0.2" : "0.2 to 0.5",
                ]),
            });
        }
    }
}
