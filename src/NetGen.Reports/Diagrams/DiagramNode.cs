namespace NetGen.Reports.Diagrams;

/// <summary>What a diagram is drawn of: the input, the layers, the loss, and who reads whom.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Description">Its settings.</param>
/// <param name="Size">The shape of its output and what it holds.</param>
/// <param name="Inputs">The nodes that it reads, by place.</param>
internal sealed record DiagramNode(string Name, string Description, string Size, IReadOnlyList<int> Inputs)
{
    /// <summary>In the order of the declaration: what is read stands before who reads it.</summary>
    public static IReadOnlyList<DiagramNode> Of(NetworkSummary network)
    {
        var places = new Dictionary<string, int> { [""] = 0 };
        List<DiagramNode> nodes = [new("Input", "", string.Join('×', network.InputShape), [])];
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerSummary layer = network.Layers[i];
            string size = string.Join('×', layer.OutputShape);
            string held = layer.ParameterCount == 0 ? size : $"{size}, {Figures.Plural(layer.ParameterCount, "parameter")}";
            nodes.Add(new(layer.Name, layer.Description, held, [.. network.InputsOf(i).Select(name => places[name])]));
            places[layer.Name] = nodes.Count - 1;
        }

        if (network.Loss is { } loss)
        {
            nodes.Add(new(loss, "loss", network.Optimizer ?? "", [nodes.Count - 1]));
        }

        return nodes;
    }
}
