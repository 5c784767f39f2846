using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Capacity;

/// <summary>
/// NG9002: all that the network knows of a sample goes through one number; as information, where a classifier's last hidden layer has fewer
/// units than there are classes. A gate, which ends in a product, is meant to be narrow.
/// </summary>
internal static class NarrowLayer
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        var dense = view.Graph.Forward.OfType<DenseOperation>().ToArray();
        for (var i = 0; i < dense.Length; i++)
        {
            var width = view.Graph.Tensors[dense[i].Output].Shape.Width;
            if (WeightedBehind(view, dense[i].Output) is not DenseOperation next)
                continue;
            var classes = view.Graph.OutputShape.Width;
            if (width == 1)
                Report(ProblemSeverity.Warning, dense[i], "one number: everything behind it is a function of that");
            else if (width < classes && WeightedBehind(view, next.Output) is null && view.Graph.Loss is CrossEntropy)
                Report(ProblemSeverity.Info, dense[i],
                    Figures.Whole(width) + " numbers, from which " + Figures.Count(classes, "class") + " are to be told apart");
        }

        void Report(ProblemSeverity severity, DenseOperation layer, string what) =>
            report(new Problem
            {
                Id = "NG9002", Item = layer.Item, Argument = "units", Severity = severity,
                Figures = new([layer.Layer, what])
            });
    }

    /// <summary>The next layer with weights on a way that neither forks nor joins.</summary>
    private static WeightedOperation? WeightedBehind(GraphView view, int tensor)
    {
        var next = view.Flow.Next(tensor);
        while (next is not (null or WeightedOperation))
            next = view.Flow.Next(next.Output);
        return next as WeightedOperation;
    }
}
