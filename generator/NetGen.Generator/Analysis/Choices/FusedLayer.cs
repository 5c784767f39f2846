using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Choices;

/// <summary>NG0102: a layer that is no work of its own: folded into another, moved, or only a name.</summary>
internal static class FusedLayer
{
    public static void Explain(NetworkSpec spec, Plan plan, Action<Problem> report)
    {
        OfPreprocessing(spec, report);
        foreach (var operation in plan.Graph.Forward)
        {
            if (ReasonFor(operation, plan.Graph) is { } reason)
                report(new Problem
                {
                    Id = "NG0102", Item = operation.Item,
                    Figures = new([operation is LossOperation loss ? loss.Function.GetType().Name : operation.Layer, reason])
                });
        }
    }

    private static string? ReasonFor(Operation declared, Graph graph) => declared switch
    {
        ActivationOperation activation => OfActivation(activation, graph),
        NormalizationOperation { Kind: NormalizationKind.Batch } normalization
            when graph.Prediction.OfType<WeightedOperation>()
                .FirstOrDefault(layer => layer.Affine is { } affine && affine == normalization.Affine) is { } layer =>
            $"is part of {layer.Layer} in predictions: with the running statistics it is a scale and a shift "
                + $"for each of {Figures.Count(normalization.Channels, "channel")}",
        ReshapeOperation => "costs nothing: it is another shape of the same memory",
        LossOperation when graph.Training.OfType<LossOperation>().FirstOrDefault() is { IncludesHead: true } =>
            $"takes {HeadOf(graph)} in while training: both are one operation on what the head reads, stable for any size of it, "
                + "with the gradient p − y",
        // What is work of its own.
        _ => null,
    };

    private static string? OfActivation(ActivationOperation activation, Graph graph)
    {
        var pool = MaxPoolBehind(activation, graph);
        if (ExecutorIn(graph.Prediction) is not { } executor)
            return null;
        var trains = graph.Training.Count == 0 ? ""
            : ExecutorIn(graph.Training) is not null ? " and training"
            : "; training keeps what it reads, for its derivative";
        return executor.Item == pool?.Item
            ? $"runs behind {executor.Layer} in predictions{trains}: max(φ(x)) = φ(max(x)), "
                + $"on {Figures.Count(CountOf(executor.Output), "value")} instead of {Figures.Whole(CountOf(activation.Output))}"
            : $"is part of {executor.Layer}'s kernel in predictions{trains}: it is applied while the sums are in registers";

        FusingOperation? ExecutorIn(EquatableArray<Operation> program) => program.OfType<FusingOperation>()
            .FirstOrDefault(operation => operation.Epilogue is not null
                && (operation.Output == activation.Output || (operation is PoolOperation && operation.Item == pool?.Item)));

        long CountOf(int tensor) => graph.Tensors[tensor].Shape.Count;
    }

    /// <summary>The max-pool that reads an activation, through its border of −∞ if it has one.</summary>
    private static PoolOperation? MaxPoolBehind(ActivationOperation activation, Graph graph)
    {
        var reader = graph.Forward.FirstOrDefault(operation => operation.Reads.Contains(activation.Output));
        if (reader is PadOperation { Fill: double.NegativeInfinity } border)
            reader = graph.Forward.FirstOrDefault(operation => operation.Reads.Contains(border.Output));
        return reader is PoolOperation { IsMax: true } pool ? pool : null;
    }

    private static string HeadOf(Graph graph) =>
        graph.Forward.OfType<LayerOperation>()
            .Last(operation => operation is SoftmaxOperation or LogSoftmaxOperation or ActivationOperation).Layer;

    /// <summary>Scalings of the samples are one map: said at the second.</summary>
    private static void OfPreprocessing(NetworkSpec spec, Action<Problem> report)
    {
        var scalings = Enumerable.Range(0, spec.Items.Count)
            .Where(item => spec.Items[item].Bind() is PreprocessingAttribute and not WhiteningAttribute).ToList();
        if (scalings.Count > 1)
        {
            report(new Problem
            {
                Id = "NG0102",
                Item = scalings[1],
                Figures = new([spec.Items[scalings[1]].Kind,
                    $"and {spec.Items[scalings[0]].Kind} are one map (x − center)·scale of each value, applied as a sample is read"]),
            });
        }
    }
}
