using NetGen.Generator.Emission;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Choices;

/// <summary>NG0103: a layer's line of the layer table, at its attribute: shapes, parameters, predicted signal and gradient.</summary>
internal static class LayerFacts
{
    public static void Explain(NetworkSpec spec, Plan plan, Action<Problem> report)
    {
        var graph = plan.Graph;
        var parameters = LayerTable.Parameters(graph);
        foreach (var layer in graph.Layers)
        {
            var operations = graph.Forward.OfType<LayerOperation>().Where(operation => operation.Layer == layer.Name).ToList();
            if (operations.Count == 0)
                continue;
            List<string> facts = [$"{graph.Tensors[operations[0].Input].Shape} → {graph.Tensors[layer.Output].Shape}"];
            if (parameters.TryGetValue(layer.Name, out var count) && count > 0)
                facts.Add(Figures.Count(count, "parameter"));
            AddIfKnown("predicted signal", layer.Signal.ToString());
            AddIfKnown("gradient", layer.Gradient.ToString());
            report(new Problem { Id = "NG0103", Item = operations[0].Item, Figures = new([layer.Name, string.Join(", ", facts)]) });

            void AddIfKnown(string what, string value)
            {
                if (value.Length > 0)
                    facts.Add($"{what} {value}");
            }
        }
    }
}
