using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Capacity;

/// <summary>NG9001: so many parameters for each declared sample, and nothing that keeps them from learning the samples by heart.</summary>
internal static class TooManyParameters
{
    private const double Limit = 100;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Training.Samples is not { } samples || IsRegularized(view.Graph))
            return;
        var parameters = view.Graph.Parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Shape.Count);
        if (parameters <= Limit * samples)
            return;
        report(new Problem
        {
            Id = "NG9001",
            Item = view.Training.Item,
            Argument = nameof(TrainingAttribute.Samples),
            Figures = new([Figures.Count(parameters, "parameter"), Figures.Count(samples, "sample"),
                Figures.Number((double)parameters / samples)]),
        });
    }

    private static bool IsRegularized(Graph graph) =>
        graph.Optimizer is null or { WeightDecay: > 0 }
        || graph.Preparation is { Augments: true }
        || graph.Forward.Any(operation => operation is DropoutOperation)
        || graph.Parameters.Any(parameter => parameter.Penalty is not null || parameter.MaxNorm is not null);
}
