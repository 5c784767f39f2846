using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// Init.Auto becomes what the next non-linearity needs (<see cref="InitializerChoice"/>). He initializers learn the negative slope of that
/// non-linearity (He et al. 2015).
/// </summary>
internal static class ResolveInitializers
{
    public static Graph Run(Graph graph)
    {
        var parameters = graph.Parameters.ToArray();
        var nextFunction = NextFunctionIn(graph);
        // Shared weights start as their first use wants it.
        foreach (var layer in graph.Forward.OfType<WeightedOperation>().GroupBy(layer => layer.Weight).Select(uses => uses.First()))
        {
            var next = nextFunction(layer.Output);
            var weight = parameters[layer.Weight];
            var initializer = weight.Initializer.Kind == Init.Auto
                ? InitializerChoice.For(next).Of(weight.Initializer)
                : weight.Initializer;
            parameters[layer.Weight] = weight with { Initializer = initializer with { Slope = next?.NegativeSlope ?? 0 } };
        }
        var notes = graph.Forward.OfType<WeightedOperation>().GroupBy(layer => layer.Layer, StringComparer.Ordinal)
            .ToDictionary(uses => uses.Key, uses => NoteOf(uses.First(), parameters[uses.First().Weight]), StringComparer.Ordinal);
        var layers = graph.Layers.Select(layer => notes.TryGetValue(layer.Name, out var note) ? layer with { Note = note } : layer);
        return graph with { Parameters = parameters.ToEquatableArray(), Layers = layers.ToEquatableArray() };
    }

    /// <summary>
    /// The first activation behind a tensor, looking through what does not change a value's distribution much; null where none follows.
    /// </summary>
    public static Func<int, ActivationFunction?> NextFunctionIn(Graph graph)
    {
        var readers = new Operation?[graph.Tensors.Count];
        foreach (var operation in graph.Forward)
        {
            foreach (var tensor in operation.Reads)
                readers[tensor] ??= operation;
        }
        return NextFunction;

        ActivationFunction? NextFunction(int tensor) => readers[tensor] switch
        {
            ActivationOperation activation => activation.Function,
            PReluOperation prelu => prelu.AtStart,
            DropoutOperation or ReshapeOperation or PoolOperation or PadOperation or UpsampleOperation or PermuteOperation
                or NormalizationOperation => NextFunction(readers[tensor]!.Writes[0]),
            // Another layer with weights, a join, the loss: no non-linearity follows.
            _ => null,
        };
    }

    private static string NoteOf(WeightedOperation layer, Parameter weights) =>
        weights.Layer == layer.Layer ? NameOf(weights.Initializer) : "weights of " + weights.Layer;

    private static string NameOf(Initializer initializer) =>
        initializer.Kind + (initializer.Chosen ? " (auto)" : "");
}
