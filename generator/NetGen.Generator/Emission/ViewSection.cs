using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the views of what the network has learned: all parameters on one span, and each layer's by its name.</summary>
internal static class ViewSection
{
    public static void Print(MemberWriter members)
    {
        members.Summary("All parameters on one span: the weights of every layer, then the biases. Writing here changes the network.");
        members.Value($"public global::System.Span<{members.Surface.Scalar}> Parameters",
            plan => "netGenParameters.Span" + (plan.Buffers.Count == 0 ? "" : ".Slice(0, ParameterCount)"));
        // Looked up by name: a search for each layer would cost the square of their number.
        Dictionary<string, LearnedOperation>? learned = null;
        LearnedOperation LearnedOf(Plan plan, LayerMember layer) => (learned ??= plan.Graph.Forward.OfType<LearnedOperation>()
            .GroupBy(operation => operation.Layer).ToDictionary(same => same.Key, same => same.First()))[layer.Layer];

        foreach (var layer in members.Surface.Layers)
        {
            if (layer.View == LayerMember.Recurrent)
            {
                RecurrentView.Print(members, layer);
                continue;
            }
            members.Comment(plan => ViewSummary(plan, LearnedOf(plan, layer)));
            members.Value($"public global::NetGen.{layer.View}<{members.Surface.Scalar}> {Identifiers.Escape(layer.Layer)}",
                plan => ViewOf(plan, LearnedOf(plan, layer)));
        }
    }

    private static string ViewSummary(Plan plan, LearnedOperation layer)
    {
        var shape = plan.Graph.Parameters[layer.Weight].Shape;
        if (layer is NormalizationOperation normalization)
        {
            var channels = normalization.Channels == 1 ? "channel" : Literals.Of(normalization.Channels) + " channels";
            return $"What {layer.Layer} knows of its {channels}: "
                + (normalization.RunningMean is not null
                    ? "weights, biases and running statistics."
                    : normalization.Bias is null ? "weights." : "weights and biases.");
        }
        if (layer is EmbeddingOperation)
            return $"The vectors of {layer.Layer}: {Literals.Of(shape.Width)} numbers for each of {Literals.Of(shape.Positions)} tokens.";
        if (shape.Rank == 1)
            return $"What {layer.Layer} knows of its {Literals.Of((int)shape.Count)} channels: a factor for each.";
        var biases = layer.Bias is { } index ? plan.Parameters[index] : null;
        var besides = biases is null ? "" : $" and {Literals.Of(biases.Length)} {(biases.Length == 1 ? "bias" : "biases")}";
        return $"The parameters of {layer.Layer}: {shape.ToString().Replace("×", " × ")} weights{besides}.";
    }

    private static string ViewOf(Plan plan, LearnedOperation layer)
    {
        var place = plan.Parameters[layer.Weight];
        var shape = plan.Graph.Parameters[layer.Weight].Shape;
        var bias = layer.Bias is { } index ? Slice(plan.Parameters[index]) : "default";
        if (layer is NormalizationOperation normalization)
        {
            var running = normalization.RunningMean is { } mean
                ? $"{Slice(plan.Buffers[mean])}, {Slice(plan.Buffers[mean + 1])}"
                : "default, default";
            return $"new({Slice(place)}, {bias}, {running})";
        }
        if (layer is EmbeddingOperation)
            return $"new({Slice(place)}, vocabulary: {Literals.Of(shape.Positions)}, width: {Literals.Of(shape.Width)})";
        return shape.Rank switch
        {
            1 => $"new({Slice(place)}, default, default, default)",
            2 => $"new({Slice(place)}, {bias}, outputs: {Literals.Of(shape.Dimensions[0])}, inputs: {Literals.Of(shape.Dimensions[1])}, "
                + $"inputMajor: {Literals.Of(place.Order != WeightOrder.OutputMajor)})",
            // Filters, of one axis or two.
            _ => $"new({Slice(place)}, {bias}, Summary.Parameters[{Literals.Of(layer.Weight)}])",
        };
    }

    public static string Slice(PlacedParameter place) =>
        $"netGenParameters.Span.Slice({Literals.Of(place.Offset)}, {Literals.Of(place.Length)})";
}
